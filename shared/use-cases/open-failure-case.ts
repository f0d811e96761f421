import { openCase } from '../decide/open-case.ts';
import type { Settlement } from '../decide/settle.ts';
import type { Case } from '../domain/case.ts';
import type { Job } from '../domain/job.ts';
import { loadCase } from '../store/case-item.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import { loadAccount } from '../store/load.ts';
import type { Context } from './context.ts';
import { caseItems } from './open-case-items.ts';

/** Said of what policy itself wrote down: a code, for whoever reads it in their own language. */
export const failureAfterDelivery = 'failure_after_delivery';

const isUnconfirmed = ({ settled }: Settlement): boolean =>
  [...settled.values()].some(
    ({ state, outcome }) => state === 'captured' && outcome !== 'succeeded',
  );

/**
 * A failure that cannot be confirmed, since the output had been saved, exported or downloaded, is no
 * denial: somebody looks at it (PR-04). One case a job, however many of its variants it is about.
 */
export async function failureCase(
  context: Context,
  { accountId, jobId, action, startedAt }: Job,
  settlement: Settlement,
): Promise<readonly GuardedItem[]> {
  if (!isUnconfirmed(settlement)) return [];
  const { product, store, mint, now } = context;
  const caseId = mint.failureCaseId(product.product, jobId);
  if (await loadCase(store, product.product, caseId)) return [];
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
