import type { Happened } from '../../domain/dossier.ts';
import { timeOfEntry } from '../../domain/entry-time.ts';
import type { Job, Settled, Variant } from '../../domain/job.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Records } from './records.ts';

const isSettled = (variant: Variant): variant is Variant & Settled => variant.state !== 'pending';

const ofLedger = ({ entries }: Records): Happened[] =>
  entries.map((entry) => ({
    source: 'ledger',
    what: entry.cause ? `${entry.kind} ${entry.cause}` : entry.kind,
    at: timeOfEntry(entry.entryId),
    ref: entry.entryId,
    credits: entry.credits,
    clause: entry.clause,
    ...(entry.by && { by: entry.by }),
  }));

function ofVariant({ jobId }: Job, variant: Variant): Happened[] {
  const ref = `${jobId}/${variant.variantId}`;
  const delivered: Happened[] = variant.deliveries.map(({ kind, at }) => ({
    source: 'delivery',
    what: kind,
    at,
    ref,
  }));
  if (!isSettled(variant)) return delivered;
  const { outcome, state, settledAt, clause, reason } = variant;
  const what = [state, outcome, ...(reason ? [reason] : [])].join(' ');
  return [...delivered, { source: 'job', what, at: settledAt, ref, clause }];
}

const ofJob = ({ job }: Records): Happened[] =>
  job
    ? [
        { source: 'job', what: `started ${job.action}`, at: job.startedAt, ref: job.jobId },
        ...job.variants.flatMap((variant) => ofVariant(job, variant)),
      ]
    : [];

const factsOf = ({ refunds, disputes, adjustments }: Payment): Happened[] => [
  ...Object.entries(refunds).map(
    ([ref, { status, amount, at }]): Happened => ({
      source: 'payment',
      what: `refund ${status}`,
      at,
      ref,
      amount,
    }),
  ),
  ...Object.entries(disputes).map(
    ([ref, { status, amount, at }]): Happened => ({
      source: 'payment',
      what: `dispute ${status}`,
      at,
      ref,
      amount,
    }),
  ),
  ...Object.entries(adjustments).map(
    ([ref, { action, status, amount, at }]): Happened => ({
      source: 'payment',
      what: `${action} ${status}`,
      at,
      ref,
      amount,
    }),
  ),
];

const ourRefunds = ({ ours }: Payment): Happened[] =>
  Object.values(ours).flatMap(({ refundId, history, clause, gross }) =>
    history.map(({ state, at, by }) => ({
      source: 'refund' as const,
      what: state,
      at,
      ref: refundId,
      amount: gross,
      clause,
      by,
    })),
  );

const heard = ({ heard: events = {} }: Payment): Happened[] =>
  Object.entries(events).map(([ref, { type, at }]) => ({
    source: 'provider_event',
    what: type,
    at,
    ref,
  }));

function ofPayment({ payment }: Records): Happened[] {
  if (!payment) return [];
  const { granted, paymentId: ref } = payment;
  const paid: Happened[] = granted
    ? [{ source: 'payment', what: 'paid', at: granted.paid.at, ref, amount: granted.paid.amount }]
    : [];
  return [...paid, ...factsOf(payment), ...ourRefunds(payment), ...heard(payment)];
}

const ofCase = ({ file, messages }: Records): Happened[] =>
  messages.map(({ at, by, outcome }) => ({
    source: 'case',
    what: outcome ? `answered ${outcome}` : 'written',
    at,
    ref: file.caseId,
    by,
  }));

/** Of one moment the record that causes comes before the one that follows from it. */
const places: readonly Happened['source'][] = [
  'provider_event',
  'payment',
  'refund',
  'job',
  'delivery',
  'ledger',
  'case',
];

const inOrder = (a: Happened, b: Happened): number => {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return places.indexOf(a.source) - places.indexOf(b.source) || (a.ref < b.ref ? -1 : 1);
};

/** Everything on record in one line of time, oldest first. */
export const timelineOf = (records: Records): Happened[] =>
  [...ofLedger(records), ...ofJob(records), ...ofPayment(records), ...ofCase(records)].toSorted(
    inOrder,
  );
