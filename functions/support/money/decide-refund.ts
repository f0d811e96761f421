import { refundView } from '../../../shared/contract/refund-view.ts';
import { DecideRefund } from '../../../shared/contract/refunds.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { decideRefund as decide } from '../../../shared/use-cases/decide-refund.ts';

/**
 * POST /v1/{product}/refunds/{refundId}/decision
 *
 * A person's word on a refund that waits for one (PR-09, JM-13), or that the provider did not pay.
 */
export const decideRefund = operation(
  DecideRefund,
  (decision, context, remember) => decide(context, decision, remember),
  (refund, context) => ok(refundView(refund, context)),
);
