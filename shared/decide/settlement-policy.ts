import type { Job, Outcome } from '../domain/job.ts';
import type { Policy } from '../policy/policy.ts';
import { type Product, policyNamed } from '../policy/product.ts';

/**
 * The version that a job's ending is settled by: the one it was charged under, or a later one where only
 * that gives its credits back (JM-16).
 */
export function settlementPolicy(
  product: Product,
  { policy: name }: Pick<Job, 'policy'>,
  outcome: Outcome,
): Policy {
  const charged = policyNamed(product, name);
  const restores = ({ settlement, cancellation }: Policy) =>
    settlement[outcome].restores && (outcome !== 'cancelled' || cancellation.offered);
  const later = product.policies.find(
    (policy) =>
      policy.version > charged.version &&
      policy.version <= product.policy.version &&
      restores(policy),
  );
  return restores(charged) ? charged : (later ?? charged);
}
