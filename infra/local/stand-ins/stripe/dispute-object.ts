import type { Instant } from '../../../../shared/domain/instant.ts';
import { own } from '../../../../shared/domain/own.ts';
import type { DisputeFact, Payment } from '../../../../shared/domain/payment.ts';
import { type StripeObject, unixSeconds } from './call.ts';
import { chargeIdOf } from './charges.ts';

/**
 * What was sent for a dispute.
 *
 * @property submittedAs what the dispute was each time that evidence went to the bank
 */
export type SentEvidence = {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly submittedAs: readonly string[];
};

export const nothingSent: SentEvidence = { evidence: {}, metadata: {}, submittedAs: [] };

/** The word that the stack read and its rank are Stripe's word together. */
function statusOf({ status, rank }: Pick<DisputeFact, 'status' | 'rank'>): string {
  switch (status) {
    case 'warning':
      return rank === 2 ? 'warning_under_review' : 'warning_needs_response';
    case 'prevented':
      return rank === 3 ? 'warning_closed' : 'prevented';
    case 'open':
      return (
        { 5: 'under_review', 7: 'appeal_needs_response', 8: 'appeal_under_review' }[rank] ??
        'needs_response'
      );
    default:
      return status;
  }
}

const underReview: Readonly<Record<string, string>> = {
  needs_response: 'under_review',
  warning_needs_response: 'warning_under_review',
  appeal_needs_response: 'appeal_under_review',
};

/** The bank has what there is to say, and takes nothing more. */
export const isUnderReview = (status: unknown): boolean =>
  Object.values(underReview).includes(String(status));

/** Nobody can answer what is decided. */
export const isClosed = (status: unknown): boolean =>
  ['won', 'lost', 'prevented', 'warning_closed'].includes(String(status));

const texts = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
];

const noEvidence = Object.fromEntries(texts.map((name) => [name, null]));

/** One that nobody told of waits for an answer, of an amount that nobody knows. */
export function disputeObject(
  disputeId: string,
  payment: Payment | undefined,
  sent: SentEvidence,
  now: Instant,
): StripeObject {
  const fact = payment && own(payment.disputes, disputeId);
  const status = fact ? statusOf(fact) : 'needs_response';
  const dueBy = fact?.dueBy;
  return {
    id: disputeId,
    object: 'dispute',
    amount: fact?.amount.amountMinor ?? 0,
    balance_transactions: [],
    charge: payment ? chargeIdOf(payment.paymentId) : null,
    created: fact ? unixSeconds(fact.at) : 0,
    currency: fact?.amount.currency.toLowerCase() ?? 'usd',
    evidence: { ...noEvidence, enhanced_evidence: {}, ...sent.evidence },
    evidence_details: {
      due_by: dueBy ? unixSeconds(dueBy) : null,
      enhanced_eligibility: {},
      has_evidence: Object.keys(sent.evidence).length > 0,
      past_due: dueBy !== undefined && dueBy < now,
      submission_count: sent.submittedAs.length,
    },
    enhanced_eligibility_types: [],
    is_charge_refundable: status.startsWith('warning_'),
    livemode: false,
    metadata: sent.metadata,
    payment_intent: payment?.paymentId ?? null,
    reason: fact?.reason ?? 'general',
    status: sent.submittedAs.includes(status) ? (underReview[status] ?? status) : status,
  };
}
