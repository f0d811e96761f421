import { type Job, pendingFrom } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';

/** How many lots an account carries before those that are spent leave it. */
export const comfortableLots = 20;

/** How many leave at once: one transaction holds a hundred items. */
const mostAtOnce = 50;

/** The lots with nothing left to draw and nothing on running jobs that could come back. */
export const spentLots = (lots: readonly Lot[], running: readonly Job[]): Lot[] =>
  lots
    .filter(
      ({ lotId, remaining, frozen }) =>
        remaining === 0 && !frozen && pendingFrom(running, lotId) === 0,
    )
    .slice(0, mostAtOnce);
