import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import type { Work, WorkKind } from '../domain/work.ts';
import { fromStoredHead, type StoredHead } from './account-item.ts';
import { fromStoredEntry, type StoredEntry } from './entry-item.ts';
import { dueShardName, headKey, join, type Key, partsOf } from './keys.ts';
import { fromStoredOrder, type StoredOrder } from './order-item.ts';
import type { Store } from './store.ts';
import { table } from './table.ts';

/** Part of a list. @property next the sort key to go on after, where there is more */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };

/** @property after the sort key that the page before ended with */
export type PageRequest = { readonly limit: number; readonly after?: string };

const query = async (store: Store, input: Omit<QueryCommandInput, 'TableName'>) => {
  const { Items = [] } = await store.client.send(
    new QueryCommand({ TableName: store.tableName, ...input }),
  );
  return Items as (Key & Record<string, unknown>)[];
};

/** One more than asked for is read, to know whether there is another page. */
function toPage<Item extends { readonly sk: string }, Read>(
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
async function between(
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
    ExpressionAttributeValues: { ':pk': head.pk, ':first': 'entry/', ':last': after ?? head.sk },
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
  const bounds = { above: 'order/', below: after ?? 'order/~', newestFirst: true };
  const items = await between(store, pk, bounds, limit);
  return toPage(items as (StoredOrder & Key)[], limit, fromStoredOrder);
}

type StoredWork = Key & { readonly summary: string; readonly accountId?: string };

/** Open work of one kind, soonest due first. */
export async function listWork(
  store: Store,
  product: string,
  kind: WorkKind,
  { limit, after }: PageRequest,
): Promise<Page<Work>> {
  const bounds = { above: after ?? ' ', below: '~', newestFirst: false };
  const items = await between(store, join('work', product, kind), bounds, limit);
  return toPage(items as StoredWork[], limit, ({ sk, summary, accountId }): Work => {
    const [dueAt = '', id = ''] = partsOf(sk);
    return { product, kind, id, dueAt: dueAt as Instant, summary, ...(accountId && { accountId }) };
  });
}

/** @property resume where the next page of the shard begins, where there is one */
export type DuePage = {
  readonly due: readonly Key[];
  readonly resume?: Record<string, unknown>;
};

/** A page of what is due in one shard at `now`, longest due first. The index may lag a little. */
export async function listDue(
  store: Store,
  shard: number,
  now: Instant,
  resume: Record<string, unknown> | undefined,
): Promise<DuePage> {
  const { Items = [], LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: table.due.index,
      KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
      ExpressionAttributeValues: { ':shard': dueShardName(shard), ':now': now },
      Limit: 50,
      ...(resume && { ExclusiveStartKey: resume }),
    }),
  );
  return { due: Items as Key[], ...(LastEvaluatedKey && { resume: LastEvaluatedKey }) };
}
