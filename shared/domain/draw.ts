import { type Credits, lesser, minus, none, plus, toCredits } from './credits.ts';
import type { LotId } from './ids.ts';

/** Credits taken from one lot. A job's draws stand in burn order. */
export type Draw = { readonly lotId: LotId; readonly credits: Credits };

/**
 * The part of `draws`, laid end to end, that lies from credit `from` up to credit `to`. Beyond the
 * end there is nothing.
 */
export function sliceDraws(draws: readonly Draw[], from: Credits, to: Credits): Draw[] {
  const slice: Draw[] = [];
  let start = none;
  for (const { lotId, credits } of draws) {
    const end = plus(start, credits);
    const first = Math.max(start, from);
    const last = lesser(end, to);
    if (last > first) slice.push({ lotId, credits: minus(last, toCredits(first)) });
    start = end;
  }
  return slice;
}
