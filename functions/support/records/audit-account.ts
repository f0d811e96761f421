import { AuditAccount } from '../../../shared/contract/audit.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { auditAccount as audit } from '../../../shared/use-cases/audit-account.ts';

/**
 * GET /v1/{product}/accounts/{accountId}/audit
 *
 * Folds the account's ledger from nothing, and says where the account is another.
 */
export const auditAccount = operation(
  AuditAccount,
  ({ accountId }, context) => audit(context, accountId),
  ok,
);
