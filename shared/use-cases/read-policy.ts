import { announcedRateCard, rateCardAt } from '../decide/rates.ts';
import type { Instant } from '../domain/instant.ts';
import type { RateCard } from '../domain/rate-card.ts';
import type { PublishedPolicy } from '../policy/clause.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { asOf, type Product } from '../policy/product.ts';
import { Refused } from './refused.ts';

/**
 * A version of a product's policy with its texts, and the rates in force.
 *
 * @property announcedCard the next rates, where customers have been told of them
 */
export type PolicyNow = {
  readonly product: Product;
  readonly policy: Policy;
  readonly published: PublishedPolicy;
  readonly card: RateCard;
  readonly announcedCard?: RateCard;
  readonly now: Instant;
};

/**
 * The version asked for, also one of the past or one that is announced; else the one in force.
 *
 * @param published the texts of all versions
 * @throws Refused `not_found`
 * @throws Error where a version has no texts, which is a mistake of ours
 */
export function readPolicy(
  known: Product,
  version: number | undefined,
  published: readonly PublishedPolicy[],
  now: Instant,
): PolicyNow {
  const product = asOf(known, now);
  const wanted = version ?? product.policy.version;
  const policy = product.policies.find((one) => one.version === wanted);
  if (!policy) throw new Refused('not_found');
  const texts = published.find((one) => one.policy === policyName(policy));
  if (!texts) throw new Error(`${policyName(policy)} has no texts`);
  const announcedCard = announcedRateCard(product, now);
  return {
    product,
    policy,
    published: texts,
    card: rateCardAt(product, now),
    ...(announcedCard && { announcedCard }),
    now,
  };
}
