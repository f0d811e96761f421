import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import { type AccountId, unprefixed } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import { fromStoredHead, type StoredHead } from './account-item.ts';
import { fromStoredEntry, type StoredEntry } from './entry-item.ts';
import { endOf, firstOf, headKey, join, type Key, partsOf } from './keys.ts';
import { fromStoredLot, type StoredLot } from './lot-item.ts';
import { fromStoredOrder, type StoredOrder } from './order-item.ts';
import type { Store } from './store.ts';

/** Part of a list. @property next the sort key to go on after, where there is more */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };

/** @property after the sort key that the page before ended with */
export type PageRequest = { readonly limit: number; readonly after?: string };

/** DynamoDB hands out a megabyte at a time: what is left of so many items is asked for. */
async function query(
  store: Store,
  input: Omit<QueryCommandInput, 'TableName'> & { readonly Limit: number },
): Promise<(Key & Record<string, unknown>)[]> {
  const found: Record<string, unknown>[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ...input,
        Limit: input.Limit - found.length,
        ...(after && { ExclusiveStartKey: after }),
      }),
    );
    found.push(...Items);
    after = LastEvaluatedKey;
  } while (after && found.length < input.Limit);
  return found as (Key & Record<string, unknown>)[];
}

/** One more than asked for is read, to know whether there is another page. */
export function toPage<Item extends { readonly sk: string }, Read>(
  items: readonly Item[],
  limit: number,
  read: (item: Item) => Read,
): Page<Read> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(read),
    ...(items.length > limit && last && { next: last.sk }),
  };
}

/** The part of a partition between two sort keys, both outside it. */
export async function between(
  store: Store,
  pk: string,
  bounds: { readonly above: string; readonly below: string; readonly newestFirst: boolean },
  limit: number,
) {
  const items = await query(store, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :above AND :below',
    ExpressionAttributeValues: { ':pk': pk, ':above': bounds.above, ':below': bounds.below },
    ScanIndexForward: !bounds.newestFirst,
    ConsistentRead: true,
    Limit: limit + 2,
  });
  return items.filter(({ sk }) => sk !== bounds.above && sk !== bounds.below);
}

/**
 * Ledger entries, newest first, and with the first page the account as of the same read: the head
 * sorts right behind the newest entry.
 */
export async function listEntries(
  store: Store,
  product: string,
  accountId: AccountId,
  { limit, after }: PageRequest,
): Promise<Page<Entry> & { readonly account?: Account }> {
  const head = headKey(product, accountId);
  const items = await query(store, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': head.pk,
      ':first': firstOf.entry,
      ':last': after ?? head.sk,
    },
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: limit + 2,
  });
  const [first, ...others] = items;
  const isHead = first?.sk === head.sk;
  const page = toPage(others as StoredEntry[] & Key[], limit, fromStoredEntry);
  if (!isHead) return page;
  return { ...page, account: fromStoredHead(product, accountId, first as Key & StoredHead) };
}

/** An account's purchases, newest first. */
export async function listOrders(
  store: Store,
  product: string,
  accountId: AccountId,
  { limit, after }: PageRequest,
): Promise<Page<Order>> {
  const { pk } = headKey(product, accountId);
  const bounds = { above: firstOf.order, below: after ?? endOf('order'), newestFirst: true };
  const items = await between(store, pk, bounds, limit);
  return toPage(items as (StoredOrder & Key)[], limit, fromStoredOrder);
}

/** Purchases of a span of time, both ends in it; up to a hundred. */
export async function listOrdersBetween(
  store: Store,
  product: string,
  accountId: AccountId,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Order[]> {
  const { pk } = headKey(product, accountId);
  const bounds = {
    above: join('order', from),
    below: `${join('order', to)}~`,
    newestFirst: false,
  };
  return ((await between(store, pk, bounds, 100)) as (StoredOrder & Key)[]).map(fromStoredOrder);
}

/** The lots that have left an account's head, oldest first. */
export async function listSpentLots(
  store: Store,
  product: string,
  accountId: AccountId,
): Promise<Lot[]> {
  const { pk } = headKey(product, accountId);
  const lots: Lot[] = [];
  let above: string = firstOf.spent;
  for (;;) {
    const bounds = { above, below: endOf('spent'), newestFirst: false };
    const items = (await between(store, pk, bounds, 100)) as (Key & { lot: StoredLot })[];
    lots.push(...items.map(({ sk, lot }) => fromStoredLot(unprefixed(partsOf(sk)[2] ?? ''), lot)));
    const last = items.at(-1);
    if (!last || items.length <= 100) return lots;
    above = last.sk;
  }
}
