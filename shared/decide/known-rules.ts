import { houseRules } from '../policy/house-rules.ts';
import { policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';

/** @property policies by name @property clauses that any version decides by, or the house */
export type KnownRules = {
  readonly policies: ReadonlySet<string>;
  readonly clauses: ReadonlySet<string>;
};

/** Wherever a policy decides something it says by which clause. */
function clausesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'clause' && typeof inner === 'string' ? [inner] : clausesIn(inner),
  );
}

/** What an entry of the product may name as its rule. */
export const knownRules = ({ policies }: Pick<Product, 'policies'>): KnownRules => ({
  policies: new Set(policies.map(policyName)),
  clauses: new Set([...policies.flatMap(clausesIn), ...Object.values(houseRules)]),
});
