import { describe, expect, it } from 'vitest';
import { clauseOf, leavesOf } from '../../shared/policy/leaves.ts';
import { policyName } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { products } from '../../shared/products/products.ts';
import { published } from '../../shared/products/published.ts';
import { numbers } from './policy-numbers.ts';
import { policyReader, underOnly, withValue } from './policy-reader.ts';

/** The numbers of a product's policy, with the rule and the name that customers find each by. */
const numbersOf = (product: Product) => {
  const texts = published.find(({ policy }) => policy === policyName(product.policy));
  const clauses = texts?.topics.flatMap((topic) => topic.clauses) ?? [];
  return leavesOf(product.policy).flatMap(({ at: path, value }) => {
    if (typeof value !== 'number' || path === 'version') return [];
    const ruledBy = clauseOf(product.policy, path);
    const telling = clauses.filter(({ values }) => Object.values(values).includes(path));
    const clause = telling.find(({ id }) => id === ruledBy) ?? telling[0];
    const name = Object.entries(clause?.values ?? {}).find(([, place]) => place === path)?.[0];
    return { path, value, id: clause?.id ?? '', name: name ?? '' };
  });
};

const rows = products.flatMap((product) =>
  numbersOf(product).map(
    (one) => [product.product, one.id, one.path, { ...one, product }] as const,
  ),
);

describe('a number on the page is the number that is decided by', () => {
  it('whatever the number', () => {
    expect(rows.length).toBeGreaterThan(45);
    const told = new Set(rows.map(([, , path]) => path));
    expect([...told].toSorted()).toEqual(Object.keys(numbers).toSorted());
  });

  it.each(rows)('%s, %s: %s', async (_product, id, path, { product, value: old, name }) => {
    const [more, turnsAt] = numbers[path] ?? [];
    if (more === undefined || !turnsAt) throw new Error(`nobody knows where ${path} is seen`);
    const other = old + more;
    const changed = underOnly(product, withValue(product.policy, path, other));
    const { json, page } = policyReader({ products: [changed] });

    const clause = (await json(product.product)).clauses.find((one) => one.id === id);
    const told = Number(clause?.values[name]);

    expect(told).toBe(other);
    expect(clause?.text).toMatch(new RegExp(`\\b${other}\\b`));
    expect(await page(product.product)).toMatch(
      new RegExp(`#${id}">${id}</a></td>[^]*?>${other} `),
    );
    expect([await turnsAt(product, old), await turnsAt(product, told)]).toEqual([true, false]);
    expect([await turnsAt(changed, old), await turnsAt(changed, told)]).toEqual([false, true]);
  });
});
