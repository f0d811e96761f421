import { openCase } from '../decide/open-case.ts';
import type { Settlement } from '../decide/settle.ts';
import { type Case, failureAfterDelivery, isOpenCase } from '../domain/case.ts';
import type { CaseId, JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { loadCase } from '../store/case-item.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import { loadAccount } from '../store/load.ts';
import type { Context } from './context.ts';
import { caseItems } from './open-case-items.ts';

const isUnconfirmed = ({ settled }: Settlement): boolean =>
  [...settled.values()].some(
    ({ state, outcome }) =>
      state === 'captured' && outcome !== 'succeeded' && outcome !== 'cancelled',
  );

/** The id of the job's next case, unless one is open already. */
async function unusedId(
  { product, store, mint }: Context,
  jobId: JobId,
): Promise<CaseId | undefined> {
  for (let number = 1; ; number += 1) {
    const caseId = mint.failureCaseId(product.product, jobId, number);
    const known = await loadCase(store, product.product, caseId);
    if (!known) return caseId;
    if (isOpenCase(known)) return undefined;
  }
}

/**
 * A failure that cannot be confirmed, since the output had been saved, exported or downloaded, is no
 * denial: somebody looks at it (PR-04). One open case a job, however many of its variants it is about; what
 * fails once that is answered is another one. A customer's own cancellation is no failure.
 */
export async function failureCase(
  context: Context,
  { accountId, jobId, action, startedAt }: Job,
  settlement: Settlement,
): Promise<readonly GuardedItem[]> {
  if (!isUnconfirmed(settlement)) return [];
  const { product, store, now } = context;
  const caseId = await unusedId(context, jobId);
  if (!caseId) return [];
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
