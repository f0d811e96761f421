import { openCase } from '../decide/open-case.ts';
import type { Settlement } from '../decide/settle.ts';
import { type Case, failureAfterDelivery, isOpenCase } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { listCaseIds, loadCase, replaceCase } from '../store/case-item.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import { loadAccount } from '../store/load.ts';
import type { Context } from './context.ts';
import { caseItems } from './open-case-items.ts';

const isUnconfirmed = ({ settled }: Settlement): boolean =>
  [...settled.values()].some(
    ({ state, outcome }) =>
      state === 'captured' && outcome !== 'succeeded' && outcome !== 'cancelled',
  );

/** Cases of an account that are looked through for one about the job. */
const mostCases = 20;

/** A case about the job that somebody has to answer already, its customer's own too. */
async function openCaseOf({ product, store }: Context, { accountId, jobId }: Job) {
  const ids = await listCaseIds(store, product.product, accountId, mostCases);
  const files = await Promise.all(ids.map((caseId) => loadCase(store, product.product, caseId)));
  return files.find((file) => file && isOpenCase(file) && file.about.jobId === jobId);
}

/** The job's case that is open, which somebody may have opened a moment ago, or the id of its next one. */
async function openOrNext(
  { product, store, mint }: Context,
  { jobId }: Job,
): Promise<Case | CaseId> {
  for (let number = 1; ; number += 1) {
    const caseId = mint.failureCaseId(product.product, jobId, number);
    const known = await loadCase(store, product.product, caseId);
    if (!known) return caseId;
    if (isOpenCase(known)) return known;
  }
}

/**
 * A failure that cannot be confirmed, since the output had been saved, exported or downloaded, is no
 * denial: somebody looks at it (PR-04). One open case a job, however many of its variants it is about; what
 * fails once that is answered is another one. A customer's own cancellation is no failure.
 */
export async function failureCase(
  context: Context,
  job: Job,
  settlement: Settlement,
): Promise<readonly GuardedItem[]> {
  if (!isUnconfirmed(settlement)) return [];
  const { accountId, jobId, action, startedAt } = job;
  const { product, store, now } = context;
  // It has to be open still when this is written, or nobody would be shown.
  const known = (await openCaseOf(context, job)) ?? (await openOrNext(context, job));
  if (typeof known !== 'string') return replaceCase(known, known);
  const caseId = known;
  const account = await loadAccount(store, product.product, accountId, 'current');
  if (!account) return [];
  const about = { accountId, jobId };
  const details = { jobId, action, approximateTime: startedAt };
  const asked = { caseId, email: account.email, details, about, redacted: [] };
  const opened = openCase({ ...asked, kind: 'credits_wrong' }, product, now);
  // Nobody has written it, so nobody is asked for what is missing.
  const file: Case = { ...opened, missing: [], state: 'open' };
  return caseItems(context, file, { by: 'policy', message: failureAfterDelivery, attachments: [] });
}
