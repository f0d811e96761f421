import { describe, expect, it } from 'vitest';
import type { CashPolicy } from '../../shared/policy/cash.ts';
import { products } from '../../shared/products/products.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { annUnder, twoVersions } from '../support/two-versions.ts';

type Unused = CashPolicy['unused'];

const pays = (windowHours: number): Unused => ({
  clause: 'SK-08',
  decides: 'automatic',
  windowHours,
  closed: { clause: 'SK-15' },
  pending: { clause: 'SK-09' },
});
const asks = (code: 'case_by_case' | 'claim_to_check'): Unused => ({
  clause: 'PR-09',
  decides: 'review',
  code,
  amount: 'unspent',
});

const rules = {
  never: { clause: 'JM-01', decides: 'refused', code: 'not_offered' },
  'by a person': asks('case_by_case'),
  checked: asks('claim_to_check'),
  'a week': pays(168),
  'three days': pays(72),
} as const satisfies Record<string, Unused>;

type Rule = keyof typeof rules;

/** Asked for 100 hours after the purchase: three days are over, a week is not. */
const askedAfter = { hours: 100 };

describe.each(products.map((product) => [product.product, product] as const))(
  'JM-16: a purchase is judged by the version of its day, by a later one only where it is kinder: %s',
  (_name, product) => {
    // biome-ignore format: one case a row
    it.each<[old: Rule, next: Rule, outcome: string, code: string, version: number]>([
    // then           later          answer       code             by version
    ['never',         'never',       'refused',   'not_offered',   1],
    ['never',         'by a person', 'review',    'case_by_case',  2],
    ['never',         'checked',     'review',    'claim_to_check', 2],
    ['never',         'a week',      'automatic', 'eligible',      2],
    ['never',         'three days',  'refused',   'not_offered',   1],
    ['by a person',   'never',       'review',    'case_by_case',  1],
    ['by a person',   'checked',     'review',    'case_by_case',  1],
    ['by a person',   'a week',      'automatic', 'eligible',      2],
    ['by a person',   'three days',  'review',    'case_by_case',  1],
    ['checked',       'never',       'review',    'claim_to_check', 1],
    ['checked',       'by a person', 'review',    'claim_to_check', 1],
    ['checked',       'a week',      'automatic', 'eligible',      2],
    ['checked',       'three days',  'review',    'claim_to_check', 1],
    ['a week',        'never',       'automatic', 'eligible',      1],
    ['a week',        'by a person', 'automatic', 'eligible',      1],
    ['a week',        'three days',  'automatic', 'eligible',      1],
    ['a week',        'a week',      'automatic', 'eligible',      1],
    ['three days',    'never',       'refused',   'window_closed', 1],
    ['three days',    'by a person', 'review',    'case_by_case',  2],
    ['three days',    'a week',      'automatic', 'eligible',      2],
  ])('%s, then %s: %s, %s, by version %i', async (old, next, outcome, code, version) => {
    const under = twoVersions(product, { cash: { unused: rules[old] } }, { cash: { unused: rules[next] } });
    const { moveTo, quote, standing } = await annUnder(under);
    moveTo(askedAfter);

    const answer = await quote('unused');

    expect(answer).toMatchObject({ outcome, code, policy: `${product.product}@${version}` });
    expect(await standing()).toMatchObject({
      eligible: outcome === 'automatic',
      code,
      clause: answer.clause,
    });
  });
  },
);

const unpaid = { trial: { clause: 'SK-21', credits: 0 } };
const video = { jobId: 'job-1', accountId: 'ann', action: 'video', variants: 1 };

/** Skena where a video of ten of the 100 credits that were bought is running, or was delivered. */
async function withAVideo(old: Rule, next: Rule, becomes: 'runs' | 'delivered') {
  const says = (rule: Rule) => ({ ...unpaid, cash: { unused: rules[rule] } });
  const ann = await annUnder(twoVersions(skena, says(old), says(next)));
  ann.moveTo(askedAfter);
  expect(await ann.client.post('/jobs', video)).toMatchObject({ status: 201 });
  if (becomes === 'delivered') await ann.client.succeed('job-1');
  return ann;
}

describe('JM-16: also where credits of it are on a job, or were spent', () => {
  // biome-ignore format: one case a row
  it.each<[becomes: 'runs' | 'delivered', old: Rule, next: Rule, outcome: string, code: string, version: number]>([
    // the video    then           later          answer     code             by version
    ['runs',        'a week',      'never',       'review',  'lot_pending',   1],
    ['runs',        'a week',      'by a person', 'review',  'lot_pending',   1],
    ['runs',        'a week',      'three days',  'review',  'lot_pending',   1],
    ['runs',        'never',       'a week',      'review',  'lot_pending',   2],
    ['runs',        'never',       'by a person', 'review',  'case_by_case',  2],
    ['runs',        'by a person', 'a week',      'review',  'case_by_case',  1],
    ['runs',        'three days',  'never',       'refused', 'window_closed', 1],
    ['delivered',   'a week',      'never',       'refused', 'lot_used',      1],
    ['delivered',   'never',       'a week',      'refused', 'lot_used',      1],
    ['delivered',   'by a person', 'a week',      'review',  'case_by_case',  1],
    ['delivered',   'a week',      'by a person', 'review',  'case_by_case',  2],
    ['delivered',   'three days',  'a week',      'refused', 'lot_used',      1],
  ])('%s; %s, then %s: %s, %s, by version %i', async (becomes, old, next, outcome, code, version) => {
    const { quote, standing } = await withAVideo(old, next, becomes);

    const answer = await quote('unused');

    expect(answer).toMatchObject({ outcome, code, policy: `skena@${version}` });
    expect(await standing()).toMatchObject({ eligible: false, code, clause: answer.clause });
  });
});
