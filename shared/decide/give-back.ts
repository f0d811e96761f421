import type { Account } from '../domain/account.ts';
import { plus } from '../domain/credits.ts';
import type { Draw } from '../domain/draw.ts';
import type { Entry } from '../domain/entry.ts';
import type { Product } from '../policy/product.ts';
import { type Books, enter, lotIn, openBooks } from './books.ts';
import { coverShort } from './cover.ts';
import { forfeitLeft } from './forfeit.ts';

/**
 * Gives a job's credits back where they cannot simply be added to their lots. A lot that was taken
 * back meanwhile pays first what is claimed of it, a closed account forfeits them, and in a frozen lot
 * they lie frozen; each is entered, so nothing returns in silence.
 */
export function giveBack(account: Account, restore: Entry, product: Product): Books {
  const open = openBooks(account);
  const given = ({ lotId, credits }: Draw) => {
    const lot = lotIn(open, lotId);
    return { ...lot, remaining: plus(lot.remaining, credits) };
  };
  const { entryId: _id, credits: _c, draws, ...head } = restore;
  const restored = enter(open, head, draws.map(given));
  return forfeitLeft(coverShort(restored, product.policy), product);
}
