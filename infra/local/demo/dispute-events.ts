import { seconds, stripeEvent } from './stripe-event.ts';

/** A dispute as Stripe tells it, cut down to what we read. @property id `dp_` */
export type Dispute = {
  readonly id: string;
  readonly payment: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
};

const aWeek = 7 * 24 * 60 * 60;

export function disputeTold(
  dispute: Dispute,
  status: 'needs_response' | 'won' | 'lost',
  at: string,
) {
  const { id, payment, amount, currency, reason } = dispute;
  const type = status === 'needs_response' ? 'created' : 'closed';
  const evidence = { due_by: seconds(at) + aWeek, has_evidence: false, submission_count: 0 };
  return stripeEvent(
    { id: `evt_${id}_${status}`, type: `charge.dispute.${type}`, at },
    {
      id,
      object: 'dispute',
      amount,
      currency,
      payment_intent: payment,
      reason,
      status,
      evidence_details: evidence,
    },
  );
}
