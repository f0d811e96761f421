import type { EvidenceText } from './evidence.ts';
import type { AccountId, DisputeId, OrderId, RefundId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { DisputeFactStatus } from './payment.ts';

/**
 * What was drawn up for the bank.
 *
 * @property stagedAt when the provider had it as a draft
 * @property submittedAt when it went to the bank, which is once
 */
export type EvidenceNow = {
  readonly fields: EvidenceText;
  readonly draftedAt: Instant;
  readonly stagedAt?: Instant;
  readonly submittedAt?: Instant;
};

/** A payer's bank asks for the money back, or warns that it may. */
export type Dispute = {
  readonly disputeId: DisputeId;
  readonly orderId?: OrderId;
  readonly accountId?: AccountId;
  readonly status: DisputeFactStatus;
  readonly amount: Money;
  readonly reason?: string;
  readonly dueBy?: Instant;
  readonly evidence?: EvidenceNow;
};

/** Our name for a provider's dispute: the provider's own, with our prefix. */
export const disputeIdOf = (providerId: string): DisputeId => `dsp_${providerId}` as DisputeId;

/** Our name for a refund that began at the provider: the provider's own, with our prefix. */
export const elsewhereIdOf = (providerId: string): RefundId => `rfd_${providerId}` as RefundId;
