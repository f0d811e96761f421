import { isRefusal, refuse } from '../decide/decision.ts';
import { giveBack } from '../decide/give-back.ts';
import { type Settle, type Settlement, withSettled } from '../decide/settle.ts';
import { settleKindly } from '../decide/settlement-policy.ts';
import { isWatched } from '../domain/account.ts';
import type { JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { jobAfter, loadJob } from '../store/load.ts';
import { type AccountChange, settlementItems } from '../store/transaction.ts';
import { accountChange } from './account-change.ts';
import type { Context } from './context.ts';
import { holdAccount } from './held-account.ts';
import { failureCase } from './open-failure-case.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

/**
 * @property code why nothing was settled, or why a success was not one
 */
export type SettledJob = {
  readonly job: Job;
  readonly applied: boolean;
  readonly code?: 'already_settled' | 'time_limit_passed' | 'not_yet';
};

export type SettleJob = Omit<Settle, 'entryId'> & { readonly jobId: JobId };

const nothingRemembered = () => [];

/**
 * The one settlement of every path: worker event, cancellation, time limit. That a variant was
 * settled before is an answer, not an error.
 *
 * @throws Refused `job_not_found`, `variant_not_found`, `not_cancellable`
 */
export function settleJob(
  context: Context,
  { jobId, ...claim }: SettleJob,
  remember: Remember<SettledJob> = nothingRemembered,
): Promise<SettledJob> {
  const { product, store, mint, now } = context;
  const entryId = mint.entryId(now);

  return untilCommitted<SettledJob>(store, async (freshness) => {
    const job = await loadJob(store, product.product, jobId, freshness);
    if (!job) return refuse('job_not_found');
    const decided = settleKindly(job, { ...claim, entryId }, product, now);
    if (isRefusal(decided)) {
      const { refused } = decided;
      if (refused === 'variant_not_found' || refused === 'not_cancellable') {
        return refuse(refused, decided.clause);
      }
      return { items: [], result: { job, applied: false, code: refused } };
    }
    const settlement = decided.accepted;
    const result: SettledJob = {
      job: withSettled(job, settlement),
      applied: !settlement.isLate,
      ...(settlement.isLate && { code: 'time_limit_passed' as const }),
    };
    const watched = freshness === 'current' && (await watchedChange(context, job, settlement));
    return {
      items: [
        ...settlementItems(job, settlement, watched || undefined),
        ...(await failureCase(context, job, settlement)),
        ...remember(result),
      ],
      result,
      resultOf: (after) => ({ ...result, job: jobAfter(job, after) }),
    };
  });
}

/**
 * What becomes of the account where credits cannot simply go back to their lots: looked at only after
 * the guard of a plain restore broke, so that no other restore pays for it.
 */
async function watchedChange(
  context: Context,
  { accountId }: Job,
  { entry }: Settlement,
): Promise<AccountChange | undefined> {
  if (!entry) return undefined;
  const held = await holdAccount(context, accountId);
  if (!held || !isWatched(held.account)) return undefined;
  return accountChange(context, held, giveBack(held.account, entry, context.product));
}
