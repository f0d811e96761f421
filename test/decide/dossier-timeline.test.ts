import { describe, expect, it } from 'vitest';
import type { Records } from '../../shared/decide/dossier/records.ts';
import { timelineOf } from '../../shared/decide/dossier/timeline.ts';
import type { CaseMessage } from '../../shared/domain/case.ts';
import type { Happened } from '../../shared/domain/dossier.ts';
import type { LotId } from '../../shared/domain/ids.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import { unheard } from './facts.ts';
import { at } from './given.ts';
import {
  entryOf,
  entryOfOrder,
  jobWith,
  minutesAfter,
  pounds,
  recordsOf,
  refundOf,
} from './given-records.ts';

const refund = refundOf(
  'rfd_1',
  { state: 'under_review', at: minutesAfter(11), by: 'customer' },
  { state: 'approved', at: minutesAfter(12), by: 'sue' },
  { state: 'submitted', at: minutesAfter(12), by: 'policy' },
  { state: 'succeeded', at: minutesAfter(12), by: 'stripe' },
);

const payment: Payment = {
  ...unheard,
  product: 'post-remixer',
  granted: {
    accountId: 'ann' as never,
    lotId: 'lot_1' as LotId,
    pack: 'small',
    paid: { at, amount: pounds(500) },
  },
  refunds: { re_1: { status: 'succeeded', amount: pounds(500), at: minutesAfter(13) } },
  disputes: {
    du_1: { status: 'won', rank: 3, amount: pounds(500), at: minutesAfter(15) },
  },
  adjustments: {
    adj_1: {
      action: 'chargeback',
      status: 'approved',
      amount: pounds(200),
      subtotalMinor: 200,
      at: minutesAfter(16),
    },
  },
  ours: { rfd_1: refund },
  heard: {
    evt_2: { type: 'charge.dispute.created', at: minutesAfter(14) },
    evt_1: { type: 'payment_intent.succeeded', at },
  },
};

/** Each thing in a line: where it is told of, what it was, and where it is found. */
const told = (records: Records) =>
  timelineOf(records).map(({ source, what, ref }) => `${source}: ${what} (${ref})`);

describe('the line of time holds everything on record once, oldest first', () => {
  const made = jobWith(2, [
    ['saved', 'v1', 1],
    ['exported', 'v1', 2],
    ['model_failed', 'v1', 3],
    ['model_failed', 'v2', 4],
  ]);
  const [charge, restore] = made.entries.map(({ entryId }) => entryId);
  const grant = entryOfOrder('grant', 0, { credits: 40, cause: 'small' });
  const frozen = entryOfOrder('refund', 11, { cause: 'refund_open' });

  it('of a job', () => {
    expect(told(recordsOf(made))).toEqual([
      'job: started image (job)',
      `ledger: charge image (${charge})`,
      'delivery: saved (job/v1)',
      'delivery: exported (job/v1)',
      'job: captured model_failed (job/v1)',
      'job: restored model_failed (job/v2)',
      `ledger: restore model_failed (${restore})`,
    ]);
  });

  it('of a purchase', () => {
    expect(told(recordsOf({ payment, entries: [grant, frozen] }))).toEqual([
      'provider_event: payment_intent.succeeded (evt_1)',
      'payment: paid (pi_1)',
      `ledger: grant small (${grant.entryId})`,
      'refund: under_review (rfd_1)',
      `ledger: refund refund_open (${frozen.entryId})`,
      'refund: approved (rfd_1)',
      'refund: submitted (rfd_1)',
      'refund: succeeded (rfd_1)',
      'payment: refund succeeded (re_1)',
      'provider_event: charge.dispute.created (evt_2)',
      'payment: dispute won (du_1)',
      'payment: chargeback approved (adj_1)',
    ]);
  });

  it('of the case itself', () => {
    const messages: CaseMessage[] = [
      { at: minutesAfter(20), by: 'customer', message: 'it failed', attachments: [] },
      {
        at: minutesAfter(21),
        by: 'sue',
        message: 'which one?',
        attachments: [],
        outcome: 'needs_information',
      },
    ];
    expect(told(recordsOf({ messages }))).toEqual([
      'case: written (cse_1)',
      'case: answered needs_information (cse_1)',
    ]);
    expect(timelineOf(recordsOf({ messages }))[1]).toMatchObject({
      by: 'sue',
      at: minutesAfter(21),
    });
  });

  it('all of them in one line, none left out', () => {
    const entries = [...made.entries, grant, frozen];
    const line = timelineOf(recordsOf({ job: made.job, payment, entries }));
    expect(line.length).toBe(7 + 12);
    expect(line.map((one) => one.at)).toEqual(line.map((one) => one.at).toSorted());
    expect(new Set(line.map((one) => JSON.stringify(one))).size).toBe(line.length);
  });

  it('a payment that has not become a purchase was not paid, as far as is known', () => {
    const { granted: _granted, ...ungranted } = payment;
    expect(told(recordsOf({ payment: ungranted }))).not.toContain('payment: paid (pi_1)');
  });
});

describe('each line says what its record does', () => {
  const rows = (records: Records, source: Happened['source']) =>
    timelineOf(records).filter((one) => one.source === source);

  it('credits, clause and who did it', () => {
    const entry = entryOf('adjust', 5, { credits: -3, clause: 'MG-06', by: 'sue', reason: 'so' });
    expect(rows(recordsOf({ entries: [entry] }), 'ledger')).toEqual([
      {
        source: 'ledger',
        what: 'adjust',
        at: minutesAfter(5),
        ref: entry.entryId,
        credits: -3,
        clause: 'MG-06',
        by: 'sue',
      },
    ]);
  });

  it('money, and at which clause it was decided', () => {
    expect(
      rows(recordsOf({ payment }), 'payment').map(({ amount }) => amount?.amountMinor),
    ).toEqual([500, 500, 500, 200]);
    expect(rows(recordsOf({ payment }), 'refund')[1]).toEqual({
      source: 'refund',
      what: 'approved',
      at: minutesAfter(12),
      ref: 'rfd_1',
      amount: pounds(500),
      clause: 'PR-09',
      by: 'sue',
    });
  });

  it("a variant's ending, with the worker's own word for it", () => {
    const { job } = jobWith(1, [['model_failed', 'v1', 1]]);
    const [variant] = job.variants;
    const variants = variant ? [{ ...variant, reason: 'content_blocked' }] : [];
    expect(rows(recordsOf({ job: { ...job, variants } }), 'job')[1]).toMatchObject({
      what: 'restored model_failed content_blocked',
      clause: 'PR-04',
      at: minutesAfter(1),
    });
  });
});
