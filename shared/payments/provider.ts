import type { EvidenceText } from '../domain/evidence.ts';
import type { AccountId, OrderId, PaymentId, RefundId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Money } from '../domain/money.ts';
import type { DisputeFactStatus, PaymentFact } from '../domain/payment.ts';

/**
 * Money to give back for one payment.
 *
 * @property refundId our name for it, which the provider keeps with it: found again by that
 * @property attempt 1 or more; another attempt is another refund to the provider
 * @property amount what the payer gets, tax included
 * @property isAll whether that is all that is left of the payment
 */
export type RefundRequest = {
  readonly paymentId: PaymentId;
  readonly refundId: RefundId;
  readonly attempt: number;
  readonly amount: Money;
  readonly isAll: boolean;
  readonly reason: 'duplicate' | 'requested_by_customer';
};

/**
 * What a provider said to a refund, or did not.
 *
 * `accepted`: it exists at the provider, as `fact` says. `refused`: it does not, and asking again will
 * not help. `later`: it does not, and asking again may help. `unknown`: no answer that says.
 */
export type RefundReply =
  | {
      readonly reply: 'accepted';
      readonly fact: Extract<PaymentFact, { fact: 'refund' | 'adjustment' }>;
    }
  | { readonly reply: 'refused' | 'later' | 'unknown'; readonly code: string };

/**
 * What there is to say to a dispute.
 *
 * @property disputeId the provider's own
 * @property status what the dispute was when it was drawn up: a warning that becomes a dispute asks anew
 * @property submit whether it goes to the bank, which takes it once, or stays a draft
 * @property attempt 1 or more; another attempt is another call to the provider
 */
export type EvidenceRequest = {
  readonly disputeId: string;
  readonly status: DisputeFactStatus;
  readonly fields: EvidenceText;
  readonly draftedAt: Instant;
  readonly submit: boolean;
  readonly attempt: number;
};

/** What a provider said to evidence, or did not, in the words of `RefundReply`. */
export type EvidenceReply =
  | { readonly reply: 'accepted' }
  | { readonly reply: 'refused' | 'later' | 'unknown'; readonly code: string };

/** @property orderId our name for the purchase that may come of it */
export type Checkout = {
  readonly product: string;
  readonly accountId: AccountId;
  readonly email: string;
  readonly orderId: OrderId;
  readonly pack: string;
  readonly price: Money;
  readonly priceId?: string;
  readonly successUrl: string;
  readonly cancelUrl?: string;
};

/** The provider did not do what it was asked, and nothing of it has to be undone. */
export class ProviderFailed extends Error {
  override readonly name = 'ProviderFailed';
}

/** A payment provider as the product calls it. Nothing here waits longer than ten seconds. */
export type PaymentProvider = {
  /**
   * What the provider charged for taking the payment and keeps when it is given back; nothing where it
   * does not say, or says it in another currency than was paid.
   *
   * @throws ProviderFailed when it could not be asked
   */
  readonly keptFee: (paymentId: PaymentId, currency: string) => Promise<Money | undefined>;
  /** Gives money back. Never throws: what went wrong is in the reply. */
  readonly refund: (request: RefundRequest) => Promise<RefundReply>;
  /** Looks for what an earlier call may have done; `refused` with `not_found` when it did nothing. */
  readonly findRefund: (request: RefundRequest) => Promise<RefundReply>;
  /**
   * The payment that a charge belongs to, where the provider knows one.
   *
   * @throws ProviderFailed when it could not be asked
   */
  readonly paymentOfCharge: (chargeId: string) => Promise<PaymentId | undefined>;
  /** Gives evidence to the provider. Never throws: what went wrong is in the reply. */
  readonly sendEvidence: (request: EvidenceRequest) => Promise<EvidenceReply>;
  /** Looks for what an earlier call may have done; `refused` with `not_found` when it did nothing. */
  readonly findEvidence: (request: EvidenceRequest) => Promise<EvidenceReply>;
  /**
   * Opens a page where the pack can be paid.
   *
   * @throws ProviderFailed when there is none
   */
  readonly createCheckout: (checkout: Checkout) => Promise<{ readonly url: string }>;
};
