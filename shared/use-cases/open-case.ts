import { type Asked, openCase as decideCase } from '../decide/open-case.ts';
import { isClosed } from '../domain/account.ts';
import type { Case, CaseDetails, CaseKind } from '../domain/case.ts';
import type { AccountId, JobId } from '../domain/ids.ts';
import { isPending, type Job, restored } from '../domain/job.ts';
import { redact } from '../domain/redact.ts';
import { loadAccount, loadJob } from '../store/load.ts';
import type { Context } from './context.ts';
import { findForCase } from './find-for-case.ts';
import { caseItems, type Written } from './open-case-items.ts';
import type { Remember } from './remember.ts';
import { settleJob } from './settle-job.ts';
import { untilCommitted } from './until-committed.ts';

/** @property attachments the names of files that came with it */
export type OpenCase = {
  readonly email: string;
  readonly accountId?: AccountId | undefined;
  readonly kind: CaseKind;
  readonly details: CaseDetails;
  readonly message: string;
  readonly attachments: readonly string[];
};

/** Whether credits are owed to a job that nobody has settled yet (SK-22). */
async function waitsForRestore({ product, store, now }: Context, jobId: JobId): Promise<boolean> {
  const job = await loadJob(store, product.product, jobId, 'current');
  return job?.variants.some(isPending) === true && now > job.capAt;
}

/** What goes back to a closed account is forfeited with it: that puts nothing right. */
async function keepsCredits({ product, store }: Context, { accountId }: Job): Promise<boolean> {
  const account = await loadAccount(store, product.product, accountId, 'current');
  return account !== undefined && !isClosed(account);
}

/**
 * Gives back what is owed on the spot, through the settlement that the schedule would make, and records
 * the case with it: both are written, or neither.
 *
 * @returns undefined where somebody else settled the job meanwhile, or nothing was given back
 */
async function mended(
  context: Context,
  asked: Asked,
  written: Written,
  remember: Remember<Case>,
): Promise<Case | undefined> {
  const { product, store, now } = context;
  const { jobId } = asked.about;
  if (asked.kind !== 'credits_wrong' || !jobId) return undefined;
  if (!(await waitsForRestore(context, jobId))) return undefined;

  const before = await loadJob(store, product.product, jobId, 'current');
  const keeps = before && (await keepsCredits(context, before));
  let made: Case | undefined;
  const { applied } = await settleJob(context, { jobId, outcome: 'timed_out' }, ({ job }) => {
    const isMended = keeps === true && restored(job) > restored(before);
    made = decideCase(asked, product, now, isMended);
    return [...caseItems(context, made, written), ...remember(made)];
  });
  return applied ? made : undefined;
}

/**
 * Takes in a request for help. Secrets are cut out before anything is looked for or kept (PR-13); what is
 * missing is asked for and refuses nothing (PR-12, JM-12, SK-12, SK-22).
 *
 * @throws Refused `account_not_found` where an account is named that is not there
 */
export async function openCase(
  context: Context,
  { email, accountId, kind, ...told }: OpenCase,
  remember: Remember<Case>,
): Promise<Case> {
  const { product, store, mint, now } = context;
  const { value, redacted } = redact(told);
  const { details, message, attachments } = value;
  const about = await findForCase(context, { email, accountId, details });
  const asked: Asked = { caseId: mint.caseId(now), email, kind, details, redacted, about };
  const written = { by: 'customer', message, attachments };

  const onTheSpot = await mended(context, asked, written, remember);
  if (onTheSpot) return onTheSpot;
  const file = decideCase(asked, product, now);
  return untilCommitted<Case>(store, async () => ({
    items: [...caseItems(context, file, written), ...remember(file)],
    result: file,
  }));
}
