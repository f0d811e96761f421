import { expect } from 'vitest';
import { type Books, enter, openBooks } from '../../shared/decide/books.ts';
import { inBurnOrder } from '../../shared/decide/burn-order.ts';
import { giveBack } from '../../shared/decide/give-back.ts';
import { type Account, frozenCredits, owed } from '../../shared/domain/account.ts';
import { lesser, minus, none, toCredits } from '../../shared/domain/credits.ts';
import { type Draw, sliceDraws } from '../../shared/domain/draw.ts';
import type { Entry, UnwrittenEntry } from '../../shared/domain/entry.ts';
import type { LotId } from '../../shared/domain/ids.ts';
import { drawnFrom, type Lot, shortOf } from '../../shared/domain/lot.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { at, entryId, total } from './given.ts';

/**
 * An account with all that was ever entered for it.
 *
 * @property drawn what jobs drew and did not give back, in the order they drew it
 */
export type Kept = {
  readonly account: Account;
  readonly entries: readonly UnwrittenEntry[];
  readonly drawn: readonly Draw[];
};

/** As it is found, with what its lots say jobs have drawn. */
export const keep = (account: Account): Kept => ({
  account,
  entries: [],
  drawn: account.lots
    .map((lot) => ({ lotId: lot.lotId, credits: drawnFrom(lot) }))
    .filter(({ credits }) => credits > 0),
});

export const withBooks = ({ entries, drawn }: Kept, books: Books): Kept => ({
  account: books.account,
  entries: [...entries, ...books.entries],
  drawn,
});

const byPolicy = ({ clause }: Policy['charge']) => ({ clause, policy: 'test@1' });

/** A job draws so many credits, or what there is. */
export function charged(kept: Kept, credits: number, product: Product): Kept {
  let left = toCredits(credits);
  const paying = inBurnOrder(kept.account.lots, product, at).flatMap((lot) => {
    const part = lesser(lot.remaining, left);
    left = minus(left, part);
    return part > 0 ? { ...lot, remaining: minus(lot.remaining, part) } : [];
  });
  const head = { kind: 'charge', ...byPolicy(product.policy.charge) } as const;
  const after = withBooks(kept, enter(openBooks(kept.account), head, paying));
  const draws = after.entries.length > kept.entries.length ? after.entries.at(-1)?.draws : [];
  return { ...after, drawn: [...kept.drawn, ...(draws ?? [])] };
}

/** Jobs give back so many of the credits they drew last, or what they drew. */
export function restored(kept: Kept, credits: number, product: Product): Kept {
  const back = lesser(toCredits(credits), total(kept.drawn));
  if (back === none) return kept;
  const slices = sliceDraws(kept.drawn.toReversed(), none, back);
  const lotIds = [...new Set(slices.map(({ lotId }) => lotId))];
  const draws = lotIds.map((lotId) => ({
    lotId,
    credits: total(slices.filter((slice) => slice.lotId === lotId)),
  }));
  const entry: Entry = {
    entryId,
    kind: 'restore',
    credits: back,
    draws,
    ...byPolicy(product.policy.charge),
  };
  const drawn = sliceDraws(kept.drawn, none, minus(total(kept.drawn), back));
  return { ...withBooks(kept, giveBack(kept.account, entry, product)), drawn };
}

const add = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

const drawnByJobs = (kept: Kept, lotId: LotId) =>
  total(kept.drawn.filter((draw) => draw.lotId === lotId));

const partsOf = (kept: Kept, lot: Lot): readonly number[] => [
  lot.remaining,
  drawnByJobs(kept, lot.lotId),
  lot.refunded,
  lot.clawedBack,
  lot.forfeited,
  lot.adjusted,
];

/**
 * Fails where a lot's credits are not all accounted for, where its entries do not tell how the account
 * came about, or where a lot holds credits that are claimed of it.
 *
 * @param before the account before any entry
 */
export function expectSound(kept: Kept, before: Account): void {
  const { account, entries } = kept;
  const { lots } = account;
  expect(lots.map((lot) => add(partsOf(kept, lot)))).toEqual(lots.map(({ credits }) => credits));
  expect(lots.flatMap((lot) => partsOf(kept, lot)).filter((part) => part < 0)).toEqual([]);

  expect({
    credits:
      total(before.lots.map(({ remaining }) => ({ credits: remaining }))) +
      add(entries.map(({ credits }) => credits)),
    frozen: frozenCredits(before) + add(entries.map(({ frozen = 0 }) => frozen)),
    owed: owed(before) + add(entries.map((entry) => entry.owed ?? 0)),
  }).toEqual({
    credits: add(lots.map(({ remaining }) => remaining)),
    frozen: frozenCredits(account),
    owed: owed(account),
  });
  for (const { credits, draws } of entries) expect(total(draws)).toBe(Math.abs(credits));
  expect(lots.filter((lot) => lot.remaining > 0 && shortOf(lot) > 0)).toEqual([]);
  expect(add(lots.map(({ lent }) => lent))).toBe(add(lots.map(({ paidBy }) => total(paidBy))));
}
