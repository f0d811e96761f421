import { accountView } from '../../shared/contract/account-view.ts';
import { GetAccount } from '../../shared/contract/accounts.ts';
import { ok } from '../../shared/runtime/answer.ts';
import { operation } from '../../shared/runtime/operation.ts';
import { readAccount } from '../../shared/use-cases/read-account.ts';

/** GET /v1/{product}/accounts/{accountId} */
export const getAccount = operation(
  GetAccount,
  ({ accountId }, context) => readAccount(context, accountId),
  (account, context) => ok(accountView(account, context)),
);
