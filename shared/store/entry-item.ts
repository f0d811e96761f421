import type { Entry, EntryKind, Facts } from '../domain/entry.ts';
import { type EntryId, type JobId, type OrderId, unprefixed } from '../domain/ids.ts';
import { firstOf } from './keys.ts';
import { fromStoredDraws, type StoredDraw, toStoredDraws } from './lot-item.ts';

/** Carries no more than cannot be derived: its id and time are its sort key's. */
export type StoredEntry = {
  readonly sk: string;
  readonly kind: EntryKind;
  readonly credits: number;
  readonly frozen?: number;
  readonly owed?: number;
  readonly draws: readonly StoredDraw[];
  readonly clause: string;
  readonly policy: string;
  readonly job?: string;
  readonly order?: string;
  readonly cause?: string;
  readonly by?: string;
  readonly why?: string;
  readonly facts?: Facts;
};

export const toStoredEntry = (entry: Entry): Omit<StoredEntry, 'sk'> => ({
  kind: entry.kind,
  credits: entry.credits,
  ...(entry.frozen && { frozen: entry.frozen }),
  ...(entry.owed && { owed: entry.owed }),
  draws: toStoredDraws(entry.draws),
  clause: entry.clause,
  policy: entry.policy,
  ...(entry.jobId && { job: entry.jobId }),
  ...(entry.orderId && { order: unprefixed(entry.orderId) }),
  ...(entry.cause && { cause: entry.cause }),
  ...(entry.by && { by: entry.by }),
  ...(entry.reason && { why: entry.reason }),
  ...(entry.facts && { facts: entry.facts }),
});

export const fromStoredEntry = (stored: StoredEntry): Entry => ({
  entryId: `ent_${stored.sk.slice(firstOf.entry.length)}` as EntryId,
  kind: stored.kind,
  credits: stored.credits,
  ...(stored.frozen && { frozen: stored.frozen }),
  ...(stored.owed && { owed: stored.owed }),
  draws: fromStoredDraws(stored.draws),
  clause: stored.clause,
  policy: stored.policy,
  ...(stored.job && { jobId: stored.job as JobId }),
  ...(stored.order && { orderId: `ord_${stored.order}` as OrderId }),
  ...(stored.cause && { cause: stored.cause }),
  ...(stored.by && { by: stored.by }),
  ...(stored.why && { reason: stored.why }),
  ...(stored.facts && { facts: stored.facts }),
});
