import { AdjustAccount } from '../../../shared/contract/account-changes.ts';
import { entryView } from '../../../shared/contract/account-view.ts';
import { created } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { adjustAccount as adjust } from '../../../shared/use-cases/adjust-account.ts';

/**
 * POST /v1/{product}/accounts/{accountId}/adjustments
 *
 * Gives or takes credits by an operator's word, with who and why (MG-06).
 */
export const adjustAccount = operation(
  AdjustAccount,
  (adjustment, context, remember) => adjust(context, adjustment, remember),
  (entry, context) => created(entryView(entry, context)),
);
