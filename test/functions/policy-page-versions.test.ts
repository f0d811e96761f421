import { describe, expect, it } from 'vitest';
import type { Policy } from '../../shared/policy/policy.ts';
import { publish } from '../../shared/products/published.ts';
import { clauses } from '../../shared/products/skena/clauses.ts';
import { policy as first } from '../../shared/products/skena/policy.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { underPolicy } from '../support/under-policy.ts';
import { policyReader } from './policy-reader.ts';

/** Two weeks from June on, and three from the year after. */
const second = {
  ...first,
  version: 2,
  effectiveFrom: '2026-06-01T00:00:00.000Z',
  cash: { ...first.cash, unused: { ...first.cash.unused, windowHours: 336 } },
} as const satisfies Policy;
const third = {
  ...second,
  version: 3,
  effectiveFrom: '2027-01-01T00:00:00.000Z',
  cash: { ...first.cash, unused: { ...first.cash.unused, windowHours: 504 } },
} as const satisfies Policy;

const products = [underPolicy(skena, first, second, third)];
const published = [first, second, third].map((policy) => publish('Skena', policy, clauses));
const readerAt = (at: string) => policyReader({ at, products, published });

const url = (version: number) => `/v1/skena/policy?version=${version}`;
const told = (version: number, effectiveFrom: string) => ({
  policy: `skena@${version}`,
  effectiveFrom,
  url: url(version),
});
const one = told(1, first.effectiveFrom);
const two = told(2, second.effectiveFrom);
const three = told(3, third.effectiveFrom);

const may = '2026-05-31T23:59:59.999Z';
const june = '2026-06-01T00:00:00.000Z';
const january = '2027-01-01T00:00:00.000Z';

describe('JM-16: earlier versions stay to be read, and later ones are shown before they hold', () => {
  // biome-ignore format: one case a row
  it.each([
    // asked at   version     shows        hours  earlier       replaced by  announced
    [may,         undefined,  'skena@1',   168,   [],           undefined,   [two, three]],
    [june,        undefined,  'skena@2',   336,   [one],        undefined,   [three]],
    [june,        '1',        'skena@1',   168,   [],           two,         [three]],
    [june,        '2',        'skena@2',   336,   [one],        undefined,   [three]],
    [june,        '3',        'skena@3',   504,   [two, one],   undefined,   undefined],
    [january,     undefined,  'skena@3',   504,   [two, one],   undefined,   undefined],
    [january,     '1',        'skena@1',   168,   [],           two,         undefined],
  ] as const)('at %s, version %s: %s', async (at, version, policy, hours, earlier, replacedBy, announced) => {
    const { clauses: rules, ...said } = await readerAt(at).json('skena', version ? { version } : {});
    expect(said).toEqual({
      product: 'skena',
      policy,
      effectiveFrom: { 'skena@1': one, 'skena@2': two, 'skena@3': three }[policy].effectiveFrom,
      earlier,
      ...(replacedBy && { replacedBy }),
      ...(announced && { announced }),
    });
    const window = rules.find(({ id }) => id === 'SK-08');
    expect(window?.values).toMatchObject({ refundWindowHours: hours, refundWindowDays: hours / 24 });
    expect(window?.text).toContain(`${hours} hours (${hours / 24} days)`);
  });

  // biome-ignore format: one case a row
  it.each([
    // asked at   version     the page says                                     and links to
    [may,         undefined,  'skena@1, in force\nsince',                       [2, 3]],
    [june,        undefined,  'skena@2, in force\nsince',                       [1, 3]],
    [june,        '1',        'This version is not in force any more',          [2, 3]],
    [june,        '3',        'This version is announced, and not in force',    [1, 2]],
    [january,     undefined,  'skena@3, in force\nsince',                       [1, 2]],
  ] as const)('at %s, version %s: the page says “%s”', async (at, version, says, links) => {
    const page = await readerAt(at).page('skena', version ? { version } : {});
    expect(page).toContain(says);
    const linked = [...page.matchAll(/href="([^"#]+)"/g)].map(([, to]) => to);
    expect([...new Set(linked)].toSorted()).toEqual(links.map(url));
  });

  it('every version that is linked to is there', async () => {
    const { ask, json } = readerAt(june);
    const { earlier, announced = [] } = await json('skena');
    for (const { url: to, policy } of [...earlier, ...announced]) {
      const version = new URL(to, 'http://localhost').searchParams.get('version') ?? '';
      expect((await ask('skena', { version })).status).toBe(200);
      expect((await json('skena', { version })).policy).toBe(policy);
    }
  });

  it('an only version says that there is no other', async () => {
    const { json, page } = policyReader();
    expect(await json('skena')).toMatchObject({ earlier: [] });
    expect(await json('skena')).not.toHaveProperty('announced');
    expect(await page('skena')).toContain('There is no other version.');
  });
});
