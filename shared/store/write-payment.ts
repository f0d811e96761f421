import type { DisputeId, PaymentId, RefundId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import type { Work } from '../domain/work.ts';
import type { GuardedItem } from './guarded-item.ts';
import { dueShardOf, locatorKey, paymentKey, workKey } from './keys.ts';
import { paymentDueAt, toStoredPayment } from './payment-item.ts';

/** Writes the payment as `after`, if it still is as `before` was read. */
export function putPayment(guard: string, before: Payment, after: Payment): GuardedItem {
  const key = paymentKey(after.product, after.paymentId);
  const dueAt = paymentDueAt(after);
  return {
    guard,
    put: {
      Item: {
        ...key,
        ...toStoredPayment({ ...after, version: before.version + 1 }),
        ...(dueAt && { dueShard: dueShardOf(key), dueAt }),
      },
      ...(before.version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': before.version },
          }),
    },
  };
}

/** Where a refund or a dispute is found again by its own id: at its payment. */
export const putLocator = (
  product: string,
  id: RefundId | DisputeId,
  paymentId: PaymentId,
): GuardedItem => ({
  guard: 'located',
  put: { Item: { ...locatorKey(product, id), payment: paymentId } },
});

export const openWork = (guard: string, work: Work): GuardedItem => {
  const { product, kind, summary, accountId } = work;
  return {
    guard,
    put: { Item: { ...workKey(product, kind, work), summary, ...(accountId && { accountId }) } },
  };
};

/** Work that is not open any more is not missed. */
export const closeWork = (
  work: Pick<Work, 'product' | 'kind' | 'dueAt' | 'id' | 'about'>,
): GuardedItem => ({
  guard: 'work_known',
  delete: { Key: workKey(work.product, work.kind, work) },
});
