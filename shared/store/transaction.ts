import type { Account } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import type { EntryId, JobId, VariantId } from '../domain/ids.ts';
import { isPending, type Job, type Settled } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import { putEmail } from './email-item.ts';
import type { GuardedItem } from './guarded-item.ts';
import { reshapeHead } from './reshape-account.ts';
import { drawFromLots, putHead, returnToLots } from './write-account.ts';
import { putJob, settleVariants } from './write-job.ts';
import { putEntry, removeSpentLot } from './write-ledger.ts';

/**
 * Every list of writes that moves credits or decides a payment. Items stand in the order of guard
 * precedence: the first guard that broke is the answer. A list of one is a plain write.
 */

/** @param openedBy the id that the entry of this opening would have */
export const openAccountItems = (
  account: Account,
  grant: { readonly entry: Entry } | undefined,
  openedBy: EntryId,
): GuardedItem[] => [
  putHead('account_new', account),
  putEmail(account, openedBy),
  ...(grant ? [putEntry('entry_unwritten', account, grant.entry)] : []),
];

/** @property settledJobs running jobs of the account that were found settled, to be forgotten */
export const chargeItems = (
  account: Account,
  { job, entry }: { readonly job: Job; readonly entry: Entry },
  settledJobs: readonly string[],
): GuardedItem[] => [
  putJob('job_new', job),
  drawFromLots('lots_as_planned', account, entry, { starts: job.jobId, forgets: settledJobs }),
  putEntry('entry_unwritten', account, entry),
];

/**
 * A capture touches the job alone. A restore gives the credits back to the lots they came from, and
 * the account forgets a job that is over; where they cannot simply be added to those lots, the account
 * is written anew with what becomes of them.
 */
export function settlementItems(
  job: Job,
  settlement: {
    readonly settled: ReadonlyMap<VariantId, Settled>;
    readonly entry?: Entry;
    readonly isLate: boolean;
  },
  watched?: AccountChange,
): GuardedItem[] {
  const { entry, settled } = settlement;
  const isOver = job.variants.filter(isPending).length === settled.size;
  const update = settleVariants('variants_as_planned', job, settlement, isOver);
  if (!entry) return [update];
  if (watched) {
    const ends = isOver ? { ends: job.jobId } : {};
    return [update, ...accountItems(watched, ends)];
  }
  return [
    update,
    returnToLots('lots_open', job, entry, isOver),
    putEntry('entry_unwritten', job, entry),
  ];
}

/**
 * What happens to an account besides a charge or a plain restore.
 *
 * @property before as it was read
 * @property returns a lot that had left the account, and is in `after` again
 */
export type AccountChange = {
  readonly before: Account;
  readonly after: Account;
  readonly entries: readonly Entry[];
  readonly returns?: Lot;
};

export const accountItems = (
  { before, after, entries, returns }: AccountChange,
  more: { readonly ends?: JobId } = {},
): GuardedItem[] => [
  reshapeHead('lots_as_read', { before, after, lastEntry: entries.at(-1), ...more }),
  ...(returns ? [removeSpentLot('lot_spent', before, returns)] : []),
  ...entries.map((entry) => putEntry('entry_unwritten', before, entry)),
];
