import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import { firstOf, join, type Key, partsOf } from './keys.ts';
import { get } from './load.ts';
import { fromStoredOrder, type StoredOrder } from './order-item.ts';
import type { Store } from './store.ts';

/**
 * How far the purchases that outages reach have been gone through.
 *
 * @property covered by when an outage began: how long it had lasted when all were last gone through
 * @property resume where going through them goes on, for the outage that began then, and how many could
 *   not be offered anything so far
 * @property pausedUntil nobody is looked for before, because some could not be offered anything
 */
export type OutageWatch = {
  readonly covered: Readonly<Record<string, Instant>>;
  readonly resume?: {
    readonly startedAt: Instant;
    readonly until: Instant;
    readonly failed: number;
    readonly after?: Key;
  };
  readonly pausedUntil?: Instant;
};

const watchKey = (product: string): Key => ({ pk: join('outage-watch', product), sk: 'watch' });

export async function loadOutageWatch(store: Store, product: string): Promise<OutageWatch> {
  const stored = await get<OutageWatch>(store, watchKey(product), 'current');
  if (!stored) return { covered: {} };
  const { covered, resume, pausedUntil } = stored;
  return { covered, ...(resume && { resume }), ...(pausedUntil && { pausedUntil }) };
}

/** One schedule writes it, one run at a time, and going through a page twice does nothing. */
export async function saveOutageWatch(
  { client, tableName }: Store,
  product: string,
  watch: OutageWatch,
): Promise<void> {
  const Item = { ...watchKey(product), ...watch };
  await client.send(new PutCommand({ TableName: tableName, Item }));
}

/** @property key after which the scan can go on, should the page not be gone through whole */
export type OrderPage = {
  readonly orders: readonly (Order & { readonly accountId: AccountId; readonly key: Key })[];
  readonly next?: Key;
};

/** Items looked at for a page; a page holds the purchases among them. */
const lookedAt = 2_000;

/**
 * A page of all purchases of a product, whoever made them. Goes through the whole table, so it is for
 * what hardly ever happens.
 */
export async function scanOrders(
  { client, tableName }: Store,
  product: string,
  after: Key | undefined,
): Promise<OrderPage> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new ScanCommand({
      TableName: tableName,
      FilterExpression: 'begins_with(pk, :accounts) AND begins_with(sk, :orders)',
      ExpressionAttributeValues: {
        ':accounts': `${join('account', product)}/`,
        ':orders': firstOf.order,
      },
      Limit: lookedAt,
      ...(after && { ExclusiveStartKey: after }),
    }),
  );
  const orders = (Items as (StoredOrder & Key)[]).map((item) => ({
    ...fromStoredOrder(item),
    accountId: (partsOf(item.pk)[2] ?? '') as AccountId,
    key: { pk: item.pk, sk: item.sk },
  }));
  return { orders, ...(LastEvaluatedKey && { next: LastEvaluatedKey as Key }) };
}
