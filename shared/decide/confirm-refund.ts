import type { Instant } from '../domain/instant.ts';
import type { Refund, RefundTerms, Ruling } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { shareDown } from '../domain/share.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { besides } from './besides.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { type Judged, judgeRefund } from './judge-refund.ts';
import { factsOf, type RefundClaim } from './refund-claim.ts';
import { approved, denied, granted, reviewed, underReview, waiting } from './refund-steps.ts';
import { termsOf } from './refund-terms.ts';

export type ConfirmRefusal = 'refund_refused' | 'lot_changed';

/** Refusals that a use of the lot since its quote does not explain. */
const isForGood = (code: Ruling['code']): boolean =>
  code === 'disputed' ||
  code === 'refund_open' ||
  code === 'already_refunded' ||
  code === 'no_cash_value';

const rulingOf = ({ code, clause, policy }: Judged) => ({
  code,
  clause,
  policy: policyName(policy),
});

const isSame = (a: RefundQuote, b: Pick<RefundQuote, 'gross' | 'creditsRetired' | 'claims'>) =>
  a.gross.amountMinor === b.gross.amountMinor &&
  a.creditsRetired === b.creditsRetired &&
  a.claims === b.claims;

/**
 * Makes a refund of a quote. The quote binds: decided again as of the time it was made, it must come
 * out the same, or kinder because the job it had to wait for has given everything back.
 *
 * @param claim as it stands now
 */
export function confirmRefund(
  quote: RefundQuote,
  claim: RefundClaim,
  product: Product,
  now: Instant,
): Decision<Refund, ConfirmRefusal> {
  const facts = factsOf(claim);
  const again = judgeRefund(facts, product, quote.quotedAt);
  const ruling = { ...product, policy: again.policy };
  const terms = termsOf(facts, again);
  const waited = quote.code === 'lot_pending' && again.outcome === 'automatic';
  const isAsQuoted = waited || (again.code === quote.code && again.outcome === quote.outcome);

  if (quote.outcome === 'refused') return refuse('refund_refused', quote.clause);
  if (again.outcome === 'refused' && isForGood(again.code)) {
    return refuse('refund_refused', again.clause);
  }
  if (!isAsQuoted || !isSame(quote, terms)) return refuse('lot_changed', again.clause);

  const decided = { ...quote, ...rulingOf(again) };
  if (again.outcome === 'automatic') return accept(granted(decided, ruling, now));
  return accept(underReview(decided, ruling, now));
}

/** What stands against a refund now and may not for long. */
const mayPass = (code: Ruling['code']): boolean =>
  code === 'lot_pending' || code === 'disputed' || code === 'refund_open';

/** The part of the quoted fee that what is left to pay bears, within the policy's cap (SK-11). */
function feeOf({ gross, feeMinor, ground }: Refund, terms: RefundTerms, { cash }: Policy): number {
  const rule = cash[ground];
  const cap = rule.decides === 'automatic' ? (rule.fee?.capPercent ?? 0) : 0;
  if (gross.amountMinor === 0) return 0;
  const part = shareDown(feeMinor, terms.gross.amountMinor, gross.amountMinor);
  return Math.min(part, shareDown(terms.gross.amountMinor, cap, 100));
}

/**
 * A refund that waits for a running job decides itself once that is settled, by the time of its quote
 * (SK-09): what is unspent by then goes back, a person looks at it, or nothing does. A dispute that is
 * open by then is waited for as well.
 */
export function decideWaiting(
  refund: Refund,
  claim: RefundClaim,
  product: Product,
  now: Instant,
): Refund {
  const others = factsOf(besides(claim, refund));
  const again = judgeRefund(others, product, refund.judgedAt);
  const ruling = { ...product, policy: again.policy };
  const step = { at: now, by: 'policy' };
  if (mayPass(again.code)) return waiting(refund, now);

  const ruled = { ...refund, ...rulingOf(again) };
  if (again.outcome === 'refused') return denied(ruled, { ...step, note: again.code });
  const terms = termsOf(others, again);
  const paying = { ...ruled, ...terms, feeMinor: feeOf(refund, terms, again.policy) };
  return again.outcome === 'automatic'
    ? approved(paying, ruling, step)
    : reviewed(paying, ruling, now);
}
