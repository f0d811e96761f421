import { caseView } from '../../../shared/contract/case-view.ts';
import { OpenCase } from '../../../shared/contract/cases.ts';
import { created } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { openCase as open } from '../../../shared/use-cases/open-case.ts';

/**
 * POST /v1/{product}/cases
 *
 * Takes in a request for help, and mends at once what can be (SK-22, PR-12, JM-12).
 */
export const openCase = operation(
  OpenCase,
  ({ email, accountId, kind, message, attachments = [], ...details }, context, remember) => {
    const names = attachments.map(({ name }) => name);
    const asked = { email, accountId, kind, details, message, attachments: names };
    return open(context, asked, remember);
  },
  (file, context) => created(caseView(file, context)),
);
