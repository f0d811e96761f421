import { CloseAccount } from '../../../shared/contract/account-changes.ts';
import { accountView } from '../../../shared/contract/account-view.ts';
import { closureView } from '../../../shared/contract/closure-view.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { Problem } from '../../../shared/runtime/problem.ts';
import { closeAccount as close } from '../../../shared/use-cases/close-account.ts';
import { NotAcknowledged } from '../../../shared/use-cases/not-acknowledged.ts';

/**
 * POST /v1/{product}/accounts/{accountId}/closure
 *
 * Closes an account once what that forfeits is acknowledged (SK-16, PR-15, JM-09).
 */
export const closeAccount = operation(
  CloseAccount,
  (asked, context, remember) => close(context, asked, remember),
  (closed, context) => ok(accountView(closed, context)),
  (error, context) =>
    error instanceof NotAcknowledged
      ? new Problem('forfeit_not_acknowledged', { members: closureView(error, context) })
      : error,
);
