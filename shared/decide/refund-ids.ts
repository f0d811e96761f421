import { disputeIdOf, elsewhereIdOf } from '../domain/dispute.ts';
import type { DisputeId, RefundId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { elsewhere } from './claims.ts';
import { disputesOf } from './money-back.ts';
import { paidFor } from './payment-reading.ts';

/** Every refund of a payment: those we decided, then those that began at the provider. */
export function refundIdsOf(payment: Payment): RefundId[] {
  const ours = Object.values(payment.ours).map(({ refundId }) => refundId);
  return [...ours, ...elsewhereIdsOf(payment)];
}

/** The refunds that began at the provider. */
export function elsewhereIdsOf(payment: Payment): RefundId[] {
  const paid = paidFor(payment);
  return paid ? elsewhere(payment, paid).map(({ id }) => elsewhereIdOf(id)) : [];
}

export function disputeIdsOf(payment: Payment): DisputeId[] {
  const paid = paidFor(payment);
  return paid ? disputesOf(payment, paid).map(({ id }) => disputeIdOf(id)) : [];
}
