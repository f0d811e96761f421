import { QuoteRefund } from '../../../shared/contract/refund-quotes.ts';
import { refundQuoteView } from '../../../shared/contract/refund-view.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { quoteRefund as quote } from '../../../shared/use-cases/quote-refund.ts';

/**
 * POST /v1/{product}/refund-quotes
 *
 * Whether money would go back, how much of it, and by which clause (SK-08, SK-11, PR-09, JM-01).
 */
export const quoteRefund = operation(
  QuoteRefund,
  (asked, context) => quote(context, asked),
  (quoted, context) => ok(refundQuoteView(quoted, context)),
);
