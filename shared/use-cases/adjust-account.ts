import { type Adjustment, decideAdjustment } from '../decide/adjust.ts';
import { isRefusal, refuse } from '../decide/decision.ts';
import { available } from '../domain/account.ts';
import type { AccountId, CaseId } from '../domain/ids.ts';
import { redactText } from '../domain/redact.ts';
import { loadCase } from '../store/case-item.ts';
import { accountItems } from '../store/transaction.ts';
import { numberedEntries } from './account-change.ts';
import type { Context } from './context.ts';
import { holdAccount } from './held-account.ts';
import type { LedgerLine } from './list-ledger.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

export type AdjustAccount = Omit<Adjustment, 'lotId' | 'jobId'> & { readonly accountId: AccountId };

/**
 * Gives or takes credits by an operator's word (MG-06).
 *
 * @returns the entry of it
 * @throws Refused `account_not_found`, `account_closed`, `insufficient_credits`
 */
export async function adjustAccount(
  context: Context,
  { accountId, ...asked }: AdjustAccount,
  remember: Remember<LedgerLine>,
): Promise<LedgerLine> {
  const { product, store, mint, now } = context;
  const lotId = mint.goodwillLotId();
  const { caseId } = asked;
  const file = caseId ? await loadCase(store, product.product, caseId as CaseId) : undefined;
  const jobId = file?.about.accountId === accountId ? file.about.jobId : undefined;
  const adjustment = {
    ...asked,
    by: redactText(asked.by).text,
    reason: redactText(asked.reason).text,
    jobId,
  };
  return untilCommitted<LedgerLine>(store, async () => {
    const held = await holdAccount(context, accountId);
    if (!held) return refuse('account_not_found');
    const decided = decideAdjustment(held.account, { ...adjustment, lotId }, product, now);
    if (isRefusal(decided)) return decided;

    const { account: after } = decided.accepted;
    const entries = numberedEntries(context, decided.accepted);
    const [adjusted] = entries;
    if (!adjusted) throw new Error('an adjustment of nothing was accepted');
    const result = { ...adjusted, balanceAfter: available(held.account) + adjusted.credits };
    const items = accountItems({ before: held.before, after, entries });
    return { items: [...items, ...remember(result)], result };
  });
}
