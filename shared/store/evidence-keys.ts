import type { DisputeId, PaymentId, RefundQuoteId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { join, type Key, paymentKey } from './keys.ts';

/** What there is to say to a dispute. */
export const evidenceKey = (product: string, disputeId: DisputeId): Key => ({
  pk: join('evidence', product, disputeId),
  sk: 'evidence',
});

/** Where the requests for a payment's money that were refused at once begin, and where they end. */
export const firstRefused = 'refused/';
export const endOfRefused = 'refused/~';

/** Such a request lies with its payment, by when it was made. */
export const refusedKey = (
  product: string,
  paymentId: PaymentId,
  {
    quotedAt,
    refundQuoteId,
  }: { readonly quotedAt: Instant; readonly refundQuoteId: RefundQuoteId },
): Key => ({
  pk: paymentKey(product, paymentId).pk,
  sk: join('refused', quotedAt, refundQuoteId),
});
