import { isRefusal, refuse } from '../decide/decision.ts';
import { decideSettlement, type Settle, withSettled } from '../decide/settle.ts';
import type { JobId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import { jobAfter, loadJob } from '../store/load.ts';
import { settlementItems } from '../store/transaction.ts';
import type { Context } from './context.ts';
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
  { product, store, mint, now }: Context,
  { jobId, ...claim }: SettleJob,
  remember: Remember<SettledJob> = nothingRemembered,
): Promise<SettledJob> {
  const entryId = mint.entryId(now);

  return untilCommitted<SettledJob>(store, async (freshness) => {
    const job = await loadJob(store, product.product, jobId, freshness);
    if (!job) return refuse('job_not_found');
    const decided = decideSettlement(job, { ...claim, entryId }, product.policy, now);
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
    return {
      items: [...settlementItems(job, settlement), ...remember(result)],
      result,
      resultOf: (after) => ({ ...result, job: jobAfter(job, after) }),
    };
  });
}
