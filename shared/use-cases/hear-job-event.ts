import { failureOutcome, successOutcome } from '../decide/worker-report.ts';
import type { JobId, VariantId } from '../domain/ids.ts';
import type { Job, Outcome, Variant } from '../domain/job.ts';
import { redactText } from '../domain/redact.ts';
import { commit } from '../store/commit.ts';
import { loadJob } from '../store/load.ts';
import { markLate, recordFraction } from '../store/write-job.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';
import { type SettledJob, settleJob } from './settle-job.ts';

/** What a render worker tells of a job. */
export type JobEvent = { readonly jobId: JobId } & (
  | {
      readonly type: 'variant.succeeded';
      readonly variantId: VariantId;
      readonly output?: { readonly bytes: number } | undefined;
    }
  | {
      readonly type: 'variant.failed';
      readonly variantId: VariantId;
      readonly reason?: string | null | undefined;
    }
  | { readonly type: 'job.failed'; readonly reason?: string | null | undefined }
  | {
      readonly type: 'variant.progressed';
      readonly variantId: VariantId;
      readonly fraction: number;
    }
);

/** Reasons are kept up to the length of a long sentence, word for word but for what is a secret. */
const kept = (reason: string | null | undefined) =>
  reason ? redactText(reason.slice(0, 500).toWellFormed()).text : undefined;

/** @throws Refused `job_not_found`, `variant_not_found`: the worker tells it again later */
export function hearJobEvent(context: Context, event: JobEvent): Promise<SettledJob> {
  const { jobId } = event;
  switch (event.type) {
    case 'variant.progressed':
      return hearProgress(context, event);
    case 'variant.succeeded':
      return hearSuccess(context, event, successOutcome(event.output));
    case 'variant.failed': {
      const { reason, variantId } = event;
      const outcome = failureOutcome(reason);
      return settleJob(context, {
        jobId,
        variantIds: [variantId],
        outcome,
        reason: kept(reason),
      });
    }
    case 'job.failed': {
      const { reason } = event;
      return settleJob(context, {
        jobId,
        outcome: failureOutcome(reason),
        reason: kept(reason),
      });
    }
    default:
      return event satisfies never;
  }
}

const find = (job: Job, variantId: VariantId): Variant | undefined =>
  job.variants.find((variant) => variant.variantId === variantId);

/** A success that comes after the restore is marked, and charges nothing again. */
async function hearSuccess(
  context: Context,
  { jobId, variantId }: { readonly jobId: JobId; readonly variantId: VariantId },
  outcome: Outcome,
): Promise<SettledJob> {
  const settled = await settleJob(context, { jobId, variantIds: [variantId], outcome });
  const variant = find(settled.job, variantId);
  const cameLate = variant?.state === 'restored' && outcome === 'succeeded' && !variant.late;
  if (settled.applied || !cameLate) return settled;

  await commit(context.store, [markLate(settled.job, variantId)]);
  return { ...settled, job: withVariant(settled.job, { ...variant, late: true }) };
}

async function hearProgress(
  { product, store }: Context,
  { jobId, variantId, fraction }: Extract<JobEvent, { type: 'variant.progressed' }>,
): Promise<SettledJob> {
  const job = await loadJob(store, product.product, jobId, 'current');
  if (!job) throw new Refused('job_not_found');
  const variant = find(job, variantId);
  if (!variant) throw new Refused('variant_not_found');
  if (variant.state !== 'pending') return { job, applied: false, code: 'already_settled' };

  const broken = await commit(store, [recordFraction(job, variantId, fraction)]);
  if (broken) return { job, applied: false };
  return { job: withVariant(job, { ...variant, fraction }), applied: true };
}

const withVariant = (job: Job, changed: Variant): Job => ({
  ...job,
  variants: job.variants.map((variant) =>
    variant.variantId === changed.variantId ? changed : variant,
  ),
});
