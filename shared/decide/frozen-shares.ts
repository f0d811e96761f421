import type { Entry } from '../domain/entry.ts';
import type { LotId } from '../domain/ids.ts';

type Share = { readonly lotId: LotId; readonly by: { frozen: number } | { frozenUntold: number } };

/** Beyond so many lots in one entry their ways to add up are not gone through. */
const mostLots = 12;

/** Every choice among the amounts that adds up to `wanted`, up to two of them. */
function choices(amounts: readonly number[], wanted: number): readonly (readonly boolean[])[] {
  const found: boolean[][] = [];
  for (let choice = 1; choice < 2 ** amounts.length && found.length < 2; choice += 1) {
    const chosen = amounts.map((_, index) => Math.floor(choice / 2 ** index) % 2 === 1);
    const total = amounts.reduce((sum, one, index) => sum + (chosen[index] ? one : 0), 0);
    if (total === wanted) found.push(chosen);
  }
  return found;
}

/**
 * In which lots the credits lie that an entry says lie frozen since, or no more. A freeze moves no credits
 * and is about its order's lot. Of what moves, each lot's part lies frozen or does not; the entry tells
 * the sum alone, so where lots that are frozen and lots that are not add up to it in several ways, it
 * cannot be told apart: then no lot is given a share, and each is marked.
 */
export function frozenShares({ frozen, credits, draws }: Entry, own: LotId | undefined): Share[] {
  if (!frozen) return [];
  if (draws.length === 0) return own ? [{ lotId: own, by: { frozen } }] : [];
  const [first, ...others] = draws;
  if (first && others.length === 0) return [{ lotId: first.lotId, by: { frozen } }];
  const moved = draws.map((draw) => Math.sign(credits) * draw.credits);
  const [only, another] = draws.length > mostLots ? [] : choices(moved, frozen);
  const lots = draws.map(({ lotId }, index) => ({ lotId, share: moved[index] ?? 0, index }));
  if (!only || another) return lots.map(({ lotId }) => ({ lotId, by: { frozenUntold: 1 } }));
  return lots.flatMap(({ lotId, share, index }) =>
    only[index] ? [{ lotId, by: { frozen: share } }] : [],
  );
}
