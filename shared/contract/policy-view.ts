import { type Instant, toInstant } from '../domain/instant.ts';
import type { PublishedPolicy } from '../policy/clause.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { filledClause } from './policy-text.ts';

/**
 * A version of a product's policy, at a time.
 *
 * @property policy the version that is shown
 * @property published the texts it is read in
 */
export type ShownPolicy = {
  readonly product: Pick<Product, 'product' | 'policies'>;
  readonly policy: Policy;
  readonly published: PublishedPolicy;
  readonly now: Instant;
};

const versionView = (policy: Policy) => ({
  policy: policyName(policy),
  effectiveFrom: toInstant(policy.effectiveFrom),
  url: `/v1/${encodeURIComponent(policy.product)}/policy?version=${policy.version}`,
});

/** The versions around the one that is shown. */
export function otherVersions({ product, policy, now }: ShownPolicy) {
  const { policies } = product;
  const place = policies.findIndex(({ version }) => version === policy.version);
  const isInForce = ({ effectiveFrom }: Policy) => toInstant(effectiveFrom) <= now;
  const next = policies[place + 1];
  const announced = policies.slice(place + 1).filter((later) => !isInForce(later));
  return {
    earlier: policies.slice(0, place).toReversed().map(versionView),
    ...(next && isInForce(next) && { replacedBy: versionView(next) }),
    ...(announced.length > 0 && { announced: announced.map(versionView) }),
  };
}

export const policyView = (shown: ShownPolicy) => ({
  product: shown.product.product,
  policy: policyName(shown.policy),
  effectiveFrom: toInstant(shown.policy.effectiveFrom),
  clauses: shown.published.topics.flatMap(({ clauses }) =>
    clauses.map((clause) => filledClause(clause, shown.policy)),
  ),
  ...otherVersions(shown),
});
