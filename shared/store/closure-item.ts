import type { Account } from '../domain/account.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { GuardedItem } from './guarded-item.ts';
import { closureKey, dueShardOf } from './keys.ts';

/**
 * Keeps who closed an account and why.
 *
 * @param dueAt when to look whether its jobs have settled and its paid credits wait for somebody
 */
export function putClosure(
  { product, accountId, closedBy = 'customer' }: Account,
  reason: string | undefined,
  dueAt: Instant,
): GuardedItem {
  const key = closureKey(product, accountId);
  const due = { dueShard: dueShardOf(key), dueAt };
  return {
    guard: 'closure_new',
    put: {
      Item: { ...key, closedBy, ...(reason && { reason }), ...due },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** Puts the next look off, or ends it where nothing is left to do. */
export function lookAtClosure(
  product: string,
  accountId: AccountId,
  dueAt: Instant | undefined,
): GuardedItem {
  const Key = closureKey(product, accountId);
  const ConditionExpression = 'attribute_exists(pk)';
  const guard = 'closure_known';
  if (!dueAt) {
    const UpdateExpression = 'REMOVE dueShard, dueAt';
    return { guard, update: { Key, UpdateExpression, ConditionExpression } };
  }
  return {
    guard,
    update: {
      Key,
      UpdateExpression: 'SET dueShard = :shard, dueAt = :dueAt',
      ConditionExpression,
      ExpressionAttributeValues: { ':shard': dueShardOf(Key), ':dueAt': dueAt },
    },
  };
}
