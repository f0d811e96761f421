import { refuse } from '../decide/decision.ts';
import type { JobId, VariantId } from '../domain/ids.ts';
import { type DeliveryKind, inOrder, type Job } from '../domain/job.ts';
import { loadJob } from '../store/load.ts';
import { recordDelivery as recordDeliveryItem } from '../store/write-job.ts';
import type { Context } from './context.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

export type RecordDelivery = {
  readonly jobId: JobId;
  readonly variantId: VariantId;
  readonly kind: DeliveryKind;
};

/** Notes that an output was saved, exported or downloaded (PR-06); the first time of a kind counts. */
export function recordDelivery(
  { product, store, now }: Context,
  { jobId, variantId, kind }: RecordDelivery,
  remember: Remember<Job>,
): Promise<Job> {
  return untilCommitted(store, async () => {
    const job = await loadJob(store, product.product, jobId, 'current');
    if (!job) return refuse('job_not_found');
    const variant = job.variants.find((candidate) => candidate.variantId === variantId);
    if (!variant) return refuse('variant_not_found');
    if (variant.deliveries.some((delivery) => delivery.kind === kind)) {
      return { items: remember(job), result: job };
    }

    const delivery = { kind, at: now };
    const deliveries = inOrder([...variant.deliveries, delivery]);
    const delivered = { ...variant, deliveries };
    const variants = job.variants.map((other) => (other === variant ? delivered : other));
    const result: Job = { ...job, variants };
    return {
      items: [recordDeliveryItem(job, variantId, delivery), ...remember(result)],
      result,
    };
  });
}
