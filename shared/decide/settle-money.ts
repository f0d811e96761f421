import { isClosed } from '../domain/account.ts';
import type { RefundQuoteId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Payment } from '../domain/payment.ts';
import { isOpen, type Refund } from '../domain/refund.ts';
import { houseRules } from '../policy/house-rules.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { type Product, uncoveredOf } from '../policy/product.ts';
import { type Books, lotIn } from './books.ts';
import { claimLot } from './claim-lot.ts';
import { claimsOn, frozenBy } from './claims.ts';
import { type GrantedPayment, isDecided, reviewOf } from './closure-review.ts';
import { forfeitLeft, goesToReview } from './forfeit.ts';
import { freezeLot, type RefundRule } from './freeze-lot.ts';
import type { PaymentStep } from './place-payment.ts';
import { underReview } from './refund-steps.ts';

/** By when it was last heard of; of two at one moment always in the same order. */
const place = ({ history, refundId }: Refund) => `${history.at(-1)?.at} ${refundId}`;

/** The rule behind the refund of ours that matters now, or that money went back elsewhere (MG-05). */
function refundRule({ ours }: Payment, policy: Policy): RefundRule {
  const oldest = Object.values(ours).toSorted((a, b) => place(a).localeCompare(place(b), 'en'));
  const found = oldest.findLast(isOpen) ?? oldest.at(-1);
  const { clause, policy: name } = found ?? {};
  return { clause: clause ?? houseRules.refundedElsewhere, policy: name ?? policyName(policy) };
}

/** Paid credits of a closed account lie frozen until somebody has looked at them (PR-15, JM-09). */
function awaitsReview({ account }: Books, payment: GrantedPayment, product: Product): boolean {
  const { closedAt, closedBy = 'customer' } = account;
  const lot = lotIn({ account, entries: [] }, payment.granted.lotId);
  const isKept = lot.remaining > 0 && goesToReview(lot, closedBy, product);
  return closedAt !== undefined && isKept && !isDecided(payment, closedAt);
}

/** The time of the latest of what the provider tells of money that goes back. */
const lastToldAt = ({ refunds, disputes, adjustments, granted }: GrantedPayment): Instant => {
  const facts = [refunds, disputes, adjustments].flatMap((told) => Object.values(told));
  return (
    facts
      .map(({ at }): Instant => at)
      .toSorted()
      .at(-1) ?? granted.paid.at
  );
};

/** Makes the payment's lot hold what the facts leave it. */
function claimed(books: Books, payment: GrantedPayment, product: Product): Books {
  const { policy } = product;
  const { paid, lotId } = payment.granted;
  const { credits } = lotIn(books, lotId);
  const cause = { refundRule: refundRule(payment, policy) };
  const uncovered = uncoveredOf(product, paid.at, lastToldAt(payment));
  const claims = claimsOn(payment, paid, credits, { uncovered });
  const taken = claimLot(books, lotId, claims, policy, cause);
  const facts = frozenBy(payment, paid);
  const waits = awaitsReview(taken, payment, product) && !facts.includes('refund');
  return freezeLot(taken, lotId, waits ? ['refund', ...facts] : facts, policy, cause);
}

/**
 * The payment's lot as its facts leave it, and what becomes of it where the account is closed.
 *
 * @param reviewId of the review that a closed account may need
 */
export function settleMoney(
  books: Books,
  payment: GrantedPayment,
  reviewId: RefundQuoteId,
  product: Product,
  now: Instant,
): Pick<PaymentStep, 'payment' | 'review'> & { readonly books: Books } {
  const held = claimed(books, payment, product);
  if (!isClosed(held.account)) return { books: held, payment };

  const review = reviewOf(held, payment, reviewId, product, now);
  if (review === 'decided') {
    const lot = lotIn(held, payment.granted.lotId);
    return { books: forfeitLeft(held, product, [lot]), payment };
  }
  const left = forfeitLeft(held, product);
  if (!review) return { books: left, payment };
  const by = held.account.closedBy ?? 'customer';
  const refund: Refund = {
    ...underReview(review, product, now),
    history: [{ state: 'under_review', at: now, by }],
  };
  const reviewed = { ...payment, ours: { ...payment.ours, [refund.refundId]: refund } };
  return { books: claimed(left, reviewed, product), payment: reviewed, review };
}
