import { SendEvidence } from '../../../shared/contract/disputes.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { sendEvidence as send } from '../../../shared/use-cases/send-evidence.ts';

/**
 * POST /v1/{product}/disputes/{disputeId}/evidence
 *
 * Gives the provider what there is to say to a dispute, as a draft or for the bank (MG-01, MG-02).
 */
export const sendEvidence = operation(
  SendEvidence,
  ({ disputeId, submit }, context, remember) => send(context, { disputeId, submit }, remember),
  ok,
);
