import type { Account } from '../domain/account.ts';
import { none } from '../domain/credits.ts';
import { orderIdOf, type RefundQuoteId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Payment } from '../domain/payment.ts';
import { type Refund, refundState } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { policyName } from '../policy/policy.ts';
import { closureOf, type Product } from '../policy/product.ts';
import { type Books, lotIn } from './books.ts';
import { frozenBy, refundableMinor } from './claims.ts';
import { goesToReview } from './forfeit.ts';
import { factsOf } from './refund-claim.ts';
import { refundTerms } from './refund-terms.ts';

export type GrantedPayment = Payment & { readonly granted: NonNullable<Payment['granted']> };

const deniedSince = (closedAt: Instant) => (refund: Refund) =>
  refundState(refund) === 'denied' && (refund.history.at(-1)?.at ?? '') >= closedAt;

/** Somebody has said no since, or there is no money left to pay them back. */
export const isDecided = (payment: GrantedPayment, closedAt: Instant): boolean =>
  refundableMinor(payment, payment.granted.paid) === 0 ||
  Object.values(payment.ours).some(deniedSince(closedAt));

/**
 * Paid credits of a closed account that do not vanish with it wait for a person (PR-15, JM-09, MG-10):
 * as soon as no dispute and no other refund holds them, and until somebody has said no.
 */
export function reviewOf(
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

  const about = { lot, pending: none, payment, paid };
  const facts = factsOf({ ...about, ground: 'other', downMilliseconds: {} });
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
