import type { Account } from '../domain/account.ts';
import type { AccountId, LotId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import { listSpentLots } from '../store/list.ts';
import { type Freshness, loadAccount } from '../store/load.ts';
import { loadAccountWithJobs } from '../store/load-jobs.ts';
import { Busy } from '../store/retry.ts';
import type { Context } from './context.ts';

/**
 * An account that is about to change.
 *
 * @property before as it was read
 * @property account with the lot that is asked for, also where that had left it
 * @property returns that lot, where it had
 * @property running jobs it may have running, where they were asked for
 */
export type Held = {
  readonly before: Account;
  readonly account: Account;
  readonly returns?: Lot;
  readonly running: readonly Job[];
};

const mostReads = 5;

/** The account with the jobs it may have running, of one moment as far as one transaction can read. */
async function withJobs(
  { store }: Context,
  found: Account,
): Promise<{ account: Account; running: readonly Job[] }> {
  let account = found;
  for (let reads = 0; reads < mostReads; reads += 1) {
    if (account.running.length === 0) return { account, running: [] };
    const read = await loadAccountWithJobs(store, account);
    account = read.account;
    if (read.isCurrent) return { account, running: read.jobs };
  }
  throw new Busy('jobs were started faster than the account could be read');
}

type Wanted = {
  readonly lotId?: LotId;
  readonly jobs?: boolean;
  readonly freshness?: Freshness;
};

/** @returns `moved` when the lot came back to the account since that was read */
async function holdOnce(
  context: Context,
  accountId: AccountId,
  { lotId, jobs, freshness = 'current' }: Wanted,
): Promise<Held | 'moved' | undefined> {
  const { product, store } = context;
  const found = await loadAccount(store, product.product, accountId, freshness);
  if (!found) return undefined;
  const { account: before, running } = jobs
    ? await withJobs(context, found)
    : { account: found, running: [] };
  if (!lotId || before.lots.some((lot) => lot.lotId === lotId)) {
    return { before, account: before, running };
  }
  const spent = await listSpentLots(store, product.product, accountId);
  const returns = spent.find((lot) => lot.lotId === lotId);
  if (!returns) return 'moved';
  const account = {
    ...before,
    lots: [...before.lots, returns],
    spentLots: before.spentLots - 1,
  };
  return { before, account, returns, running };
}

/** Loads an account to change it, with one of its lots if that has left it. */
export async function holdAccount(
  context: Context,
  accountId: AccountId,
  wanted: Wanted = {},
): Promise<Held | undefined> {
  for (let reads = 0; reads < mostReads; reads += 1) {
    const held = await holdOnce(context, accountId, wanted);
    if (held !== 'moved') return held;
  }
  throw new Busy('lots moved faster than the account could be read');
}
