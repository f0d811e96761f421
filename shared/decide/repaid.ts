import { type Credits, difference, lesser, minus, none, plus, sum } from '../domain/credits.ts';
import { type Draw, sliceDraws } from '../domain/draw.ts';
import type { Lot } from '../domain/lot.ts';
import { type Books, lotIn } from './books.ts';

/** What other lots paid of which only `needed` had to be paid: the last to pay get theirs back. */
export function overpaid({ paidBy }: Lot, needed: Credits) {
  const all = sum(paidBy.map(({ credits }) => credits));
  const back = difference(all, needed);
  return {
    back: sliceDraws(paidBy.toReversed(), none, back),
    kept: sliceDraws(paidBy, none, minus(all, back)),
  };
}

/** The lot that gets back what it paid for another. */
export const repaid = (books: Books, { lotId, credits }: Draw): Lot => {
  const lot = lotIn(books, lotId);
  return {
    ...lot,
    remaining: plus(lot.remaining, credits),
    clawedBack: minus(lot.clawedBack, credits),
    lent: minus(lot.lent, credits),
  };
};

/**
 * A lot that has credits again pays what others paid for it, the last of them first. What it gives
 * counts as taken by whatever claims more of it than it has given.
 */
export function takenOver(lot: Lot): { readonly lot: Lot; readonly back: readonly Draw[] } {
  const paid = sum(lot.paidBy.map(({ credits }) => credits));
  const credits = lesser(lot.remaining, paid);
  const { back, kept } = overpaid(lot, minus(paid, credits));
  const refunded = lesser(credits, difference(lot.claims.refunded, lot.refunded));
  return {
    back,
    lot: {
      ...lot,
      remaining: minus(lot.remaining, credits),
      refunded: plus(lot.refunded, refunded),
      clawedBack: plus(lot.clawedBack, minus(credits, refunded)),
      paidBy: kept,
    },
  };
}

/** Whether others paid for the lot what it could now give itself. */
export const canRepay = (lot: Lot): boolean => lot.remaining > 0 && lot.paidBy.length > 0;
