import { BatchGetCommand, TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../domain/account.ts';
import type { JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { fromStoredHead, type StoredHead } from './account-item.ts';
import { fromStoredJob, type StoredJob } from './job-item.ts';
import { headKey, jobKey, type Key, partsOf } from './keys.ts';
import type { Freshness } from './load.ts';
import { isCollision, type Try, untilAnswered } from './retry.ts';
import type { Store } from './store.ts';

/** Jobs by id, as many as exist; up to 100 a request, in no order. */
export async function loadJobs(
  store: Store,
  product: string,
  jobIds: readonly JobId[],
  freshness: Freshness,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let first = 0; first < jobIds.length; first += 100) {
    const keys = jobIds.slice(first, first + 100).map((jobId) => jobKey(product, jobId));
    jobs.push(...(await getBatch(store, product, keys, freshness)));
  }
  return jobs;
}

/** @throws Busy when the table does not hand out all of them in time */
function getBatch(store: Store, product: string, keys: Key[], freshness: Freshness) {
  const found: Job[] = [];
  let wanted: Key[] = keys;
  const attempt = async (): Promise<Try<Job[]>> => {
    const { tableName } = store;
    const asked = { Keys: wanted, ConsistentRead: freshness === 'current' };
    const answer = await store.client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: asked } }),
    );
    const items = (answer.Responses?.[tableName] ?? []) as (StoredJob & Key)[];
    found.push(...items.map((item) => fromStoredJob(product, jobIdOf(item), item)));
    wanted = (answer.UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
    return wanted.length > 0 ? 'collided' : { answer: found };
  };
  return untilAnswered(store, attempt);
}

const jobIdOf = ({ pk }: Key) => (partsOf(pk)[2] ?? '') as JobId;

export type AccountWithJobs = {
  readonly account: Account;
  readonly jobs: readonly Job[];
  readonly isSnapshot: boolean;
  readonly isCurrent: boolean;
};

/** What one transaction can read, the account itself included. */
const mostInSnapshot = 100;

/**
 * The account and its running jobs in one snapshot; beyond 99 jobs the rest is read behind it.
 *
 * @returns isCurrent whether no job was started since `running` was read; isSnapshot whether all of it
 *   is of one moment
 * @throws Busy when writes kept colliding with the read
 */
export async function loadAccountWithJobs(
  store: Store,
  { product, accountId, running }: Account,
): Promise<AccountWithJobs> {
  const together = running.slice(0, mostInSnapshot - 1);
  const keys = [headKey(product, accountId), ...together.map((jobId) => jobKey(product, jobId))];
  const [head, ...items] = await untilAnswered(store, () => snapshot(store, keys));
  const jobs = items.flatMap((item) => (item ? [toJob(product, item)] : []));
  const others = await loadJobs(store, product, running.slice(mostInSnapshot - 1), 'current');
  const account = fromStoredHead(product, accountId, head as StoredHead);
  const asked = new Set(running);
  const isSnapshot = running.length < mostInSnapshot;
  const isCurrent = account.running.every((jobId) => asked.has(jobId));
  return { account, jobs: [...jobs, ...others], isSnapshot, isCurrent };
}

type Item = Record<string, unknown> | undefined;

const toJob = (product: string, item: Item) => {
  const stored = item as StoredJob & Key;
  return fromStoredJob(product, jobIdOf(stored), stored);
};

async function snapshot(
  { client, tableName: TableName }: Store,
  keys: readonly Key[],
): Promise<Try<Item[]>> {
  const TransactItems = keys.map((Key) => ({ Get: { TableName, Key } }));
  try {
    const { Responses = [] } = await client.send(new TransactGetCommand({ TransactItems }));
    return { answer: Responses.map(({ Item }) => Item) };
  } catch (error) {
    if (isCollision(error)) return 'collided';
    throw error;
  }
}
