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
 * @property resume where going through them goes on, for the outage that began then
 */
export type OutageWatch = {
  readonly covered: Readonly<Record<string, Instant>>;
  readonly resume?: { readonly startedAt: Instant; readonly until: Instant; readonly after?: Key };
};

const watchKey = (product: string): Key => ({ pk: join('outage-watch', product), sk: 'watch' });

export async function loadOutageWatch(store: Store, product: string): Promise<OutageWatch> {
  const stored = await get<OutageWatch>(store, watchKey(product), 'current');
  if (!stored) return { covered: {} };
  return { covered: stored.covered, ...(stored.resume && { resume: stored.resume }) };
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

export type OrderPage = {
  readonly orders: readonly (Order & { readonly accountId: AccountId })[];
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
  }));
  return { orders, ...(LastEvaluatedKey && { next: LastEvaluatedKey as Key }) };
}
