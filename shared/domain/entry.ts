import type { Draw } from './draw.ts';
import type { EntryId, JobId, OrderId } from './ids.ts';

export type EntryKind =
  | 'grant'
  | 'charge'
  | 'restore'
  | 'clawback'
  | 'reinstate'
  | 'refund'
  | 'forfeit'
  | 'adjust';

/** Inputs of a decision by name, as they were. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/**
 * One immutable fact of an account's ledger.
 *
 * @property entryId carries the time of the entry, and orders the ledger
 * @property credits what moved into (positive) or out of (negative) the lots
 * @property frozen how many more (or fewer, negative) credits lie in frozen lots since: they count in no
 *   balance that may be spent
 * @property owed how much more (or less, negative) is owed since
 * @property draws the lots it moved into or out of
 * @property clause, policy the rule it was decided by, and the version it stood in
 * @property facts what it was decided by, besides what it names, and what of it nothing else keeps
 * @property by, reason who did it and why, where a person did
 * @property cause what happened, where the kind alone does not say: an outcome, a pack, an action
 */
export type Entry = {
  readonly entryId: EntryId;
  readonly kind: EntryKind;
  readonly credits: number;
  readonly frozen?: number;
  readonly owed?: number;
  readonly draws: readonly Draw[];
  readonly clause: string;
  readonly policy: string;
  readonly jobId?: JobId;
  readonly orderId?: OrderId;
  readonly cause?: string;
  readonly facts?: Facts;
  readonly by?: string;
  readonly reason?: string;
};

/** An entry that has not been given its place in the ledger yet. */
export type UnwrittenEntry = Omit<Entry, 'entryId'>;
