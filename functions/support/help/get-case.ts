import { caseFileView } from '../../../shared/contract/case-file-view.ts';
import { GetCase } from '../../../shared/contract/case-reviews.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { readCase } from '../../../shared/use-cases/read-case.ts';

/**
 * GET /v1/{product}/cases/{caseId}
 *
 * A case with the evidence on record (PR-11).
 */
export const getCase = operation(
  GetCase,
  ({ caseId }, context) => readCase(context, { caseId }),
  (file, context) => ok(caseFileView(file, context)),
);
