import type { Payment } from '../domain/payment.ts';
import type { Work } from '../domain/work.ts';
import type { GuardedItem } from './guarded-item.ts';
import { paymentKey, workKey } from './keys.ts';
import { toStoredPayment } from './payment-item.ts';

/** Writes the payment as `after`, if it still is as `before` was read. */
export const putPayment = (guard: string, before: Payment, after: Payment): GuardedItem => ({
  guard,
  put: {
    Item: {
      ...paymentKey(after.product, after.paymentId),
      ...toStoredPayment({ ...after, version: before.version + 1 }),
    },
    ...(before.version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': before.version },
        }),
  },
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
