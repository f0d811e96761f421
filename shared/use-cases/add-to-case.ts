import { type Addition, decideAddition } from '../decide/case-steps.ts';
import { isRefusal } from '../decide/decision.ts';
import type { Case, CaseDetails, CaseMessage } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import { loadCase } from '../store/case-item.ts';
import { caseChangeItems, changeCase } from './case-change.ts';
import type { Context } from './context.ts';
import { mendOnTheSpot } from './mend-on-the-spot.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';
import { understood } from './understood.ts';

export type AddToCase = {
  readonly caseId: CaseId;
  readonly details: CaseDetails;
  readonly message?: string | undefined;
  readonly attachments: readonly string[];
};

/** The customer has named the job that credits are owed to: it is put right as if it had been named at once. */
async function mended(
  context: Context,
  before: Case,
  addition: Addition,
  message: CaseMessage | undefined,
  remember: Remember<Case>,
): Promise<Case | undefined> {
  const decided = decideAddition(before, addition, context.product);
  if (isRefusal(decided)) return undefined;
  return mendOnTheSpot(context, decided.accepted, (isMended) => {
    const { nextAt: _next, ...told } = decided.accepted;
    const file: Case = isMended ? { ...told, missing: [], state: 'mended' } : decided.accepted;
    const items = [...caseChangeItems(context, before, file, message), ...remember(file)];
    return { file, items };
  });
}

/**
 * The customer tells what was asked for. What can be found by it now is found now, and what can be put right
 * is put right.
 *
 * @throws Refused `case_not_found`, `case_answered`
 */
export async function addToCase(
  context: Context,
  { caseId, ...told }: AddToCase,
  remember: Remember<Case>,
): Promise<Case> {
  const { product, store } = context;
  const before = await loadCase(store, product.product, caseId);
  if (!before) throw new Refused('case_not_found');
  const {
    email,
    about: { accountId },
  } = before;
  const asked = { email, accountId, ...told };
  const { told: cut, about, redacted } = await understood(context, asked, before.details);
  const { details, message, attachments } = cut;
  const addition: Addition = { details, about, redacted };
  const isWritten = message !== undefined || attachments.length > 0;
  const at = context.now;
  const written = isWritten
    ? { by: 'customer', message: message ?? '', attachments, at }
    : undefined;

  const onTheSpot = await mended(context, before, addition, written, remember);
  if (onTheSpot) return onTheSpot;
  const decide = async (file: Case) => decideAddition(file, addition, product);
  return changeCase(context, caseId, decide, written, remember);
}
