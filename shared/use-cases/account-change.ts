import type { Books } from '../decide/books.ts';
import { isWatched } from '../domain/account.ts';
import { canonical } from '../domain/canonical.ts';
import type { Entry } from '../domain/entry.ts';
import type { LotId } from '../domain/ids.ts';
import type { PlainGrant } from '../store/payment-transaction.ts';
import type { AccountChange } from '../store/transaction.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';

/** Gives entries their places in the ledger, in the order they explain what happened. */
export const numberedEntries = ({ mint, now }: Context, { entries }: Books): Entry[] =>
  entries.map((entry) => ({ ...entry, entryId: mint.entryId(now) }));

/** What has to be written of an account, or nothing where it stays as it is. */
export function accountChange(
  context: Context,
  { before, account, returns }: Held,
  books: Books,
): AccountChange | undefined {
  if (canonical(books.account) === canonical(account)) return undefined;
  return {
    before,
    after: books.account,
    entries: numberedEntries(context, books),
    ...(returns && { returns }),
  };
}

/**
 * The new lot and its entry, where a purchase changes nothing else of the account: that can be written
 * beside charges without undoing them.
 */
export function plainGrant(
  context: Context,
  { account }: Held,
  books: Books,
  lotId: LotId,
): Omit<PlainGrant, 'drops'> | undefined {
  const [entry, ...more] = numberedEntries(context, books);
  const lot = books.account.lots.find((held) => held.lotId === lotId);
  const others = books.account.lots.filter((held) => held.lotId !== lotId);
  const isPlain = canonical(others) === canonical(account.lots) && !isWatched(books.account);
  if (!entry || !lot || more.length > 0 || !isPlain) return undefined;
  return { account, lot, entry };
}
