import * as z from 'zod/mini';
import { toInstant } from '../../domain/instant.ts';
import { toMoney } from '../../domain/money.ts';
import type { DisputeFact } from '../../domain/payment.ts';
import { amountMinor, currency, id, notUnderstood, parked } from '../reading.ts';
import { belonging, factsAbout, type ReadObject, status, unixSeconds } from './fields.ts';

const evidenceDetails = z.looseObject({ due_by: z.nullish(unixSeconds) }, 'unreadable_evidence');

const Dispute = z.looseObject({
  id,
  status,
  amount: amountMinor,
  currency,
  ...belonging,
  reason: z.nullish(z.string('unreadable_reason')),
  evidence_details: z.nullish(evidenceDetails),
});

/**
 * Stripe's words for a dispute, ranked in the order they follow each other within a second. An
 * inquiry that closed is as good as prevented; it may still return as `needs_response`. A decision
 * that an appeal follows cannot be told from the one that ends the appeal, and an appeal takes files in
 * place of evidence.
 */
// biome-ignore format: one word a row, in the order of rank
const standings = new Map<string, Pick<DisputeFact, 'status' | 'rank' | 'evidence'>>([
  ['warning_needs_response', { status: 'warning',   rank: 1 }],
  ['warning_under_review',   { status: 'warning',   rank: 2, evidence: 'given' }],
  ['warning_closed',         { status: 'prevented', rank: 3 }],
  ['needs_response',         { status: 'open',      rank: 4 }],
  ['under_review',           { status: 'open',      rank: 5, evidence: 'given' }],
  ['won',                    { status: 'won',       rank: 6 }],
  ['lost',                   { status: 'lost',      rank: 6 }],
  ['prevented',              { status: 'prevented', rank: 6 }],
  ['appeal_needs_response',  { status: 'open',      rank: 7, evidence: 'not_taken' }],
  ['appeal_under_review',    { status: 'open',      rank: 8, evidence: 'not_taken' }],
]);

/** A dispute of any of its events. `due_by` is 0 or null where no answer is possible. */
export const readDispute: ReadObject = (object, { at }) => {
  const read = Dispute.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.payment_intent);
  const { amount, currency: paidIn, reason, evidence_details } = read.data;
  const standing = standings.get(read.data.status ?? '');
  const dueBy = evidence_details?.due_by;
  if (!standing) return parked('unknown_status', object.payment_intent);

  const dispute: DisputeFact = {
    ...standing,
    amount: toMoney(amount, paidIn),
    at,
    ...(reason && { reason }),
    ...(dueBy && { dueBy: toInstant(dueBy * 1000) }),
  };
  return factsAbout(read.data, [{ fact: 'dispute', id: read.data.id, dispute }]);
};

const EarlyFraudWarning = z.looseObject({
  id,
  ...belonging,
  actionable: z.nullish(z.boolean('unreadable_status')),
  fraud_type: z.nullish(z.string('unreadable_reason')),
});

/** ISO 4217's code for no currency: an early fraud warning names no amount. */
const noAmount = toMoney(0, 'XXX');

// There is nothing at Stripe yet that could be answered.
const warned = { status: 'warning', rank: 1, evidence: 'not_taken' } as const;

/** The payment has been refunded or disputed since: nobody has to look at the warning any more. */
const overtaken = { status: 'prevented', rank: 3, evidence: 'not_taken' } as const;

/** A card network's word that a charge may be fraud; a dispute often follows, under its own id. */
export const readEarlyFraudWarning: ReadObject = (object, { at }) => {
  const read = EarlyFraudWarning.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.payment_intent);
  const { actionable, fraud_type: reason } = read.data;

  const dispute: DisputeFact = {
    ...(actionable === false ? overtaken : warned),
    amount: noAmount,
    at,
    ...(reason && { reason }),
  };
  return factsAbout(read.data, [{ fact: 'dispute', id: read.data.id, dispute }]);
};
