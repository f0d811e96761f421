import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Reader } from './reader.ts';
import { refundQuoteView } from './refund-view.ts';

type NotYet = {
  readonly clause?: string | undefined;
  readonly forfeitCredits: number;
  readonly refundable: readonly RefundQuote[];
};

/** Before an account is closed, what it would cost, and what could be asked back first (SK-16). */
export const closureView = ({ clause, forfeitCredits, refundable }: NotYet, reader: Reader) => ({
  ...(clause && { clause }),
  forfeitCredits,
  refundable: refundable.map((quote) => refundQuoteView(quote, reader)),
});
