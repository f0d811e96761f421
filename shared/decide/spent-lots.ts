import { type Job, pendingFrom } from '../domain/job.ts';
import { isFrozen, type Lot, shortOf } from '../domain/lot.ts';

/** How many lots an account carries before those that are spent leave it. */
export const comfortableLots = 20;

/** How many leave at once: one transaction holds a hundred items. */
const mostAtOnce = 50;

/** It is short of something, or has paid for another, or another for it. */
const isIndebted = (lot: Lot) => shortOf(lot) > 0 || lot.lent > 0 || lot.paidBy.length > 0;

/** The lots with nothing left to draw and nothing on running jobs that could come back. */
export const spentLots = (lots: readonly Lot[], running: readonly Job[]): Lot[] =>
  lots
    .filter(
      (lot) =>
        lot.remaining === 0 &&
        !isFrozen(lot) &&
        !isIndebted(lot) &&
        pendingFrom(running, lot.lotId) === 0,
    )
    .slice(0, mostAtOnce);
