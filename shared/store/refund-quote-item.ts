import {
  type DisputeId,
  type PaymentId,
  type RefundId,
  type RefundQuoteId,
  refundQuoteIdOf,
} from '../domain/ids.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import type { GuardedItem } from './guarded-item.ts';
import { locatorKey, refundQuoteKey } from './keys.ts';
import { get } from './load.ts';
import type { Store } from './store.ts';

/** Kept for good: what was asked for and how it was answered. Its product and id are its key's. */
type StoredRefundQuote = Omit<RefundQuote, 'product' | 'refundQuoteId'>;

export function putRefundQuote({ product, refundQuoteId, ...quote }: RefundQuote): GuardedItem {
  return {
    guard: 'refund_quote_new',
    put: {
      Item: { ...refundQuoteKey(product, refundQuoteId), ...quote },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export async function loadRefundQuote(
  store: Store,
  product: string,
  refundQuoteId: RefundQuoteId,
): Promise<RefundQuote | undefined> {
  const key = refundQuoteKey(product, refundQuoteId);
  const stored = await get<StoredRefundQuote & Partial<typeof key>>(store, key, 'current');
  if (!stored) return undefined;
  const { pk: _pk, sk: _sk, ...quote } = stored;
  return { ...quote, product, refundQuoteId };
}

/** The payment at which a refund or a dispute that began at the provider is found. */
export async function locate(
  store: Store,
  product: string,
  id: RefundId | DisputeId,
): Promise<PaymentId | undefined> {
  const found = await get<{ payment: PaymentId }>(store, locatorKey(product, id), 'current');
  return found?.payment;
}

/** The payment at which a refund is found: its quote's, where it is ours. */
export async function locateRefund(
  store: Store,
  product: string,
  refundId: RefundId,
): Promise<PaymentId | undefined> {
  const quote = await loadRefundQuote(store, product, refundQuoteIdOf(refundId));
  return quote?.paymentId ?? locate(store, product, refundId);
}
