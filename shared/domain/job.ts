import { type Credits, minus, sum, toCredits } from './credits.ts';
import { type Draw, sliceDraws } from './draw.ts';
import type { AccountId, JobId, LotId, VariantId } from './ids.ts';
import type { Instant } from './instant.ts';

/** How a variant ended. */
export type Outcome =
  | 'succeeded'
  | 'model_failed'
  | 'timed_out'
  | 'cancelled'
  | 'internal_error'
  | 'no_usable_output';

export type DeliveryKind = 'saved' | 'exported' | 'downloaded';
export type Delivery = { readonly kind: DeliveryKind; readonly at: Instant };

const place = ({ at, kind }: Delivery) => `${at} ${kind}`;

/** As they happened; those of one moment always in the same order. */
export const inOrder = (deliveries: readonly Delivery[]): Delivery[] =>
  deliveries.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));

/**
 * @property credits its share of the job's price, fixed when charged
 * @property fraction how far the worker said it got, 0 to 1; kept for support, decides nothing
 * @property late a success arrived when the variant's credits had been given back
 */
type AnyVariant = {
  readonly variantId: VariantId;
  readonly credits: Credits;
  readonly deliveries: readonly Delivery[];
  readonly fraction?: number;
  readonly late?: true;
};

export type PendingVariant = AnyVariant & { readonly state: 'pending' };

/** What is written once when a variant is settled. `reason` is the worker's own word. */
export type Settled = {
  readonly state: 'captured' | 'restored';
  readonly outcome: Outcome;
  readonly settledAt: Instant;
  readonly clause: string;
  readonly reason?: string;
};

export type Variant = PendingVariant | (AnyVariant & Settled);

/**
 * A request to render.
 *
 * @property capAt the last moment of its time limit
 * @property draws what it was charged, by lot in burn order
 * @property policy the version it was charged under
 * @property fingerprint of the request, to tell a repeat from another job under the same id
 */
export type Job = {
  readonly product: string;
  readonly jobId: JobId;
  readonly accountId: AccountId;
  readonly action: string;
  readonly startedAt: Instant;
  readonly capAt: Instant;
  readonly draws: readonly Draw[];
  readonly variants: readonly Variant[];
  readonly policy: string;
  readonly fingerprint: string;
};

export type JobStatus = 'running' | 'completed' | 'partly_refunded' | 'refunded';

export const isPending = (variant: Variant): variant is PendingVariant =>
  variant.state === 'pending';

const creditsIn = (job: Job, state: Variant['state']) =>
  sum(job.variants.filter((variant) => variant.state === state).map(({ credits }) => credits));

export const charged = (job: Job): Credits => sum(job.variants.map(({ credits }) => credits));
export const captured = (job: Job): Credits => creditsIn(job, 'captured');
export const restored = (job: Job): Credits => creditsIn(job, 'restored');
export const pending = (job: Job): Credits => creditsIn(job, 'pending');

export function jobStatus(job: Job): JobStatus {
  if (job.variants.some(isPending)) return 'running';
  const given = job.variants.filter(({ state }) => state === 'restored').length;
  if (given === 0) return 'completed';
  return given === job.variants.length ? 'refunded' : 'partly_refunded';
}

/**
 * The pending part of each lot's draw. What was captured counts from the first lot drawn on, what
 * was restored from the last, so the pending part lies between them.
 */
export const pendingDraws = (job: Job): Draw[] =>
  sliceDraws(job.draws, captured(job), minus(charged(job), restored(job)));

export const pendingFrom = (jobs: readonly Job[], lotId: LotId): Credits =>
  toCredits(
    jobs
      .flatMap(pendingDraws)
      .filter((draw) => draw.lotId === lotId)
      .reduce((total, { credits }) => total + credits, 0),
  );
