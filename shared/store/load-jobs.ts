import { TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../domain/account.ts';
import type { JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { fromStoredHead, type StoredHead } from './account-item.ts';
import { fromStoredJob, type StoredJob } from './job-item.ts';
import { headKey, jobKey, type Key, partsOf } from './keys.ts';
import type { Freshness } from './load.ts';
import { loadMany } from './load-many.ts';
import { isCollision, type Try, untilAnswered } from './retry.ts';
import type { Store } from './store.ts';

/** Jobs by id, as many as exist, in no order. */
export async function loadJobs(
  store: Store,
  product: string,
  jobIds: readonly JobId[],
  freshness: Freshness,
): Promise<Job[]> {
  const keys = jobIds.map((jobId) => jobKey(product, jobId));
  const items = await loadMany<StoredJob>(store, keys, freshness);
  return items.map((item) => fromStoredJob(product, jobIdOf(item), item));
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
