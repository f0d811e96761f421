import { caseWork } from '../decide/case-steps.ts';
import { type Decision, isRefusal, refuse } from '../decide/decision.ts';
import { type Case, type CaseMessage, isOpenCase } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import { loadCase, putCaseMessage, replaceCase } from '../store/case-item.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import { closeWork, openWork } from '../store/write-payment.ts';
import type { Context } from './context.ts';
import type { RefusalCode } from './refused.ts';
import { untilCommitted } from './until-committed.ts';

/** The work that a case is: gone once it is answered. */
const workItems = (before: Case, after: Case): GuardedItem[] => {
  if (isOpenCase(after)) return [openWork('work_known', caseWork(after))];
  return isOpenCase(before) ? [closeWork(caseWork(before))] : [];
};

/** All that is written when a case changes. */
export const caseChangeItems = (
  { mint, now }: Context,
  before: Case,
  after: Case,
  message: CaseMessage | undefined,
): GuardedItem[] => [
  ...replaceCase(before, after),
  ...(message ? [putCaseMessage(after, mint.messageId(now), message)] : []),
  ...workItems(before, after),
];

/**
 * Changes a case, adds what was written with it, and opens or closes its work.
 *
 * @throws Refused `case_not_found`, and why the decision refuses
 */
export function changeCase(
  context: Context,
  caseId: CaseId,
  decide: (file: Case) => Promise<Decision<Case, RefusalCode>>,
  message: CaseMessage | undefined,
  remember: (file: Case) => readonly GuardedItem[],
): Promise<Case> {
  const { product, store } = context;
  return untilCommitted<Case>(store, async () => {
    const before = await loadCase(store, product.product, caseId);
    if (!before) return refuse('case_not_found');
    const decided = await decide(before);
    if (isRefusal(decided)) return decided;
    const after = decided.accepted;
    const items = caseChangeItems(context, before, after, message);
    return { items: [...items, ...remember(after)], result: after };
  });
}
