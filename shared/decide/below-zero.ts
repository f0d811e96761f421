import type { Difference } from '../domain/difference.ts';
import type { Entry } from '../domain/entry.ts';
import { entryMilliseconds } from '../domain/entry-time.ts';
import type { LotId } from '../domain/ids.ts';

/**
 * An entry is named when its request arrives and written when that is done: a request that had to give
 * way to others, or a schedule in the middle of its run, writes entries that sort before what they rest
 * on. No request and no run lasts longer than this.
 */
const longestRequestMilliseconds = 120_000;

type Movement = { readonly at: number; readonly by: number };

function movementsByLot(entries: readonly Entry[]): Map<LotId, Movement[]> {
  const byLot = new Map<LotId, Movement[]>();
  for (const { entryId, credits, draws } of entries) {
    const at = entryMilliseconds(entryId);
    for (const draw of draws) {
      const known = byLot.get(draw.lotId) ?? [];
      known.push({ at, by: Math.sign(credits) * draw.credits });
      byLot.set(draw.lotId, known);
    }
  }
  return byLot;
}

/**
 * The least that a lot can have held after any of its movements: all that had left it by then, and all
 * that can have come into it.
 */
function lowest(movements: readonly Movement[]): number {
  const incoming = movements.filter(({ by }) => by > 0);
  let [held, next, least] = [0, 0, 0];
  for (const { at, by } of movements) {
    if (by >= 0) continue;
    for (; (incoming[next]?.at ?? Infinity) <= at + longestRequestMilliseconds; next += 1) {
      held += incoming[next]?.by ?? 0;
    }
    held += by;
    least = Math.min(least, held);
  }
  return least;
}

/**
 * Lots from which more was taken than they can have held at that time (invariant 1).
 *
 * @param entries all of one account's, oldest first
 */
export const belowZero = (entries: readonly Entry[]): Difference[] =>
  [...movementsByLot(entries)].flatMap(([where, movements]) => {
    const least = lowest(movements);
    return least < 0 ? [{ what: 'below_zero', where, ledger: least } as const] : [];
  });
