import { refundView } from '../../../shared/contract/refund-view.ts';
import { GetRefund } from '../../../shared/contract/refunds.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { readRefund } from '../../../shared/use-cases/read-refund.ts';

/** GET /v1/{product}/refunds/{refundId} */
export const getRefund = operation(
  GetRefund,
  ({ refundId }, context) => readRefund(context, { refundId }),
  (refund, context) => ok(refundView(refund, context)),
);
