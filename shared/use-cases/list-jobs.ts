import type { Entry } from '../domain/entry.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { entryKey } from '../store/keys.ts';
import { listEntries, type Page } from '../store/list.ts';
import { loadJobs } from '../store/load-jobs.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/**
 * An account's jobs, newest first: those its charges name, so no list of them is kept.
 *
 * @throws Refused `account_not_found`
 */
export async function listJobs(
  { product, store }: Context,
  asked: { readonly accountId: AccountId; readonly limit: number; readonly after?: string },
): Promise<Page<Job>> {
  const { accountId, limit } = asked;
  const charges: Entry[] = [];
  let after = asked.after;
  do {
    const request = { limit: 100, ...(after && { after }) };
    const page = await listEntries(store, product.product, accountId, request);
    if (!after && !page.account) throw new Refused('account_not_found');
    charges.push(...page.items.filter(({ kind }) => kind === 'charge'));
    after = page.next;
  } while (after && charges.length <= limit);

  const shown = charges.slice(0, limit);
  const jobIds = shown.flatMap(({ jobId }) => jobId ?? []);
  const jobs = new Map(
    (await loadJobs(store, product.product, jobIds, 'current')).map((job) => [job.jobId, job]),
  );
  const items = jobIds.flatMap((jobId) => jobs.get(jobId) ?? []);
  const last = shown.at(-1);
  const isMore = charges.length > limit && last !== undefined;
  return { items, ...(isMore && { next: entryKey(product.product, accountId, last.entryId).sk }) };
}
