import { jobView } from '../../../shared/contract/job-view.ts';
import { RecordDelivery } from '../../../shared/contract/jobs.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { recordDelivery as record } from '../../../shared/use-cases/record-delivery.ts';

/**
 * POST /v1/{product}/jobs/{jobId}/deliveries
 *
 * Notes that an output was saved, exported or downloaded (PR-06).
 */
export const recordDelivery = operation(
  RecordDelivery,
  ({ jobId, variantId, kind }, context, remember) =>
    record(context, { jobId, variantId, kind }, remember),
  (job, context) => ok(jobView(job, context)),
);
