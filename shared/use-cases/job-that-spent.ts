import { none } from '../domain/credits.ts';
import { sliceDraws } from '../domain/draw.ts';
import type { AccountId, JobId, LotId } from '../domain/ids.ts';
import { captured, type Job } from '../domain/job.ts';
import { listEntries } from '../store/list.ts';
import { loadJobs } from '../store/load-jobs.ts';
import type { Context } from './context.ts';

/** How far back the ledger is read for it; a purchase that was used longer ago names no job. */
const mostPages = 10;

/** What was captured counts from the first lot a job drew on. */
const spentFrom = (job: Job, lotId: LotId): boolean =>
  sliceDraws(job.draws, none, captured(job)).some((draw) => draw.lotId === lotId);

/** The latest job with a delivered output that credits of the lot were spent on (SK-19). */
export async function jobThatSpent(
  { product, store }: Context,
  accountId: AccountId,
  lotId: LotId,
): Promise<JobId | undefined> {
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const asked = { limit: 100, ...(after && { after }) };
    const page = await listEntries(store, product.product, accountId, asked);
    const charges = page.items.filter(
      ({ kind, draws }) => kind === 'charge' && draws.some((draw) => draw.lotId === lotId),
    );
    const jobIds = charges.flatMap(({ jobId }) => jobId ?? []);
    const jobs = await loadJobs(store, product.product, jobIds, 'current');
    const found = jobIds.find((jobId) =>
      jobs.some((job) => job.jobId === jobId && spentFrom(job, lotId)),
    );
    if (found || !page.next) return found;
    after = page.next;
  }
  return undefined;
}
