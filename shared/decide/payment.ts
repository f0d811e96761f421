import { type Account, isClosed } from '../domain/account.ts';
import { dueAfterBusinessDays } from '../domain/calendar.ts';
import { type AccountId, isCallerId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Payment } from '../domain/payment.ts';
import type { Work } from '../domain/work.ts';
import type { Product } from '../policy/product.ts';
import { type Correction, decideCorrection } from './correction.ts';
import { namedBy, paidFor } from './payment-reading.ts';
import { bought, type PaymentIds, type PurchaseGrant, purchaseGrant } from './purchase.ts';

/**
 * @property payment as it stands afterwards
 * @property corrects what was granted, once more is known of when and for how much
 * @property opens work for support, where the payment cannot be placed
 * @property closes when the work that is no longer open was due
 */
export type PaymentStep = {
  readonly payment: Payment;
  readonly grant?: PurchaseGrant;
  readonly corrects?: Correction;
  readonly opens?: Work;
  readonly closes?: Instant;
};

/** The account a payment is for, as far as it says: support's word first. */
export function payingAccountId(payment: Payment): AccountId | undefined {
  const named = payment.attachedTo?.accountId ?? namedBy(payment).accountId;
  return named && isCallerId(named) ? (named as AccountId) : undefined;
}

/**
 * What follows from a payment's facts: it grants once, when it was paid and names an open account
 * and packs of ours. Paid but not to be placed, it is work for support (MG-08).
 *
 * @param account the one it is for, where we know it
 */
export function decidePayment(
  payment: Payment,
  account: Account | undefined,
  ids: PaymentIds,
  product: Product,
  now: Instant,
): PaymentStep {
  const paid = paidFor(payment);
  if (!paid) return { payment };
  if (payment.granted) return afterGrant(payment, payment.granted, product, now);

  const purchase = bought(payment, product);
  const why = whyNotPlaced(account, purchase);
  if (!account || !purchase || why) return unplaced(unattached(payment), why, product, now);

  const grant = purchaseGrant(account, { ...purchase, paid }, ids, product);
  const { lotId } = grant.lot;
  const granted = { accountId: account.accountId, lotId, pack: purchase.pack, paid };
  return { ...settledWork({ ...payment, granted }), grant };
}

/**
 * A payment that has granted does not grant again. What came later may still tell better when and
 * how much was paid; one that names somebody or something else now is for a person to look at.
 */
function afterGrant(
  payment: Payment,
  granted: NonNullable<Payment['granted']>,
  product: Product,
  now: Instant,
): PaymentStep {
  const paid = paidFor(payment) ?? granted.paid;
  const corrects = decideCorrection(granted, paid, product);
  const corrected = corrects ? { ...payment, granted: { ...granted, paid } } : payment;
  const pack = bought(payment, product)?.pack ?? granted.pack;
  const named = payingAccountId(payment) ?? granted.accountId;
  const isOther = named !== granted.accountId || pack !== granted.pack;
  const step = isOther
    ? unplaced(corrected, 'names somebody or something else than it was granted for', product, now)
    : settledWork(corrected);
  return { ...step, ...(corrects && { corrects }) };
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
