import { refundStanding, type Standing } from '../decide/standing.ts';
import type { Account } from '../domain/account.ts';
import type { Credits } from '../domain/credits.ts';
import type { AccountId } from '../domain/ids.ts';
import { isPending, type Job, pendingFrom } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import { loadAccount } from '../store/load.ts';
import { loadAccountWithJobs } from '../store/load-jobs.ts';
import { Busy } from '../store/retry.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/** @property pending credits of the lot on running jobs @property standing in cash, now */
export type LotNow = { readonly lot: Lot; readonly pending: Credits; readonly standing: Standing };

/** An account with its running jobs, all as of one moment. */
export type AccountNow = {
  readonly account: Account;
  readonly running: readonly Job[];
  readonly lots: readonly LotNow[];
};

export function accountNow(
  account: Account,
  running: readonly Job[],
  { product, now }: Pick<Context, 'product' | 'now'>,
): AccountNow {
  const lots = account.lots.map((lot) => {
    const pending = pendingFrom(running, lot.lotId);
    return { lot, pending, standing: refundStanding(lot, pending, product.policy, now) };
  });
  return { account, running, lots };
}

const isSubset = (part: readonly string[], whole: readonly string[]) => {
  const known = new Set(whole);
  return part.every((item) => known.has(item));
};

const isRunning = ({ variants }: Job) => variants.some(isPending);

const mostReads = 5;

/**
 * The account and the jobs it may have running in one snapshot, so that credits on their way back are
 * never seen in neither place. A job started between two reads means reading once more.
 *
 * @throws Refused `account_not_found`
 */
export async function readAccount(context: Context, accountId: AccountId): Promise<AccountNow> {
  const { product, store } = context;
  const found = await loadAccount(store, product.product, accountId, 'current');
  if (!found) throw new Refused('account_not_found');
  let account: Account = found;
  for (let reads = 0; reads < mostReads; reads += 1) {
    if (account.running.length === 0) return accountNow(account, [], context);
    const asked = account.running;
    const snapshot = await loadAccountWithJobs(store, account);
    account = snapshot.account;
    if (isSubset(account.running, asked)) {
      return accountNow(account, snapshot.jobs.filter(isRunning), context);
    }
  }
  throw new Busy('jobs were started faster than the account could be read');
}
