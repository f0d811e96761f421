import { GetDispute } from '../../../shared/contract/disputes.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { showDispute } from '../../../shared/use-cases/show-dispute.ts';

/** GET /v1/{product}/disputes/{disputeId} */
export const getDispute = operation(
  GetDispute,
  ({ disputeId }, context) => showDispute(context, { disputeId }),
  ok,
);
