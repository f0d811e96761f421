import { remindedCase } from '../decide/case-steps.ts';
import type { CaseId } from '../domain/ids.ts';
import { loadCase, replaceCase } from '../store/case-item.ts';
import { commit } from '../store/commit.ts';
import type { Context } from './context.ts';

/**
 * Reminds somebody of a case that is nearly due, and once more when it was missed (SK-22, JM-13).
 *
 * @returns whether somebody was
 */
export async function lookAfterCase(context: Context, caseId: CaseId): Promise<boolean> {
  const { product, store, now } = context;
  const file = await loadCase(store, product.product, caseId);
  const after = file && remindedCase(file, now);
  if (!file || !after || after === file) return false;
  const broken = await commit(store, replaceCase(file, after));
  if (broken) return false;
  context.report(`case_${after.remindedOf}`, new Error('a clock runs out'), caseId);
  return true;
}
