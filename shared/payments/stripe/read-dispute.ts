import * as z from 'zod/mini';
import { toInstant } from '../../domain/instant.ts';
import { toMoney } from '../../domain/money.ts';
import type { DisputeFact } from '../../domain/payment.ts';
import { amountMinor, currency, id, notUnderstood, parked, paymentId } from '../reading.ts';
import { type ReadObject, status, unixSeconds } from './fields.ts';

const evidenceDetails = z.looseObject({ due_by: z.nullish(unixSeconds) }, 'unreadable_evidence');

const Dispute = z.looseObject({
  id,
  status,
  amount: amountMinor,
  currency,
  payment_intent: z.nullish(paymentId),
  reason: z.nullish(z.string('unreadable_reason')),
  evidence_details: z.nullish(evidenceDetails),
});

/**
 * Stripe's words for a dispute, ranked in the order they follow each other within a second. An
 * inquiry that closed is as good as prevented; it may still return as `needs_response`. A decision
 * that an appeal follows cannot be told from the one that ends the appeal.
 */
// biome-ignore format: one word a row, in the order of rank
const standings = new Map<string, Pick<DisputeFact, 'status' | 'rank'>>([
  ['warning_needs_response', { status: 'warning',   rank: 1 }],
  ['warning_under_review',   { status: 'warning',   rank: 2 }],
  ['warning_closed',         { status: 'prevented', rank: 3 }],
  ['needs_response',         { status: 'open',      rank: 4 }],
  ['under_review',           { status: 'open',      rank: 5 }],
  ['won',                    { status: 'won',       rank: 6 }],
  ['lost',                   { status: 'lost',      rank: 6 }],
  ['prevented',              { status: 'prevented', rank: 6 }],
  ['appeal_needs_response',  { status: 'open',      rank: 7 }],
  ['appeal_under_review',    { status: 'open',      rank: 8 }],
]);

/** A dispute of any of its events. `due_by` is 0 or null where no answer is possible. */
export const readDispute: ReadObject = (object, { at }) => {
  const read = Dispute.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.payment_intent);
  const { amount, currency: paidIn, payment_intent, reason, evidence_details } = read.data;
  const standing = standings.get(read.data.status ?? '');
  const dueBy = evidence_details?.due_by;
  if (!payment_intent) return parked('payment_not_named');
  if (!standing) return parked('unknown_status', payment_intent);

  const dispute: DisputeFact = {
    ...standing,
    amount: toMoney(amount, paidIn),
    at,
    ...(reason && { reason }),
    ...(dueBy && { dueBy: toInstant(dueBy * 1000) }),
  };
  const facts = [{ fact: 'dispute', id: read.data.id, dispute }] as const;
  return { read: 'facts', paymentId: payment_intent, facts };
};

const EarlyFraudWarning = z.looseObject({
  id,
  payment_intent: z.nullish(paymentId),
  fraud_type: z.nullish(z.string('unreadable_reason')),
});

/** ISO 4217's code for no currency: an early fraud warning names no amount. */
const noAmount = toMoney(0, 'XXX');

/** A card network's word that a charge may be fraud; a dispute often follows, under its own id. */
export const readEarlyFraudWarning: ReadObject = (object, { at }) => {
  const read = EarlyFraudWarning.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.payment_intent);
  const { payment_intent, fraud_type: reason } = read.data;
  if (!payment_intent) return parked('payment_not_named');

  const dispute: DisputeFact = {
    status: 'warning',
    rank: 1,
    amount: noAmount,
    at,
    ...(reason && { reason }),
  };
  const facts = [{ fact: 'dispute', id: read.data.id, dispute }] as const;
  return { read: 'facts', paymentId: payment_intent, facts };
};
