import type { ClaimFacts } from '../domain/claim-facts.ts';
import type { Instant } from '../domain/instant.ts';
import type { Ground, RefundOutcome, RefundTerms } from '../domain/refund.ts';
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
const feeCap = (judged: Pick<Judged, 'policy'>, ground: Ground): number =>
  feeRule(judged, { ground })?.capPercent ?? 0;

/** What a claim pays and takes as it was judged, less the fee (SK-11). */
export function payable(facts: ClaimFacts, judged: Judged): RefundTerms {
  const terms = termsOf(facts, judged);
  const rule = feeRule(judged, facts);
  return { ...terms, feeMinor: rule ? feeMinor(terms.gross, facts, rule.capPercent) : 0 };
}

type Weighed = Pick<Judged, 'outcome' | 'amount' | 'policy'>;

/** Positive where `a` is kinder to the customer than `b`. */
const kindness = (a: Weighed, b: Weighed, ground: Ground): number =>
  byOutcome[a.outcome] - byOutcome[b.outcome] ||
  Number(a.amount === 'all') - Number(b.amount === 'all') ||
  feeCap(b, ground) - feeCap(a, ground);

/** The kinder of two answers; of two that are equally kind, that of the earlier version. */
export const kinderOf =
  (ground: Ground) =>
  <Answer extends Weighed>(best: Answer, next: Answer): Answer =>
    kindness(next, best, ground) > 0 ? next : best;

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
  return others.map(by).reduce(kinderOf(claim.ground), by(ofItsDay));
}

/**
 * Whether money goes back, by the policy of the day of the purchase, or by a later version where that
 * is kinder (JM-16).
 *
 * @param at the time that counts for windows, and up to which versions count
 */
export const judgeRefund = (claim: ClaimFacts, product: Product, at: Instant): Judged =>
  judgeBy(claim, policiesSince(asOf(product, at), claim.purchasedAt), at);
