import { jobView } from '../../../shared/contract/job-view.ts';
import { GetJob } from '../../../shared/contract/jobs.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { readJob } from '../../../shared/use-cases/read-job.ts';

/** GET /v1/{product}/jobs/{jobId} */
export const getJob = operation(
  GetJob,
  ({ jobId }, context) => readJob(context, { jobId }),
  (job, context) => ok(jobView(job, context)),
);
