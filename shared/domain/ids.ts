declare const id: unique symbol;

type Id<Name extends string> = string & { readonly [id]: Name };

/** Ids that callers give: 1-128 of `A-Z a-z 0-9 . _ : -`. */
export type AccountId = Id<'account'>;
export type JobId = Id<'job'>;
export type VariantId = Id<'variant'>;

/**
 * Ids that we mint; each carries its prefix. A purchase's lot and order share what follows it, as do a
 * refund quote and the refund it becomes.
 */
export type LotId = Id<'lot'>;
export type OrderId = Id<'order'>;
export type EntryId = Id<'entry'>;
export type QuoteId = Id<'quote'>;
export type RefundQuoteId = Id<'refund quote'>;
export type RefundId = Id<'refund'>;
export type DisputeId = Id<'dispute'>;
export type OutageId = Id<'outage'>;
export type CaseId = Id<'case'>;

/** The provider's own name for a payment: `pi_`, `cs_` where there is none, `txn_`. */
export type PaymentId = Id<'payment'>;

export const callerIdPattern = /^[A-Za-z0-9._:-]{1,128}$/;

export const isCallerId = (text: string): boolean => callerIdPattern.test(text);

/** Crockford's digits, which the ids we mint are written in. */
export const idDigits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What is left of a minted id without its prefix.
 *
 * @throws RangeError when `text` has no prefix
 */
export function unprefixed(text: string): string {
  const at = text.indexOf('_');
  if (at < 0) throw new RangeError(`${text} has no prefix`);
  return text.slice(at + 1);
}

export const lotIdOf = (orderId: OrderId): LotId => `lot_${unprefixed(orderId)}` as LotId;
export const refundIdOf = (quoteId: RefundQuoteId): RefundId =>
  `rfd_${unprefixed(quoteId)}` as RefundId;
export const refundQuoteIdOf = (refundId: RefundId): RefundQuoteId =>
  `rfq_${unprefixed(refundId)}` as RefundQuoteId;
export const orderIdOf = (lotId: LotId): OrderId => `ord_${unprefixed(lotId)}` as OrderId;
