import type { JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';
import { settleJob } from './settle-job.ts';

/**
 * Settles every pending variant as cancelled.
 *
 * @throws Refused `job_settled` when nothing is pending, `job_not_found`, `not_cancellable`
 */
export async function cancelJob(
  context: Context,
  { jobId }: { readonly jobId: JobId },
  remember: Remember<Job>,
): Promise<Job> {
  const settled = await settleJob(context, { jobId, outcome: 'cancelled' }, ({ job }) =>
    remember(job),
  );
  if (!settled.applied)
    throw new Refused('job_settled', context.product.policy.cancellation.clause);
  return settled.job;
}
