import { plus, sum } from '../domain/credits.ts';
import { type Draw, sliceDraws } from '../domain/draw.ts';
import type { Entry } from '../domain/entry.ts';
import type { EntryId, VariantId } from '../domain/ids.ts';
import { type Job, type PendingVariant, restored, type Settled } from '../domain/job.ts';

/**
 * Unwinds the draws as recorded, last first: what was drawn last is what the customer would least
 * like to lose, so a partial restore gives that back.
 */
export function unwind(job: Job, given: readonly PendingVariant[]): Draw[] {
  const before = restored(job);
  const after = plus(before, sum(given.map(({ credits }) => credits)));
  return sliceDraws(job.draws.toReversed(), before, after);
}

/** The entry of credits that go back to the lots they came from. */
export function restoreEntry(
  job: Job,
  { entryId, policy }: { readonly entryId: EntryId } & Pick<Entry, 'policy'>,
  settled: ReadonlyMap<VariantId, Settled>,
  draws: readonly Draw[],
): Entry {
  const given = [...settled.values()].filter(({ state }) => state === 'restored');
  const [first] = given;
  if (!first) throw new Error('nothing is restored, so there is nothing to enter');
  return {
    entryId,
    kind: 'restore',
    credits: sum(draws.map(({ credits }) => credits)),
    draws,
    clause: first.clause,
    policy,
    jobId: job.jobId,
    cause: first.outcome,
    facts: {
      variants: given.length,
      startedAt: job.startedAt,
      capAt: job.capAt,
      chargedUnder: job.policy,
    },
  };
}
