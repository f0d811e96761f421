import { jobView } from '../../../shared/contract/job-view.ts';
import { CancelJob } from '../../../shared/contract/jobs.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { cancelJob as cancel } from '../../../shared/use-cases/cancel-job.ts';

/**
 * POST /v1/{product}/jobs/{jobId}/cancellation
 *
 * Settles every pending variant as cancelled and gives its credits back (SK-05).
 */
export const cancelJob = operation(
  CancelJob,
  ({ jobId }, context, remember) => cancel(context, { jobId }, remember),
  (job, context) => ok(jobView(job, context)),
);
