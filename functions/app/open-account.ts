import { accountView } from '../../shared/contract/account-view.ts';
import { OpenAccount } from '../../shared/contract/accounts.ts';
import { created, replayed } from '../../shared/runtime/answer.ts';
import { operation } from '../../shared/runtime/operation.ts';
import { openAccount as openOnce } from '../../shared/use-cases/open-account.ts';

/**
 * POST /v1/{product}/accounts
 *
 * Opens an account and grants the product's trial credits, once (SK-21).
 */
export const openAccount = operation(
  OpenAccount,
  (input, context, remember) => openOnce(context, input, remember),
  (opened, context) => (opened.isNew ? created : replayed)(accountView(opened, context)),
);
