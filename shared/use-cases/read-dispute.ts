import { disputesOf } from '../decide/money-back.ts';
import { paidFor } from '../decide/payment-reading.ts';
import { type Dispute, disputeIdOf } from '../domain/dispute.ts';
import { type DisputeId, orderIdOf } from '../domain/ids.ts';
import { loadPayment } from '../store/load.ts';
import { locate } from '../store/refund-quote-item.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/** @throws Refused `dispute_not_found` */
export async function readDispute(
  context: Context,
  { disputeId }: { readonly disputeId: DisputeId },
): Promise<Dispute> {
  const { product, store } = context;
  const paymentId = await locate(store, product.product, disputeId);
  if (!paymentId) throw new Refused('dispute_not_found');
  const payment = await loadPayment(store, product.product, product.provider, paymentId);
  const paid = paidFor(payment);
  const found = paid && disputesOf(payment, paid).find(({ id }) => disputeIdOf(id) === disputeId);
  if (!found) throw new Refused('dispute_not_found');
  const { granted } = payment;
  const { status, amount, reason, dueBy } = found;
  return {
    disputeId,
    ...(granted && { orderId: orderIdOf(granted.lotId), accountId: granted.accountId }),
    status,
    amount,
    ...(reason && { reason }),
    ...(dueBy && { dueBy }),
  };
}
