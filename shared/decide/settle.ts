import type { Entry } from '../domain/entry.ts';
import type { EntryId, VariantId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import {
  isPending,
  type Job,
  type Outcome,
  type PendingVariant,
  type Settled,
  type Variant,
} from '../domain/job.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { restoreEntry, unwind } from './restore-entry.ts';

export type SettleRefusal = 'variant_not_found' | 'already_settled' | 'not_cancellable' | 'not_yet';

/**
 * A claim that variants have ended.
 *
 * @property variantIds those it speaks of; every pending one where absent
 * @property reason the worker's own word, kept; a time limit that no worker told of has none
 */
export type Settle = {
  readonly outcome: Outcome;
  readonly variantIds?: readonly VariantId[];
  readonly reason?: string | undefined;
  readonly entryId: EntryId;
};

/**
 * @property settled what to write for each variant that this settles
 * @property entry what goes back to which lots, where something does
 * @property isLate a success came too late to be one
 */
export type Settlement = {
  readonly settled: ReadonlyMap<VariantId, Settled>;
  readonly entry?: Entry;
  readonly isLate: boolean;
};

/** A variant is late strictly after the last moment of its time limit. */
const isPastLimit = (job: Job, now: Instant) => now > job.capAt;

/**
 * How the claim ends one variant. A success past the time limit is none (SK-04): it was timed out by
 * then. But where the policy goes by evidence, a variant that was saved, exported or downloaded was
 * delivered, whatever is said of it later (PR-06).
 */
function settledAs(
  variant: PendingVariant,
  { outcome: claimed, reason }: Settle,
  { settlement, deliveredByEvidence }: Policy,
  { isPast, now }: { readonly isPast: boolean; readonly now: Instant },
): Settled {
  const told = { settledAt: now, ...(reason && { reason }) };
  if (deliveredByEvidence && variant.deliveries.length > 0) {
    const { clause } = deliveredByEvidence;
    return { ...told, state: 'captured', outcome: claimed, clause };
  }
  const outcome = claimed === 'succeeded' && isPast ? 'timed_out' : claimed;
  const { clause, restores } = settlement[outcome];
  return { ...told, state: restores ? 'restored' : 'captured', outcome, clause };
}

/**
 * Which pending variants an ending settles, and what goes back to which lot. A variant is settled
 * once: whoever speaks second learns that it was second.
 */
export function decideSettlement(
  job: Job,
  claim: Settle,
  policy: Policy,
  now: Instant,
): Decision<Settlement, SettleRefusal> {
  const { cancellation, timeLimit } = policy;
  const { outcome: claimed, variantIds } = claim;
  const named = job.variants.filter(
    ({ variantId }) => !variantIds || variantIds.includes(variantId),
  );
  const pending = named.filter(isPending);
  const isByClock = claimed === 'timed_out' && !claim.reason;
  const isUnknown = variantIds && named.length < variantIds.length;
  const isPast = isPastLimit(job, now);

  if (isUnknown) return refuse('variant_not_found');
  if (claimed === 'cancelled' && !cancellation.offered) {
    return refuse('not_cancellable', cancellation.clause);
  }
  if (pending.length === 0) return refuse('already_settled');
  if (isByClock && !isPast) return refuse('not_yet', timeLimit.clause);

  const settled = new Map(
    pending.map((variant) => [
      variant.variantId,
      settledAs(variant, claim, policy, { isPast, now }),
    ]),
  );
  const given = pending.filter(({ variantId }) => settled.get(variantId)?.state === 'restored');
  if (given.length === 0) return accept({ settled, isLate: false });

  const restore = { ...claim, policy: policyName(policy) };
  const entry = restoreEntry(job, restore, settled, unwind(job, given));
  return accept({ settled, isLate: claimed === 'succeeded', entry });
}

const settle = (variant: Variant, end: Settled | undefined, isLate: boolean): Variant =>
  end && isPending(variant) ? { ...variant, ...end, ...(isLate && { late: true }) } : variant;

/** The job as it stands once `settlement` has been written. */
export const withSettled = (job: Job, { settled, isLate }: Settlement): Job => ({
  ...job,
  variants: job.variants.map((variant) => settle(variant, settled.get(variant.variantId), isLate)),
});
