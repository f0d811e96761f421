import { createHash } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { GuardedItem } from './guarded-item.ts';
import { isCollision, type Try, untilAnswered } from './retry.ts';
import type { Store } from './store.ts';

/** The name of the first guard that broke, or `undefined` when everything was written. */
export type Broken = string | undefined;

/**
 * Writes all of `items` or nothing. One item is a plain conditional write, which costs half.
 *
 * @throws Busy when the table stayed too busy, and whatever the SDK throws for a fault that repeating
 *   does not mend
 */
export async function commit(store: Store, items: readonly GuardedItem[]): Promise<Broken> {
  const [only, ...others] = items;
  if (!only) return undefined;
  if (others.length === 0) return (await commitOne(store, only)).broken;
  return untilAnswered(store, transaction(store, items));
}

/** @property after the whole item as it stands now, where it was updated */
export type Written = { readonly broken?: string; readonly after?: Item };

type Item = Readonly<Record<string, unknown>>;

/** Writes one item, and says how it stands now: a plan made from a lagging read may not know. */
export const commitOne = (store: Store, item: GuardedItem): Promise<Written> =>
  untilAnswered(store, () => writeOne(store, item));

async function send(
  { client, tableName: TableName }: Store,
  item: GuardedItem,
): Promise<{ readonly Attributes?: Item | undefined }> {
  if ('put' in item) return client.send(new PutCommand({ TableName, ...item.put }));
  if ('delete' in item) return client.send(new DeleteCommand({ TableName, ...item.delete }));
  return client.send(new UpdateCommand({ TableName, ReturnValues: 'ALL_NEW', ...item.update }));
}

async function writeOne(store: Store, item: GuardedItem): Promise<Try<Written>> {
  try {
    const { Attributes: after } = await send(store, item);
    return { answer: after ? { after } : {} };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { answer: { broken: item.guard } };
    if (isCollision(error)) return 'collided';
    throw error;
  }
}

function inTransaction(item: GuardedItem, TableName: string) {
  if ('put' in item) return { Put: { TableName, ...item.put } };
  if ('update' in item) return { Update: { TableName, ...item.update } };
  return { Delete: { TableName, ...item.delete } };
}

/**
 * The token follows from what is written and where, so every try of the same list is the same
 * transaction to DynamoDB: one whose answer was lost is not carried out again. Tokens are known to a
 * whole AWS account, so two stages that write the same must not share one.
 */
function tokenOf(tableName: string, items: readonly GuardedItem[]): string {
  const text = JSON.stringify([tableName, items], (_, value) =>
    value instanceof Set ? [...value] : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 36);
}

function transaction(store: Store, items: readonly GuardedItem[]) {
  const ClientRequestToken = tokenOf(store.tableName, items);
  const TransactItems = items.map((item) => inTransaction(item, store.tableName));
  return async (): Promise<Try<Broken>> => {
    try {
      await store.client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
      return { answer: undefined };
    } catch (error) {
      return whyCancelled(error, items);
    }
  };
}

/** @throws `error` itself when repeating cannot mend it */
function whyCancelled(error: unknown, items: readonly GuardedItem[]): Try<Broken> {
  const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : [];
  const codes = (reasons ?? []).map(({ Code }) => Code);
  const broken = items[codes.indexOf('ConditionalCheckFailed')];
  if (broken) return { answer: broken.guard };
  if (isCollision(error)) return 'collided';
  throw error;
}
