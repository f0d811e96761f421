import { refundView } from '../../../shared/contract/refund-view.ts';
import { RequestRefund } from '../../../shared/contract/refunds.ts';
import { acceptedForLater } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { requestRefund as request } from '../../../shared/use-cases/request-refund.ts';

/**
 * POST /v1/{product}/refunds
 *
 * Confirms a refund quote: what it said is what is paid (SK-11).
 */
export const requestRefund = operation(
  RequestRefund,
  ({ refundQuoteId }, context, remember) => request(context, { refundQuoteId }, remember),
  (refund, context) => acceptedForLater(refundView(refund, context)),
);
