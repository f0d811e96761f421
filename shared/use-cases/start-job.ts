import { decideCharge } from '../decide/charge.ts';
import { isRefusal, refuse } from '../decide/decision.ts';
import type { Account } from '../domain/account.ts';
import type { AccountId, JobId, QuoteId, VariantId } from '../domain/ids.ts';
import { isPending, type Job } from '../domain/job.ts';
import type { Quote } from '../domain/quote.ts';
import { loadAccount, loadJob, loadQuote } from '../store/load.ts';
import { loadJobs } from '../store/load-jobs.ts';
import { chargeItems } from '../store/transaction.ts';
import type { Context } from './context.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

export type StartJob = {
  readonly jobId: JobId;
  readonly accountId: AccountId;
  readonly action: string;
  readonly variantIds: readonly VariantId[];
  readonly quoteId?: QuoteId | undefined;
  readonly shownCredits?: number | undefined;
  readonly fingerprint: string;
};

export type StartedJob = { readonly job: Job; readonly isNew: boolean };

/** Every so many jobs, those that were captured meanwhile are dropped from the account. */
const forgetEvery = 8;

/** How many at once: an expression holds 4 KB. */
const mostForgotten = 50;

/**
 * A capture touches the job alone, so the account goes on naming jobs that are over. What is done
 * here bounds how many, at half a read for each job ever started.
 */
async function settledJobs(
  { product, store }: Context,
  { running }: Account,
  starting: JobId,
): Promise<JobId[]> {
  if (running.length === 0 || running.length % forgetEvery !== 0) return [];
  // A repeat of a job that is over is still to find that out; one path cannot be set and removed.
  const others = running.filter((jobId) => jobId !== starting);
  const jobs = await loadJobs(store, product.product, others, 'planned');
  const over = jobs.filter(({ variants }) => !variants.some(isPending));
  return over.map(({ jobId }) => jobId).slice(0, mostForgotten);
}

async function ownQuote(
  { product, store }: Context,
  { quoteId, accountId }: StartJob,
): Promise<Quote | 'unknown' | undefined> {
  if (!quoteId) return undefined;
  const quote = await loadQuote(store, product.product, quoteId);
  return quote?.accountId === accountId ? quote : 'unknown';
}

/**
 * Charges a job and starts it, once: the same request again answers with the job as it stands now.
 */
export function startJob(
  context: Context,
  asked: StartJob,
  remember: Remember<StartedJob>,
): Promise<StartedJob> {
  const { product, store, mint, now } = context;
  const entryId = mint.entryId(now);

  return untilCommitted(store, async (freshness) => {
    const known =
      freshness === 'current'
        ? await loadJob(store, product.product, asked.jobId, 'current')
        : undefined;
    if (known && known.fingerprint !== asked.fingerprint) return refuse('job_exists');
    if (known) {
      const result = { job: known, isNew: false };
      return { items: remember(result), result };
    }

    const account = await loadAccount(store, product.product, asked.accountId, freshness);
    if (!account) return refuse('account_not_found');
    const quote = await ownQuote(context, asked);
    if (quote === 'unknown') return refuse('quote_not_found');
    const request = { ...asked, entryId, quote };
    const decided = decideCharge(account, request, product, now);
    if (isRefusal(decided)) return decided;
    const result = { job: decided.accepted.job, isNew: true };
    const forgotten = await settledJobs(context, account, asked.jobId);
    const items = chargeItems(account, decided.accepted, forgotten);
    return { items: [...items, ...remember(result)], result };
  });
}
