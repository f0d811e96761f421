import type { Instant } from '../domain/instant.ts';
import type { RefundOutcome } from '../domain/refund.ts';
import type { Policy } from '../policy/policy.ts';
import { asOf, type Product, policiesSince } from '../policy/product.ts';
import type { RefundClaim, Ruled } from './refund-claim.ts';
import { decideRefund } from './refund-quote.ts';

/** @property policy the version it was judged by */
export type Judged = Ruled & { readonly policy: Policy };

const byOutcome: Readonly<Record<RefundOutcome, number>> = { automatic: 2, review: 1, refused: 0 };

/** The most that is kept of what goes back, in percent. */
const feeCap = (policy: Policy, { ground }: RefundClaim): number => {
  const rule = policy.cash[ground];
  return rule.decides === 'automatic' ? (rule.fee?.capPercent ?? 0) : 0;
};

/** Positive where `a` is kinder to the customer than `b`. */
const kindness = (a: Judged, b: Judged, claim: RefundClaim): number =>
  byOutcome[a.outcome] - byOutcome[b.outcome] ||
  Number(a.amount === 'all') - Number(b.amount === 'all') ||
  feeCap(b.policy, claim) - feeCap(a.policy, claim);

/** Of two answers that are equally kind, that of the earlier version. */
const kinder =
  (claim: RefundClaim) =>
  (best: Judged, next: Judged): Judged =>
    kindness(next, best, claim) > 0 ? next : best;

/**
 * Whether money goes back, by the policy of the day of the purchase, or by a later version where that
 * is kinder (JM-16).
 *
 * @param at the time that counts for windows, and up to which versions count
 */
export function judgeRefund(claim: RefundClaim, product: Product, at: Instant): Judged {
  const [ofItsDay, ...others] = policiesSince(asOf(product, at), claim.lot.since);
  const by = (policy: Policy): Judged => ({ ...decideRefund(claim, policy, at), policy });
  return others.map(by).reduce(kinder(claim), by(ofItsDay));
}
