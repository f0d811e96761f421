import { caseView } from '../../../shared/contract/case-view.ts';
import { AddToCase } from '../../../shared/contract/cases.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { addToCase as add } from '../../../shared/use-cases/add-to-case.ts';

/**
 * POST /v1/{product}/cases/{caseId}/details
 *
 * What the case asked for, or anything else its customer has to say.
 */
export const addToCase = operation(
  AddToCase,
  ({ caseId, message, attachments = [], ...details }, context, remember) => {
    const names = attachments.map(({ name }) => name);
    return add(context, { caseId, details, message, attachments: names }, remember);
  },
  (file, context) => ok(caseView(file, context)),
);
