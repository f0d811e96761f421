import type { Instant } from '../../../shared/domain/instant.ts';
import type { PublishedPolicy } from '../../../shared/policy/clause.ts';
import type { Surroundings } from '../../../shared/policy/finding.ts';
import { policyName } from '../../../shared/policy/policy.ts';
import type { Product } from '../../../shared/policy/product.ts';
import { products } from '../../../shared/products/products.ts';
import { published } from '../../../shared/products/published.ts';

export const productNamed = (name: unknown): Product | undefined =>
  products.find(({ product }) => product === name);

const clausesOf = (texts: PublishedPolicy | undefined) =>
  (texts?.topics ?? []).flatMap(({ clauses }) => clauses);

/** The texts of the newest version that has some. */
const textsOf = (product: Product): PublishedPolicy | undefined =>
  product.policies
    .toReversed()
    .flatMap((version) => published.find(({ policy }) => policy === policyName(version)) ?? [])[0];

/** `168 in days` is told of the place that holds 168. */
const placeOf = (value: string): string => value.split(' in ')[0] ?? value;

/** What a draft of a product's policy is checked against; nothing is known of a product of no name. */
export function surroundingsOf(product: Product | undefined, now: Instant): Surroundings {
  const texts = clausesOf(product && textsOf(product));
  return {
    policies: product?.policies ?? [],
    clauses: new Set(texts.map(({ id }) => id)),
    told: new Map(texts.map(({ id, values }) => [id, Object.values(values).map(placeOf)])),
    now,
  };
}
