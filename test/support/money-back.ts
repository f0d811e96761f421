import { type Instant, toMilliseconds } from '../../shared/domain/instant.ts';
import { stripeEvent } from './purchases.ts';

/** Stripe's words for a dispute. */
export type DisputeWord =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'
  | 'prevented'
  | 'appeal_needs_response'
  | 'appeal_under_review';

type Told = {
  readonly id?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly dueBy?: Instant;
  readonly reason?: string;
};

const typeOf = (status: DisputeWord) => {
  if (/^(won|lost|prevented|warning_closed)$/.test(status)) return 'charge.dispute.closed';
  return status.endsWith('needs_response') ? 'charge.dispute.created' : 'charge.dispute.updated';
};

/** A dispute of a payment as Stripe tells of it: of the whole price of 10.00, unless told otherwise. */
export function disputeEvent(payment: string, status: DisputeWord, at: Instant, told: Told = {}) {
  const { amount = 1000, currency = 'usd', reason = 'fraudulent', dueBy } = told;
  const id = told.id ?? `du_${payment.slice('pi_'.length)}`;
  const dispute = {
    id,
    object: 'dispute',
    amount,
    currency,
    payment_intent: payment,
    charge: payment.replace('pi_', 'ch_'),
    reason,
    status,
    evidence_details: { due_by: dueBy ? Math.floor(toMilliseconds(dueBy) / 1000) : null },
  };
  return stripeEvent(typeOf(status), dispute, at, `evt_${id}_${status}_${toMilliseconds(at)}`);
}

/** The card network's word that a payment may be fraud. */
export const fraudWarning = (payment: string, at: Instant) =>
  stripeEvent(
    'radar.early_fraud_warning.created',
    {
      id: `issfr_${payment.slice('pi_'.length)}`,
      object: 'radar.early_fraud_warning',
      actionable: true,
      charge: payment.replace('pi_', 'ch_'),
      fraud_type: 'made_with_stolen_card',
      payment_intent: payment,
    },
    at,
  );

type Adjusted = {
  readonly id?: string;
  readonly status?: 'pending_approval' | 'approved' | 'rejected' | 'reversed';
  readonly total?: number;
  readonly tax?: number;
  readonly reason?: string;
};

/** Money that Paddle moved: 9.90, all of it without tax, unless told otherwise. */
export function adjustmentEvent(
  payment: string,
  action: string,
  at: Instant,
  { id = 'adj_1', status = 'approved', total = 990, tax = 0, reason = 'told so' }: Adjusted = {},
) {
  const totals = {
    subtotal: String(total - tax),
    tax: String(tax),
    total: String(total),
    currency_code: 'USD',
  };
  return {
    event_id: `evt_${id}_${action}_${status}_${toMilliseconds(at)}`,
    event_type: status === 'pending_approval' ? 'adjustment.created' : 'adjustment.updated',
    occurred_at: at,
    notification_id: `ntf_${id}_${status}`,
    data: { id, action, status, transaction_id: payment, reason, currency_code: 'USD', totals },
  };
}
