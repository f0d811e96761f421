import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../domain/account.ts';
import { canonical } from '../domain/canonical.ts';
import type { Unreadable } from '../domain/difference.ts';
import type { Entry } from '../domain/entry.ts';
import type { AccountId, JobId } from '../domain/ids.ts';
import { unprefixed } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import { fromStoredHead, type StoredHead } from './account-item.ts';
import { fromStoredEntry, type StoredEntry } from './entry-item.ts';
import { fromStoredJob, type StoredJob } from './job-item.ts';
import { firstOf, headKey, jobKey, type Key, partsOf } from './keys.ts';
import { get } from './load.ts';
import { loadMany } from './load-many.ts';
import { fromStoredLot, type StoredLot } from './lot-item.ts';
import { fromStoredOrder, type StoredOrder } from './order-item.ts';
import { type Item, type Reading, readEach } from './read-each.ts';
import { Busy } from './retry.ts';
import type { Store } from './store.ts';

/**
 * All that lies in an account's partition.
 *
 * @property entries oldest first
 * @property head the account's own item as it is stored, to tell by whether it has changed since
 */
export type AccountItems = {
  readonly head: string;
  readonly account?: Account;
  readonly watched: boolean;
  readonly entries: readonly Entry[];
  readonly orders: readonly Order[];
  readonly spent: readonly Lot[];
  readonly unreadable: readonly Unreadable[];
};

/** Time the answer itself needs. */
const reserve = 500;

/**
 * The newest first: the account's own item is read before its entries, so that who reads that again at the
 * end knows whether anything was entered meanwhile.
 *
 * @throws Busy when there is more than can be read in time
 */
async function partition(store: Store, pk: string): Promise<Item[]> {
  const items: Item[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    if (store.timeLeft() < reserve) throw new Busy('the ledger is too long to be read in time');
    const { Items = [], LastEvaluatedKey } = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ScanIndexForward: false,
        ConsistentRead: true,
        ...(after && { ExclusiveStartKey: after }),
      }),
    );
    items.push(...(Items as Item[]));
    after = LastEvaluatedKey;
  } while (after);
  return items;
}

const lastPart = ({ sk }: Key) => sk.slice(sk.lastIndexOf('/') + 1);

const readSpent = ({ sk, lot }: Item) =>
  fromStoredLot(unprefixed(partsOf(sk)[2] ?? ''), lot as StoredLot);

/** Everything an account's partition says of it. */
export async function loadAccountItems(
  store: Store,
  product: string,
  accountId: AccountId,
): Promise<AccountItems> {
  const { pk, sk: headSk } = headKey(product, accountId);
  const items = await partition(store, pk);
  const of = (first: string) => items.filter(({ sk }) => sk.startsWith(first));
  const head = items.find(({ sk }) => sk === headSk);
  const toAccount = (item: Item) => fromStoredHead(product, accountId, item as Item & StoredHead);
  const toEntry = (item: Item) => fromStoredEntry(item as Item & StoredEntry);
  const toOrder = (item: Item) => fromStoredOrder(item as Item & StoredOrder);

  const accounts = readEach(head ? [head] : [], toAccount, () => 'account');
  const entries = readEach(of(firstOf.entry), toEntry, (item) => `ent_${lastPart(item)}`);
  const orders = readEach(of(firstOf.order), toOrder, lastPart);
  const spent = readEach(of(firstOf.spent), readSpent, lastPart);
  const [account] = accounts.read;
  return {
    head: canonical(head),
    ...(account && { account }),
    watched: head?.watched === true,
    entries: entries.read.toReversed(),
    orders: orders.read,
    spent: spent.read,
    unreadable: [accounts, entries, orders, spent].flatMap(({ unreadable }) => unreadable),
  };
}

/** The account's own item as it is stored now. */
export const headNow = async (
  store: Store,
  product: string,
  accountId: AccountId,
): Promise<string> => canonical(await get(store, headKey(product, accountId), 'current'));

/** Jobs by id, as many as exist, and those of them that cannot be read. */
export async function readJobs(
  store: Store,
  product: string,
  jobIds: readonly JobId[],
): Promise<Reading<Job>> {
  const keys = jobIds.map((jobId) => jobKey(product, jobId));
  const items = await loadMany<Record<string, unknown>>(store, keys, 'current');
  const jobIdOf = ({ pk }: Key) => (partsOf(pk)[2] ?? '') as JobId;
  const toJob = (item: Item) => fromStoredJob(product, jobIdOf(item), item as Item & StoredJob);
  return readEach(items, toJob, jobIdOf);
}
