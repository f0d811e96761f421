import type { Entry } from '../domain/entry.ts';
import type { VariantId } from '../domain/ids.ts';
import { firstLate, toMilliseconds } from '../domain/instant.ts';
import { type Delivery, isPending, type Job, type Settled, type Variant } from '../domain/job.ts';
import { numbered, removing } from './expression.ts';
import type { GuardedItem } from './guarded-item.ts';
import { deliveryName, toStoredJob, toStoredSettled } from './job-item.ts';
import { dueShardOf, jobKey, mapName } from './keys.ts';

/** A running job is due when its time limit has passed; see `table.due`. */
export function putJob(guard: string, job: Job): GuardedItem {
  const key = jobKey(job.product, job.jobId);
  const due = { dueShard: dueShardOf(key), dueAt: firstLate(job.capAt) };
  return {
    guard,
    put: {
      Item: { ...key, ...toStoredJob(job), ...due },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** @property entry of the credits that go back, where some do */
type VariantChange = {
  readonly settled: ReadonlyMap<VariantId, Settled>;
  readonly entry?: Entry;
  readonly isLate: boolean;
};

const deliveriesOf = ({ deliveries }: Variant) => deliveries;

/**
 * Settles variants that are pending. A capture beside others needs no more than that they are, and
 * that it is not the last, so captures made side by side do not undo each other. What unwinds draws
 * or ends the job was computed from all variants, and needs them all to be as they were; what gives
 * credits back also needs that no delivery was noted meanwhile (PR-06).
 */
export function settleVariants(
  guard: string,
  job: Job,
  change: VariantChange,
  isOver: boolean,
): GuardedItem {
  const ends = [...change.settled];
  const variantIds = ends.map(([variantId]) => variantId);
  const ending = isOver ? ['dueShard', 'dueAt'] : [];
  const asPlanned = plannedFrom(job, change, isOver);
  return {
    guard,
    update: {
      Key: jobKey(job.product, job.jobId),
      UpdateExpression: [
        `SET ${ends.map((_, index) => `settled.#variant${index} = :end${index}`).join(', ')}`,
        removing(ending),
        change.isLate ? ' ADD late :late' : '',
      ].join(''),
      ConditionExpression: asPlanned.conditions.join(' AND '),
      ExpressionAttributeNames: numbered('#variant', variantIds.map(mapName)),
      ExpressionAttributeValues: {
        ...numbered(
          ':end',
          ends.map(([, end]) => toStoredSettled(end)),
        ),
        ...asPlanned.values,
        ...(change.isLate && { ':late': new Set(variantIds) }),
      },
    },
  };
}

/**
 * What has to be as it was when the change was planned. Settled variants stay settled, so as many as
 * were read are the very ones that were read; naming each would outgrow an expression's 4 KB.
 */
function plannedFrom(job: Job, { settled, entry }: VariantChange, isOver: boolean) {
  const before = job.variants.filter((variant) => !isPending(variant)).length;
  if (!isOver && entry === undefined) {
    const others = job.variants.length - settled.size;
    const pending = [...settled].map(
      (_, index) => `attribute_not_exists(settled.#variant${index})`,
    );
    return { conditions: [...pending, 'size(settled) < :others'], values: { ':others': others } };
  }
  const exact = { conditions: ['size(settled) = :settled'], values: { ':settled': before } };
  if (entry === undefined) return exact;
  return {
    conditions: [...exact.conditions, 'size(deliveries) = :deliveries'],
    values: { ...exact.values, ':deliveries': job.variants.flatMap(deliveriesOf).length },
  };
}

const forVariant = (
  guard: string,
  job: Job,
  expression: Pick<
    Extract<GuardedItem, { update: unknown }>['update'],
    | 'UpdateExpression'
    | 'ConditionExpression'
    | 'ExpressionAttributeNames'
    | 'ExpressionAttributeValues'
  >,
): GuardedItem => ({ guard, update: { Key: jobKey(job.product, job.jobId), ...expression } });

/** A success came after the variant's credits had been given back. */
export const markLate = (job: Job, variantId: VariantId): GuardedItem =>
  forVariant('job_known', job, {
    UpdateExpression: 'ADD late :late',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':late': new Set([variantId]) },
  });

/** The first time counts: the same delivery told again changes nothing. */
export const recordDelivery = (job: Job, variantId: VariantId, delivery: Delivery): GuardedItem =>
  forVariant('delivery_new', job, {
    UpdateExpression: 'SET deliveries.#delivery = :at',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(deliveries.#delivery)',
    ExpressionAttributeNames: { '#delivery': deliveryName(variantId, delivery.kind) },
    ExpressionAttributeValues: { ':at': toMilliseconds(delivery.at) },
  });

/** Progress only rises, whatever order it is told in. */
export const recordFraction = (job: Job, variantId: VariantId, fraction: number): GuardedItem =>
  forVariant('fraction_higher', job, {
    UpdateExpression: 'SET fractions.#variant = :fraction',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(fractions.#variant) OR fractions.#variant < :fraction)',
    ExpressionAttributeNames: { '#variant': mapName(variantId) },
    ExpressionAttributeValues: { ':fraction': fraction },
  });
