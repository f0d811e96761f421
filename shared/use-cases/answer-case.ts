import { decideAnswer } from '../decide/case-steps.ts';
import type { Case, CaseOutcome } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import { redactText } from '../domain/redact.ts';
import { changeCase } from './case-change.ts';
import type { Context } from './context.ts';
import type { Remember } from './remember.ts';

export type AnswerCase = {
  readonly caseId: CaseId;
  readonly outcome: CaseOutcome;
  readonly message: string;
  readonly by: string;
};

/**
 * Support answers a case. Asking for more leaves it open, and its clock runs on (JM-13).
 *
 * @throws Refused `case_not_found`, `case_answered`
 */
export function answerCase(
  context: Context,
  { caseId, outcome, message, by }: AnswerCase,
  remember: Remember<Case>,
): Promise<Case> {
  const written = {
    by: redactText(by).text,
    outcome,
    message: redactText(message).text,
    attachments: [],
    at: context.now,
  };
  return changeCase(
    context,
    caseId,
    async (file) => decideAnswer(file, { outcome }),
    written,
    remember,
  );
}
