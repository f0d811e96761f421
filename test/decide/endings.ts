import { isRefusal } from '../../shared/decide/decision.ts';
import { decideSettlement, type Settle, withSettled } from '../../shared/decide/settle.ts';
import type { VariantId } from '../../shared/domain/ids.ts';
import { type Instant, later } from '../../shared/domain/instant.ts';
import type { Job } from '../../shared/domain/job.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy as skena } from '../../shared/products/skena/policy.ts';
import { at, entryId } from './given.ts';

export const inTime = later(at, { minutes: 10 });
export const tooLate = later(at, { minutes: 10, milliseconds: 1 });

export const ids = (...names: string[]) => names as VariantId[];

/** The job after a claim, with what the claim gave back, or why it changed nothing. */
export function settled(
  job: Job,
  claim: Omit<Settle, 'entryId'>,
  policy: Policy = skena,
  now: Instant = at,
) {
  const decided = decideSettlement(job, { ...claim, entryId }, policy, now);
  if (isRefusal(decided)) return { job, refused: decided.refused, returned: [] };
  const { accepted } = decided;
  return { job: withSettled(job, accepted), ...accepted, returned: accepted.entry?.draws ?? [] };
}

/** The job with outputs of some variants saved. */
export const delivered = (job: Job, ...names: string[]): Job => ({
  ...job,
  variants: job.variants.map((variant) =>
    names.includes(variant.variantId)
      ? { ...variant, deliveries: [{ kind: 'saved' as const, at }] }
      : variant,
  ),
});
