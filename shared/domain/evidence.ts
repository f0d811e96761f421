import type { DisputeId, PaymentId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { DisputeFactStatus } from './payment.ts';

/**
 * What a bank is told in text, by Stripe's own names for it, in the order in which there is room for it.
 *
 * @see https://docs.stripe.com/api/disputes/evidence_object
 */
export const evidenceFields = [
  'product_description',
  'service_date',
  'access_activity_log',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'duplicate_charge_id',
  'duplicate_charge_explanation',
  'customer_email_address',
  'uncategorized_text',
] as const;
export type EvidenceField = (typeof evidenceFields)[number];

export type EvidenceText = Readonly<Partial<Record<EvidenceField, string>>>;

/** What evidence was drawn up for. @property isPlaced whether we knew whose payment it is */
export type DrawnFor = { readonly status: DisputeFactStatus; readonly isPlaced: boolean };

/**
 * Evidence as it was drawn up.
 *
 * @property stagedAt when the provider had it as a draft
 */
export type EvidenceDraft = {
  readonly fields: EvidenceText;
  readonly draftedAt: Instant;
  readonly about: DrawnFor;
  readonly stagedAt?: Instant;
};

/**
 * A call to the provider of which nobody knows yet what it did.
 *
 * @property attempt 1 or more; to the provider each is another call
 * @property lookAt when we look what became of it, where nobody has come back to it
 */
export type EvidenceCall = {
  readonly submit: boolean;
  readonly attempt: number;
  readonly at: Instant;
  readonly lookAt?: Instant;
};

/**
 * What we have to say to a dispute.
 *
 * @property submitted when the draft went to the bank, by what the dispute was then: a warning that
 *   becomes a dispute asks anew
 * @property nextAt when it has to be looked at again
 * @property reminded how far which date of the bank's has been noticed
 * @property version counts its changes
 */
export type DisputeEvidence = {
  readonly product: string;
  readonly disputeId: DisputeId;
  readonly paymentId: PaymentId;
  readonly draft?: EvidenceDraft;
  readonly call?: EvidenceCall;
  readonly submitted: Readonly<Partial<Record<DisputeFactStatus, Instant>>>;
  readonly nextAt?: Instant;
  readonly reminded?: { readonly of: 'nearly_due' | 'missed'; readonly dueBy: Instant };
  readonly version: number;
};

/** When the evidence at hand went to the bank, where it has. */
export const submittedAt = ({
  draft,
  submitted,
}: Pick<DisputeEvidence, 'draft' | 'submitted'>): Instant | undefined =>
  draft && submitted[draft.about.status];
