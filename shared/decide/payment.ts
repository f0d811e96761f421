import type { Instant } from '../domain/instant.ts';
import type { Payment } from '../domain/payment.ts';
import type { Product } from '../policy/product.ts';
import { followRefunds } from './follow-refunds.ts';
import { paidFor } from './payment-reading.ts';
import { withDisputeWork } from './payment-work.ts';
import { afterGrant, type PaymentGiven, type PaymentStep, place } from './place-payment.ts';
import { settleMoney } from './settle-money.ts';

/**
 * What follows from a payment's facts. It grants once, when it was paid and names an open account and
 * packs of ours; paid but not to be placed, it is work for support (MG-08). Its lot then holds what the
 * facts leave it, whatever order they came in.
 */
export function decidePayment(
  payment: Payment,
  given: PaymentGiven,
  product: Product,
  now: Instant,
): PaymentStep {
  const paid = paidFor(payment);
  if (!paid) return { payment };
  const placed = payment.granted
    ? afterGrant(payment, payment.granted, given, product, now)
    : place(payment, paid, given, product, now);

  const followed = followRefunds(placed.payment, paid, product, now);
  const told = withDisputeWork(followed, paid, product, now);
  const { granted } = told;
  if (!granted || !placed.books) return { ...placed, payment: told };
  const settled = settleMoney(placed.books, { ...told, granted }, given.reviewId, product, now);
  return { ...placed, ...settled };
}
