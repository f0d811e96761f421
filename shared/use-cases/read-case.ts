import { drawUpDossier } from '../decide/dossier/dossier.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { CaseId } from '../domain/ids.ts';
import { type CaseFile, loadCaseFile } from '../store/case-item.ts';
import { recordsOf } from './case-records.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/** @property others jobs that may be meant, where none is known */
export type CaseWithDossier = CaseFile & {
  readonly dossier: Dossier;
  readonly others: readonly string[];
};

/**
 * A case with the evidence on record, drawn up as it stands now.
 *
 * @throws Refused `case_not_found`
 */
export async function readCase(
  context: Context,
  { caseId }: { readonly caseId: CaseId },
): Promise<CaseWithDossier> {
  const { product, store } = context;
  const found = await loadCaseFile(store, product.product, caseId);
  if (!found) throw new Refused('case_not_found');
  const records = await recordsOf(context, found);
  const { others } = records;
  return { ...found, dossier: drawUpDossier(records, product.policy), others };
}
