import type { AccountId, EntryId, LotId, OrderId, PaymentId, QuoteId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Product } from '../policy/product.ts';
import type { Store } from '../store/store.ts';

/** New ids. Entry ids made by one process sort by the order they were made in. */
export type Mint = {
  readonly entryId: (now: Instant) => EntryId;
  readonly quoteId: (now: Instant) => QuoteId;
  /** The same for the same parts, always: what it names exists at most once. */
  readonly trialLotId: (product: string, accountId: AccountId) => LotId;
  readonly orderId: (product: string, paymentId: PaymentId) => OrderId;
};

/**
 * @property now when the request arrived; what is decided for it is decided as of then
 * @property report tells the operator of trouble that the request's answer does not show
 */
export type Context = {
  readonly product: Product;
  readonly store: Store;
  readonly mint: Mint;
  readonly now: Instant;
  readonly report: (what: string, error: unknown) => void;
};
