import type { Account } from '../domain/account.ts';
import { none } from '../domain/credits.ts';
import type { Difference, DifferenceWord } from '../domain/difference.ts';
import { sliceDraws } from '../domain/draw.ts';
import type { JobId } from '../domain/ids.ts';
import { charged, isPending, type Job, restored } from '../domain/job.ts';
import { byLot, namedCredits } from './compare-lots.ts';
import type { ByLot, Folded, FoldedJob } from './fold-ledger.ts';

const total = (amounts: ByLot) => [...amounts.values()].reduce((sum, one) => sum + one, 0);

type Row = readonly [DifferenceWord, ledger: number | string, account: number | string];

/** What an unwinding of the draws, last first, has given back by now (invariant 4). */
const unwound = (job: Job): ByLot => byLot(sliceDraws(job.draws.toReversed(), none, restored(job)));

/** Charged, restored and therefore pending and captured, of every lot drawn (invariant 3). */
function compareJob(told: FoldedJob, job: Job, { accountId, running }: Account): Difference[] {
  const isRunning = job.variants.some(isPending);
  const where = job.jobId;
  const rows: readonly Row[] = [
    ['holder', accountId, job.accountId],
    ['charged', total(told.charged), charged(job)],
    ['draws', namedCredits(told.charged), namedCredits(byLot(job.draws))],
    ['restored', total(told.restored), restored(job)],
    ['restored_draws', namedCredits(told.restored), namedCredits(unwound(job))],
  ];
  const differing = rows.filter(([, ledger, account]) => ledger !== account);
  const isForgotten = isRunning && !running.includes(where);
  return [
    ...differing.map(([what, ledger, account]) => ({ what, where, ledger, account })),
    ...(isForgotten ? [{ what: 'not_running', where } as const] : []),
  ];
}

/** A job is charged once, and gives back to no lot more than it drew (invariant 3). */
function faultsOf({ jobId: where, charges, charged: drawn, restored: given }: FoldedJob) {
  const over = [...given].filter(([lotId, credits]) => credits > (drawn.get(lotId) ?? 0));
  const faults: Difference[] = over.map(([lotId, credits]) => ({
    what: 'restored',
    where,
    ledger: `${lotId} ${credits} of ${drawn.get(lotId) ?? 0}`,
  }));
  return charges > 1
    ? [...faults, { what: 'charged_twice', where, ledger: charges } as const]
    : faults;
}

/**
 * Every job there is on either side.
 *
 * @param jobs those that the ledger or the account names, as many as exist
 * @param unreadable jobs that exist and say nothing: they are not missing
 */
export function compareJobs(
  folded: Folded,
  account: Account,
  jobs: readonly Job[],
  unreadable: ReadonlySet<string>,
): Difference[] {
  const known = new Map(jobs.map((job) => [job.jobId, job]));
  const compared = [...folded.jobs.values()].flatMap((told): Difference[] => {
    const job = known.get(told.jobId);
    if (job) return [...faultsOf(told), ...compareJob(told, job, account)];
    const missing = {
      what: 'job_missing',
      where: told.jobId,
      ledger: total(told.charged),
    } as const;
    return unreadable.has(told.jobId) ? faultsOf(told) : [...faultsOf(told), missing];
  });
  const isUncharged = (jobId: JobId) => !folded.jobs.get(jobId)?.charges;
  const uncharged = new Set([...folded.jobs.keys(), ...account.running].filter(isUncharged));
  const notCharged = [...uncharged].map((where) => ({ what: 'not_charged', where }) as const);
  return [...compared, ...notCharged];
}
