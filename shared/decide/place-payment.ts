import { type Account, isClosed } from '../domain/account.ts';
import { dueAfterBusinessDays } from '../domain/calendar.ts';
import {
  type AccountId,
  isCallerId,
  lotIdOf,
  type OrderId,
  orderIdOf,
  type RefundQuoteId,
} from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Work } from '../domain/work.ts';
import type { Product } from '../policy/product.ts';
import { type Books, openBooks } from './books.ts';
import { type Correction, decideCorrection } from './correction.ts';
import { namedBy, paidFor } from './payment-reading.ts';
import { bought } from './purchase.ts';
import { correctLot, grantPurchase, type PurchaseGrant } from './purchase-books.ts';

/**
 * @property payment as it stands afterwards
 * @property books the account afterwards, where it was looked at, and the entries that explain it
 * @property grant what the payment has become, if it has now
 * @property corrects what was granted, once more is known of when and for how much
 * @property review the quote behind a review that closing the account asks for
 * @property opens work for support, where the payment cannot be placed
 * @property closes when the work that is no longer open was due
 */
export type PaymentStep = {
  readonly payment: Payment;
  readonly books?: Books;
  readonly grant?: PurchaseGrant;
  readonly corrects?: Correction;
  readonly review?: RefundQuote;
  readonly opens?: Work;
  readonly closes?: Instant;
};

/**
 * What a payment is decided with.
 *
 * @property account the one it is for, where we know it and it may change; with the payment's lot
 * @property twins other payments of the account that look like this one again
 * @property orderId of the purchase it may become
 * @property reviewId of the review that closing the account may ask for
 */
export type PaymentGiven = {
  readonly account: Account | undefined;
  readonly twins: readonly Order[];
  readonly orderId: OrderId;
  readonly reviewId: RefundQuoteId;
};

/** The account a payment is for, as far as it says: support's word first. */
export function payingAccountId(payment: Payment): AccountId | undefined {
  const named = payment.attachedTo?.accountId ?? namedBy(payment).accountId;
  return named && isCallerId(named) ? (named as AccountId) : undefined;
}

/** A payment that has not granted yet. */
export function place(
  payment: Payment,
  paid: Paid,
  { account, orderId, twins }: PaymentGiven,
  product: Product,
  now: Instant,
): PaymentStep {
  const purchase = bought(payment, product);
  const why = whyNotPlaced(account, purchase);
  if (!account || !purchase || why) return unplaced(unattached(payment), why, product, now);

  const grant = { ...purchase, orderId, paid, twins };
  const books = grantPurchase(account, grant, product);
  const { accountId } = account;
  const granted = { accountId, lotId: lotIdOf(orderId), pack: purchase.pack, paid };
  return { ...settledWork({ ...payment, granted }), grant, books };
}

/**
 * A payment that has granted does not grant again. What came later may still tell better when and
 * how much was paid; one that names somebody or something else now is for a person to look at.
 */
export function afterGrant(
  payment: Payment,
  granted: NonNullable<Payment['granted']>,
  { account, twins }: PaymentGiven,
  product: Product,
  now: Instant,
): PaymentStep {
  const paid = paidFor(payment) ?? granted.paid;
  const corrects = decideCorrection(granted, paid);
  const corrected = corrects ? { ...payment, granted: { ...granted, paid } } : payment;
  const pack = bought(payment, product)?.pack ?? granted.pack;
  const named = payingAccountId(payment) ?? granted.accountId;
  const isOther = named !== granted.accountId || pack !== granted.pack;
  const step = isOther
    ? unplaced(corrected, 'names somebody or something else than it was granted for', product, now)
    : settledWork(corrected);
  if (!account) return { ...step, ...(corrects && { corrects }) };

  const open = openBooks(account);
  const orderId = orderIdOf(granted.lotId);
  const correction = { orderId, paid, pack: granted.pack, twins };
  const books = corrects ? correctLot(open, correction, product) : open;
  return { ...step, books, ...(corrects && { corrects }) };
}

/** Why a payment that was paid cannot grant, or nothing. */
function whyNotPlaced(account: Account | undefined, purchase: unknown): string {
  if (!account) return 'names no account we know';
  if (isClosed(account)) return 'is for a closed account';
  return purchase ? '' : 'names no pack we sell';
}

/** The payment without the work that was open about it. */
const settledWork = ({ workDueAt, ...payment }: Payment): PaymentStep => ({
  payment,
  ...(workDueAt && { closes: workDueAt }),
});

/** An attachment that cannot grant is not kept: support may then attach the payment elsewhere. */
const unattached = ({ attachedTo: _unusable, ...payment }: Payment): Payment => payment;

function unplaced(payment: Payment, why: string, product: Product, now: Instant): PaymentStep {
  if (payment.workDueAt) return { payment };
  const { businessDays } = product.policy.unattachedPayment;
  const dueAt = dueAfterBusinessDays(product.calendar, now, businessDays);
  const accountId = payingAccountId(payment);
  const opens: Work = {
    product: product.product,
    kind: 'payment',
    id: payment.paymentId,
    ...(accountId && { accountId }),
    dueAt,
    summary: `Payment ${payment.paymentId} was paid and ${why}`,
  };
  return { payment: { ...payment, workDueAt: dueAt }, opens };
}
