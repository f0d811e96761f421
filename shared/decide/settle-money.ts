import { type Account, isClosed } from '../domain/account.ts';
import { none } from '../domain/credits.ts';
import { orderIdOf, type RefundQuoteId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Payment } from '../domain/payment.ts';
import { isOpen, type Refund, refundState } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { houseRules } from '../policy/house-rules.ts';
import { policyName } from '../policy/policy.ts';
import { closureOf, type Product, uncoveredOf } from '../policy/product.ts';
import { type Books, lotIn } from './books.ts';
import { claimLot } from './claim-lot.ts';
import { claimsOn, frozenBy, refundableMinor } from './claims.ts';
import { forfeitLeft, goesToReview } from './forfeit.ts';
import { freezeLot } from './freeze-lot.ts';
import type { PaymentStep } from './place-payment.ts';
import { factsOf } from './refund-claim.ts';
import { underReview } from './refund-steps.ts';
import { refundTerms } from './refund-terms.ts';

type GrantedPayment = Payment & { readonly granted: NonNullable<Payment['granted']> };

/** By when it was last heard of; of two at one moment always in the same order. */
const place = ({ history, refundId }: Refund) => `${history.at(-1)?.at} ${refundId}`;

/** The rule behind the refund of ours that matters now, or that money went back elsewhere (MG-05). */
function refundClause({ ours }: Payment): string {
  const oldest = Object.values(ours).toSorted((a, b) => place(a).localeCompare(place(b), 'en'));
  const found = oldest.findLast(isOpen) ?? oldest.at(-1);
  return found?.clause ?? houseRules.refundedElsewhere;
}

const deniedSince = (closedAt: Instant) => (refund: Refund) =>
  refundState(refund) === 'denied' && (refund.history.at(-1)?.at ?? '') >= closedAt;

/** Somebody has said no since, or there is no money left to pay them back. */
const isDecided = (payment: GrantedPayment, closedAt: Instant): boolean =>
  refundableMinor(payment, payment.granted.paid) === 0 ||
  Object.values(payment.ours).some(deniedSince(closedAt));

/** Paid credits of a closed account lie frozen until somebody has looked at them (PR-15, JM-09). */
function awaitsReview({ account }: Books, payment: GrantedPayment, product: Product): boolean {
  const { closedAt, closedBy = 'customer' } = account;
  const lot = lotIn({ account, entries: [] }, payment.granted.lotId);
  const isKept = lot.remaining > 0 && goesToReview(lot, closedBy, product);
  return closedAt !== undefined && isKept && !isDecided(payment, closedAt);
}

/** Makes the payment's lot hold what the facts leave it. */
function claimed(books: Books, payment: GrantedPayment, product: Product): Books {
  const { policy } = product;
  const { paid, lotId } = payment.granted;
  const { credits } = lotIn(books, lotId);
  const clauses = { refundClause: refundClause(payment) };
  const uncovered = uncoveredOf(product, paid.at);
  const claims = claimsOn(payment, paid, credits, { uncovered });
  const taken = claimLot(books, lotId, claims, policy, clauses);
  const facts = frozenBy(payment, paid);
  const waits = awaitsReview(taken, payment, product) && !facts.includes('refund');
  return freezeLot(taken, lotId, waits ? ['refund', ...facts] : facts, policy, clauses);
}

/**
 * Paid credits of a closed account that do not vanish with it wait for a person (PR-15, JM-09, MG-10):
 * as soon as no dispute and no other refund holds them, and until somebody has said no.
 */
function reviewOf(
  books: Books,
  payment: GrantedPayment,
  refundQuoteId: RefundQuoteId,
  product: Product,
  now: Instant,
): RefundQuote | 'decided' | undefined {
  const { account } = books;
  const { paid, lotId } = payment.granted;
  const by = account.closedBy ?? 'customer';
  const lot = lotIn(books, lotId);
  const ours = Object.values(payment.ours);
  if (!account.closedAt || !goesToReview(lot, by, product)) return undefined;
  if (lot.remaining === 0 || frozenBy(payment, paid).length > 0) return undefined;
  if (isDecided(payment, account.closedAt)) return 'decided';
  if (ours.some((refund) => refundState(refund) === 'failed')) return undefined;

  const claim = {
    lot,
    pending: none,
    payment,
    paid,
    ground: 'other',
    downMilliseconds: 0,
  } as const;
  const facts = factsOf(claim);
  return {
    ...refundTerms(facts, 'unspent', 'unspent'),
    facts,
    ...ofClosure(account, lot, payment, product),
    refundQuoteId,
    quotedAt: now,
    expiresAt: now,
  };
}

const ofClosure = (
  { accountId, closedBy = 'customer' }: Account,
  { lotId, since }: Lot,
  { paymentId }: Payment,
  product: Product,
) => {
  const { clause, policy } = closureOf(product, since, closedBy);
  return {
    product: product.product,
    accountId,
    orderId: orderIdOf(lotId),
    lotId,
    paymentId,
    ground: 'other',
    outcome: 'review',
    code: 'case_by_case',
    clause,
    policy: policyName(policy),
  } as const;
};

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
