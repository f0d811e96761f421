import type { PolicyWords } from '../decide/evidence/records.ts';
import type {
  AccountId,
  CaseId,
  EntryId,
  JobId,
  LotId,
  OrderId,
  OutageId,
  PaymentId,
  QuoteId,
  RefundQuoteId,
} from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import type { Policy } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import type { Store } from '../store/store.ts';

/** New ids. Entry ids made by one process sort by the order they were made in. */
export type Mint = {
  readonly entryId: (now: Instant) => EntryId;
  readonly quoteId: (now: Instant) => QuoteId;
  readonly caseId: (now: Instant) => CaseId;
  readonly messageId: (now: Instant) => string;
  readonly refundQuoteId: (now: Instant) => RefundQuoteId;
  readonly goodwillLotId: () => LotId;
  readonly checkoutOrderId: () => OrderId;
  /** The same for the same parts, always: what it names exists at most once. */
  readonly trialLotId: (product: string, accountId: AccountId) => LotId;
  readonly orderId: (product: string, paymentId: PaymentId) => OrderId;
  readonly failureCaseId: (product: string, jobId: JobId, number: number) => CaseId;
  readonly outageId: (product: string, startedAt: Instant) => OutageId;
};

/**
 * @property now when the request arrived; what is decided for it is decided as of then
 * @property providerOf a product's payment provider, where the function may call one
 * @property wordsOf a policy's texts, where the function carries them and the version has some
 * @property report tells the operator of trouble that the request's answer does not show; `id` is one of
 *   ours, such as a refund's
 */
export type Context = {
  readonly product: Product;
  readonly store: Store;
  readonly mint: Mint;
  readonly now: Instant;
  readonly providerOf: (product: Product) => PaymentProvider;
  readonly wordsOf?: (policy: Policy) => Promise<PolicyWords | undefined>;
  readonly report: (what: string, error: unknown, id?: string) => void;
};
