import { AnswerCase } from '../../shared/contract/case-reviews.ts';
import { caseView } from '../../shared/contract/case-view.ts';
import { ok } from '../../shared/runtime/answer.ts';
import { operation } from '../../shared/runtime/operation.ts';
import { answerCase as answer } from '../../shared/use-cases/answer-case.ts';

/**
 * POST /v1/{product}/cases/{caseId}/answer
 *
 * A person's answer to a case (SK-22, PR-05, JM-13).
 */
export const answerCase = operation(
  AnswerCase,
  ({ caseId, outcome, message, by }, context, remember) =>
    answer(context, { caseId, outcome, message, by }, remember),
  (file, context) => ok(caseView(file, context)),
);
