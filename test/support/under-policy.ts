import type { Policy } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';

/** The product under other versions of its policy, in the order they take effect; the last is in force. */
export const underPolicy = (
  product: Product,
  ...policies: readonly [Policy, ...Policy[]]
): Product => ({ ...product, policies, policy: policies.at(-1) ?? policies[0] });
