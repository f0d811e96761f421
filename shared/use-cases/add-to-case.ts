import { decideAddition } from '../decide/case-steps.ts';
import type { Case, CaseDetails } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import { redact } from '../domain/redact.ts';
import { changeCase } from './case-change.ts';
import type { Context } from './context.ts';
import { findForCase } from './find-for-case.ts';
import type { Remember } from './remember.ts';

export type AddToCase = {
  readonly caseId: CaseId;
  readonly details: CaseDetails;
  readonly message?: string | undefined;
  readonly attachments: readonly string[];
};

/**
 * The customer tells what was asked for. What can be found by it now is found now.
 *
 * @throws Refused `case_not_found`, `case_answered`
 */
export function addToCase(
  context: Context,
  { caseId, ...told }: AddToCase,
  remember: Remember<Case>,
): Promise<Case> {
  const { value, redacted } = redact(told);
  const { details, message, attachments } = value;
  const isWritten = message !== undefined || attachments.length > 0;
  const written = { by: 'customer', message: message ?? '', attachments, at: context.now };
  return changeCase(
    context,
    caseId,
    async (file) => {
      const all = { ...file.details, ...details };
      const { accountId } = file.about;
      const about = await findForCase(context, { email: file.email, accountId, details: all });
      return decideAddition(file, { details, about, redacted }, context.product);
    },
    isWritten ? written : undefined,
    remember,
  );
}
