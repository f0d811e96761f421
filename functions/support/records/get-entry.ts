import { traceView } from '../../../shared/contract/trace-view.ts';
import { GetEntry } from '../../../shared/contract/traces.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { readEntry } from '../../../shared/use-cases/read-entry.ts';

/**
 * GET /v1/{product}/accounts/{accountId}/entries/{entryId}
 *
 * The facts, the policy version and the clause behind one entry of the ledger.
 */
export const getEntry = operation(
  GetEntry,
  ({ accountId, entryId }, context) => readEntry(context, { accountId, entryId }),
  (trace, context) => ok(traceView(trace, context)),
);
