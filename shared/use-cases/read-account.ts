import { type Standing, standingOf } from '../decide/standing.ts';
import type { Account } from '../domain/account.ts';
import type { Credits } from '../domain/credits.ts';
import type { AccountId } from '../domain/ids.ts';
import { isPending, type Job, pendingFrom } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import { listSpentLots } from '../store/list.ts';
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

/** @param spent lots that have left the account's own item */
export function accountNow(
  account: Account,
  running: readonly Job[],
  spent: readonly Lot[],
  { product, now }: Pick<Context, 'product' | 'now'>,
): AccountNow {
  const lots = [...spent, ...account.lots].map((lot) => {
    const pending = pendingFrom(running, lot.lotId);
    return { lot, pending, standing: standingOf(lot, pending, product, now) };
  });
  return { account, running, lots };
}

/**
 * All lots are listed, spent ones too.
 *
 * @returns undefined when one has left the account or come back to it since it was read
 */
async function listed(
  account: Account,
  running: readonly Job[],
  context: Context,
): Promise<AccountNow | undefined> {
  const { store } = context;
  const hasOthers = account.spentLots > 0;
  const spent = hasOthers ? await listSpentLots(store, account.product, account.accountId) : [];
  const own = new Set(account.lots.map(({ lotId }) => lotId));
  const isMoved = spent.length !== account.spentLots || spent.some(({ lotId }) => own.has(lotId));
  return isMoved ? undefined : accountNow(account, running, spent, context);
}

const isRunning = ({ variants }: Job) => variants.some(isPending);

const mostReads = 5;

/** The account with its jobs as of one moment, or nothing where too much happened meanwhile. */
async function readOnce(context: Context, accountId: AccountId): Promise<AccountNow | undefined> {
  const { product, store } = context;
  const found = await loadAccount(store, product.product, accountId, 'current');
  if (!found) throw new Refused('account_not_found');
  if (found.running.length === 0) return listed(found, [], context);
  const { account, jobs, isCurrent } = await loadAccountWithJobs(store, found);
  return isCurrent ? listed(account, jobs.filter(isRunning), context) : undefined;
}

/**
 * The account and the jobs it may have running in one snapshot, so that credits on their way back are
 * never seen in neither place. A job started between two reads means reading once more.
 *
 * @throws Refused `account_not_found`
 */
export async function readAccount(context: Context, accountId: AccountId): Promise<AccountNow> {
  for (let reads = 0; reads < mostReads; reads += 1) {
    const read = await readOnce(context, accountId);
    if (read) return read;
  }
  throw new Busy('jobs were started faster than the account could be read');
}
