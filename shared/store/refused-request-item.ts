import type { PaymentId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Ground, Ruling } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { endOfRefused, firstRefused, refusedKey } from './evidence-keys.ts';
import type { GuardedItem } from './guarded-item.ts';
import { paymentKey } from './keys.ts';
import { between } from './list.ts';
import type { Store } from './store.ts';

/** Where a payment remembers that somebody asked for its money, and by which rule the answer was no. */
export const putRefusedRequest = (quote: RefundQuote): GuardedItem => {
  const { product, paymentId, ground, code, clause, policy } = quote;
  return {
    guard: 'refused_request_noted',
    put: { Item: { ...refusedKey(product, paymentId, quote), ground, code, clause, policy } },
  };
};

type Stored = Ruling & { readonly ground: Ground; readonly policy: string };

/** Oldest first, no more than `limit`. */
export async function listRefusedRequests(
  store: Store,
  product: string,
  paymentId: PaymentId,
  limit: number,
) {
  const { pk } = paymentKey(product, paymentId);
  const bounds = { above: firstRefused, below: endOfRefused, newestFirst: false };
  const items = await between(store, pk, bounds, limit);
  return items.slice(0, limit).map(({ sk, ground, code, clause, policy }) => {
    const at = decodeURIComponent(sk.split('/')[1] ?? '') as Instant;
    return { at, ...({ ground, code, clause, policy } as Stored) };
  });
}
