import { describe, expect, it } from 'vitest';
import type { CashPolicy } from '../../shared/policy/cash.ts';
import { products } from '../../shared/products/products.ts';
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
    const { after, quote, standing } = await annUnder(under);
    after(askedAfter);

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
