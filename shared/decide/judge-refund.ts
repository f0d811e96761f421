import type { ClaimFacts } from '../domain/claim-facts.ts';
import type { Instant } from '../domain/instant.ts';
import type { RefundOutcome, RefundTerms } from '../domain/refund.ts';
import type { Policy } from '../policy/policy.ts';
import { asOf, type Product, policiesSince } from '../policy/product.ts';
import type { Ruled } from './refund-claim.ts';
import { decideRefund } from './refund-quote.ts';
import { feeMinor, termsOf } from './refund-terms.ts';

/** @property policy the version it was judged by */
export type Judged = Ruled & { readonly policy: Policy };

const byOutcome: Readonly<Record<RefundOutcome, number>> = { automatic: 2, review: 1, refused: 0 };

/** The rule of the fee, where the claim's ground has one. */
export function feeRule(
  { policy }: Pick<Judged, 'policy'>,
  { ground }: Pick<ClaimFacts, 'ground'>,
) {
  const rule = policy.cash[ground];
  return rule.decides === 'automatic' ? rule.fee : undefined;
}

/** The most that is kept of what goes back, in percent. */
const feeCap = (judged: Judged, facts: ClaimFacts): number =>
  feeRule(judged, facts)?.capPercent ?? 0;

/** What a claim pays and takes as it was judged, less the fee (SK-11). */
export function payable(facts: ClaimFacts, judged: Judged): RefundTerms {
  const terms = termsOf(facts, judged);
  const rule = feeRule(judged, facts);
  return { ...terms, feeMinor: rule ? feeMinor(terms.gross, facts, rule.capPercent) : 0 };
}

/** Positive where `a` is kinder to the customer than `b`. */
const kindness = (a: Judged, b: Judged, claim: ClaimFacts): number =>
  byOutcome[a.outcome] - byOutcome[b.outcome] ||
  Number(a.amount === 'all') - Number(b.amount === 'all') ||
  feeCap(b, claim) - feeCap(a, claim);

/** Of two answers that are equally kind, that of the earlier version. */
const kinder =
  (claim: ClaimFacts) =>
  (best: Judged, next: Judged): Judged =>
    kindness(next, best, claim) > 0 ? next : best;

/**
 * The answer of the kindest of some versions; of two that are equally kind, that of the earlier.
 *
 * @param versions that of the day of the purchase first
 * @param at the time that counts for windows
 */
export function judgeBy(
  claim: ClaimFacts,
  [ofItsDay, ...others]: readonly [Policy, ...Policy[]],
  at: Instant,
): Judged {
  const by = (policy: Policy): Judged => ({ ...decideRefund(claim, policy, at), policy });
  return others.map(by).reduce(kinder(claim), by(ofItsDay));
}

/**
 * Whether money goes back, by the policy of the day of the purchase, or by a later version where that
 * is kinder (JM-16).
 *
 * @param at the time that counts for windows, and up to which versions count
 */
export const judgeRefund = (claim: ClaimFacts, product: Product, at: Instant): Judged =>
  judgeBy(claim, policiesSince(asOf(product, at), claim.purchasedAt), at);
