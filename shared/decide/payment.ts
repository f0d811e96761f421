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
  if (payment.granted) {
    const corrects = decideCorrection(payment.granted, paid, product);
    if (!corrects) return { payment };
    return { payment: { ...payment, granted: { ...payment.granted, paid } }, corrects };
  }

  const purchase = bought(payment, product);
  if (!account) return unplaced(payment, 'names no account we know', product, now);
  if (isClosed(account)) return unplaced(payment, 'is for a closed account', product, now);
  if (!purchase) return unplaced(payment, 'names no pack we sell', product, now);

  const { workDueAt, ...placed } = payment;
  const grant = purchaseGrant(account, { ...purchase, paid }, ids, product);
  const granted = { accountId: account.accountId, lotId: grant.lot.lotId, paid };
  return {
    payment: { ...placed, granted },
    grant,
    ...(workDueAt && { closes: workDueAt }),
  };
}

/** An attachment that cannot grant is not kept: support may then attach the payment elsewhere. */
function unplaced(
  { attachedTo: _unusable, ...payment }: Payment,
  why: string,
  product: Product,
  now: Instant,
): PaymentStep {
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
