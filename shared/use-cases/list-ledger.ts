import { available } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import type { AccountId } from '../domain/ids.ts';
import { listEntries, type Page } from '../store/list.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';

/** @property balanceAfter credits available once the entry had been written */
export type LedgerLine = Entry & { readonly balanceAfter: number };

/** Where a list goes on. @property balance what was available after the first entry to come */
export type LedgerPlace = { readonly after: string; readonly balance: number };

export type LedgerPage = {
  readonly items: readonly LedgerLine[];
  readonly next?: LedgerPlace;
};

const mostReads = 3;

type FirstPage = Awaited<ReturnType<typeof listEntries>>;

const isNewestLast = ({ account, items }: FirstPage) => account?.lastEntryId === items[0]?.entryId;

const isUnchanged = (a: FirstPage, b: FirstPage) =>
  a.account?.lastEntryId === b.account?.lastEntryId && a.items[0]?.entryId === b.items[0]?.entryId;

/**
 * The first page together with the account it ends in. The account names the entry written last;
 * where that is not the newest read, something may have been written in between, and it is read
 * again. Where nothing has changed then, two processes carry times out of order, and all is read.
 */
async function firstPage({ product, store }: Context, accountId: AccountId, limit: number) {
  let page = await listEntries(store, product.product, accountId, { limit });
  for (let reads = 1; reads < mostReads && !isNewestLast(page); reads += 1) {
    const before = page;
    page = await listEntries(store, product.product, accountId, { limit });
    if (isUnchanged(before, page)) break;
  }
  if (!page.account) throw new Refused('account_not_found');
  return { ...page, balance: available(page.account) };
}

/**
 * Counts back from the balance behind the newest entry; nothing is stored twice. What lies in frozen
 * lots since is no part of it.
 */
function withBalances(entries: readonly Entry[], newest: number) {
  const lines: LedgerLine[] = [];
  let balance = newest;
  for (const entry of entries) {
    lines.push({ ...entry, balanceAfter: balance });
    balance -= entry.credits - (entry.frozen ?? 0);
  }
  return { lines, balance };
}

/**
 * An account's ledger, newest first.
 *
 * @throws Refused `account_not_found`
 */
export async function listLedger(
  context: Context,
  asked: { readonly accountId: AccountId; readonly limit: number; readonly place?: LedgerPlace },
): Promise<LedgerPage> {
  const { product, store } = context;
  const { accountId, limit, place } = asked;
  const page: Page<Entry> & { readonly balance: number } = place
    ? {
        ...(await listEntries(store, product.product, accountId, { limit, after: place.after })),
        balance: place.balance,
      }
    : await firstPage(context, accountId, limit);
  const { lines, balance } = withBalances(page.items, page.balance);
  return { items: lines, ...(page.next && { next: { after: page.next, balance } }) };
}
