import type { ClaimFacts } from './claim-facts.ts';
import type { AccountId, JobId, LotId, OrderId, PaymentId, RefundQuoteId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { SecretKind } from './redaction/secret.ts';
import type { Ground, RefundOutcome, RefundTerms, Ruling } from './refund.ts';

/**
 * An answer to somebody who asks for their money, binding until and with `expiresAt`.
 *
 * @property outranks the refusal that a statutory claim outranks
 * @property spentBy a job whose delivered output credits of the lot were spent on, where that refuses it
 * @property redacted the kinds of secrets that were cut out of the statement
 * @property facts what it was judged by
 * @property policy the version it was decided under
 */
export type RefundQuote = Ruling &
  RefundTerms & {
    readonly product: string;
    readonly refundQuoteId: RefundQuoteId;
    readonly accountId: AccountId;
    readonly orderId: OrderId;
    readonly lotId: LotId;
    readonly paymentId: PaymentId;
    readonly ground: Ground;
    readonly statement?: string;
    readonly redacted?: readonly SecretKind[];
    readonly outcome: RefundOutcome;
    readonly outranks?: Ruling;
    readonly spentBy?: JobId;
    readonly quotedAt: Instant;
    readonly expiresAt: Instant;
    readonly facts: ClaimFacts;
    readonly policy: string;
  };
