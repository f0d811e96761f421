import type { Check, Evidence } from '../../domain/dossier.ts';
import { isSameEmail } from '../../domain/email.ts';
import type { Entry } from '../../domain/entry.ts';
import { timeOfEntry } from '../../domain/entry-time.ts';
import type { Job, Settled, Variant } from '../../domain/job.ts';
import type { Records } from './records.ts';

type SettledVariant = Variant & Settled;

const isSettled = (variant: Variant): variant is SettledVariant => variant.state !== 'pending';

const entryEvidence = (entry: Entry, what: string): Evidence => ({
  what,
  at: timeOfEntry(entry.entryId),
  ref: entry.entryId,
});

const refTo = ({ jobId }: Job, { variantId }: Variant) => `${jobId}/${variantId}`;

const unknown = (id: Check['id']): Check => ({ id, answer: 'unknown', evidence: [] });

const isOf =
  ({ jobId }: Job, kind: Entry['kind']) =>
  (entry: Entry): boolean =>
    entry.kind === kind && entry.jobId === jobId;

/** The product's backend starts jobs for the account it names; nobody else can. */
function startedByHolder({ job, account, file }: Records): Check {
  const id = 'started_by_holder';
  if (!job) return unknown(id);
  const started: Evidence = { what: 'started_for', at: job.startedAt, ref: job.accountId };
  const isOther = file.about.accountId !== undefined && job.accountId !== file.about.accountId;
  if (isOther) return { id, answer: 'no', evidence: [started] };
  if (!account || account.accountId !== job.accountId)
    return { ...unknown(id), evidence: [started] };
  const isSameAddress = isSameEmail(account.email, file.email);
  const opened: Evidence = {
    what: isSameAddress ? 'account_of_this_address' : 'account_of_another_address',
    at: account.openedAt,
    ref: account.accountId,
  };
  return { id, answer: isSameAddress ? 'yes' : 'unknown', evidence: [started, opened] };
}

function creditsConsumed({ job, entries }: Records): Check {
  const id = 'credits_consumed';
  if (!job) return unknown(id);
  const charges = entries.filter(isOf(job, 'charge'));
  // No job starts without a charge: where none is found, its entries were not read.
  const evidence = charges.map((entry) => entryEvidence(entry, 'charged'));
  return { id, answer: charges.length > 0 ? 'yes' : 'unknown', evidence };
}

const deliveriesOf = (job: Job): Evidence[] =>
  job.variants.flatMap((variant) =>
    variant.deliveries.map(({ kind, at }) => ({ what: kind, at, ref: refTo(job, variant) })),
  );

const succeeded = (job: Job): Evidence[] =>
  job.variants
    .filter(isSettled)
    .filter(({ outcome }) => outcome === 'succeeded')
    .map((variant) => ({ what: 'succeeded', at: variant.settledAt, ref: refTo(job, variant) }));

const byTime = (a: Evidence, b: Evidence) => (`${a.at} ${a.ref}` < `${b.at} ${b.ref}` ? -1 : 1);

/** Saved, exported or downloaded counts as delivered, as does what was generated (PR-06). */
function outputDelivered({ job }: Records): Check {
  const id = 'output_delivered';
  if (!job) return unknown(id);
  const evidence = [...succeeded(job), ...deliveriesOf(job)].toSorted(byTime);
  const isOpen = job.variants.some((variant) => !isSettled(variant));
  if (evidence.length > 0) return { id, answer: 'yes', evidence };
  return isOpen ? unknown(id) : { id, answer: 'no', evidence: [] };
}

/** What its customer cancelled has not failed. */
const failures = (job: Job): SettledVariant[] =>
  job.variants
    .filter(isSettled)
    .filter(({ outcome }) => outcome !== 'succeeded' && outcome !== 'cancelled');

/** A failure told after the output had reached the customer was none. */
const isBeforeDelivery = ({ deliveries, settledAt }: SettledVariant): boolean =>
  deliveries.every(({ at }) => at > settledAt);

function failedBeforeDelivery({ job }: Records): Check {
  const id = 'failed_before_delivery';
  if (!job) return unknown(id);
  const failed = failures(job);
  const before = failed.filter(isBeforeDelivery);
  const shown = before.length > 0 ? before : failed;
  const evidence = shown.map((variant) => ({
    what: variant.outcome,
    at: variant.settledAt,
    ref: refTo(job, variant),
  }));
  const isOpen = job.variants.some((variant) => !isSettled(variant));
  if (before.length > 0) return { id, answer: 'yes', evidence };
  return isOpen && failed.length === 0 ? unknown(id) : { id, answer: 'no', evidence };
}

const restoredVariants = (job: Job): Evidence[] =>
  job.variants
    .filter(isSettled)
    .filter(({ state }) => state === 'restored')
    .map((variant) => ({ what: 'restored', at: variant.settledAt, ref: refTo(job, variant) }));

const restored = (entry: Entry): Evidence => entryEvidence(entry, 'restored');

/** Support gave credits for the job, by the case that it was about. */
const byHand = (entry: Entry): Evidence => entryEvidence(entry, 'given_by_support');

/** The guard of every second restore: the first one is cited, from the ledger where that was read. */
function alreadyRestored({ job, entries, isCut }: Records): Check {
  const id = 'already_restored';
  if (!job) return unknown(id);
  const restores = entries.filter(isOf(job, 'restore'));
  const given = entries.filter(isOf(job, 'adjust')).filter(({ credits }) => credits > 0);
  const back = restores.length > 0 ? restores.map(restored) : restoredVariants(job);
  const evidence = [...back, ...given.map(byHand)].toSorted(byTime);
  if (evidence.length > 0) return { id, answer: 'yes', evidence };
  return isCut ? unknown(id) : { id, answer: 'no', evidence };
}

/** The five questions that a review asks, each with what answers it (PR-11). */
export const checksOf = (records: Records): Check[] => [
  startedByHolder(records),
  creditsConsumed(records),
  outputDelivered(records),
  failedBeforeDelivery(records),
  alreadyRestored(records),
];
