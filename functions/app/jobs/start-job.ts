import { jobView } from '../../../shared/contract/job-view.ts';
import { StartJob } from '../../../shared/contract/jobs.ts';
import type { VariantId } from '../../../shared/domain/ids.ts';
import { created, replayed } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { startJob as startOnce } from '../../../shared/use-cases/start-job.ts';

/** Variants that the caller only counts are called `v1`, `v2`, and so on. */
const idsOf = (variants: number | readonly string[]) =>
  (typeof variants === 'number'
    ? Array.from({ length: variants }, (_, index) => `v${index + 1}`)
    : variants) as readonly VariantId[];

/**
 * POST /v1/{product}/jobs
 *
 * Charges the job to the account's lots and starts it, once for a job id (SK-13).
 */
export const startJob = operation(
  StartJob,
  ({ jobId, accountId, action, variants, quoteId, shownCredits }, context, remember) =>
    startOnce(
      context,
      {
        jobId,
        accountId,
        action,
        variantIds: idsOf(variants),
        quoteId,
        shownCredits,
        fingerprint: context.fingerprint,
      },
      remember,
    ),
  ({ job, isNew }, context) => (isNew ? created : replayed)(jobView(job, context)),
);
