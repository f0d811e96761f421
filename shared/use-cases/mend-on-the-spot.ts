import { isWatched } from '../domain/account.ts';
import type { Case } from '../domain/case.ts';
import type { JobId } from '../domain/ids.ts';
import { isPending, type Job, restored } from '../domain/job.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import { loadAccount, loadJob } from '../store/load.ts';
import type { Context } from './context.ts';
import { settleJob } from './settle-job.ts';

/** The case as it becomes, and all that is written of it. */
export type CaseWritten = { readonly file: Case; readonly items: readonly GuardedItem[] };

/** A job to which credits are owed that nobody has settled yet (SK-22). */
async function overdueJob(
  { product, store, now }: Context,
  jobId: JobId,
): Promise<Job | undefined> {
  const job = await loadJob(store, product.product, jobId, 'current');
  return job?.variants.some(isPending) && now > job.capAt ? job : undefined;
}

/**
 * Whether what comes back can be spent: in an account that is closed, owes credits or has a lot frozen it
 * may go elsewhere, and that puts nothing right.
 */
async function keepsCredits({ product, store }: Context, { accountId }: Job): Promise<boolean> {
  const account = await loadAccount(store, product.product, accountId, 'current');
  return account !== undefined && !isWatched(account);
}

/**
 * Gives back what is owed on the spot, through the settlement that the schedule would make, and records
 * the case with it: both are written, or neither.
 *
 * @param write the case as it becomes, mended or for somebody to look at
 * @returns undefined where nothing was to be settled, or somebody else was quicker
 */
export async function mendOnTheSpot(
  context: Context,
  { kind, about: { jobId } }: Pick<Case, 'kind' | 'about'>,
  write: (isMended: boolean) => CaseWritten,
): Promise<Case | undefined> {
  if (kind !== 'credits_wrong' || !jobId) return undefined;
  const before = await overdueJob(context, jobId);
  if (!before) return undefined;

  const keeps = await keepsCredits(context, before);
  let written: CaseWritten | undefined;
  const { applied } = await settleJob(context, { jobId, outcome: 'timed_out' }, ({ job }) => {
    written = write(keeps && restored(job) > restored(before));
    return written.items;
  });
  return applied ? written?.file : undefined;
}
