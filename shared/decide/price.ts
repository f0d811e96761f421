import { type Credits, none, plus, toCredits } from '../domain/credits.ts';
import type { Draw } from '../domain/draw.ts';
import type { Lot } from '../domain/lot.ts';

/**
 * @property draws what the lots pay, in the order given
 * @property total the sum of `draws`
 * @property short what is missing at the current rate when the lots do not cover the job
 */
export type Price = {
  readonly draws: readonly Draw[];
  readonly total: Credits;
  readonly short: Credits;
};

/** Variants still to be paid for, as an exact fraction. */
type Unpaid = { readonly over: bigint; readonly under: bigint };

/** What `unpaid` costs at a rate, rounded down: a part credit is the customer's. */
const costOf = ({ over, under }: Unpaid, rate: number): Credits =>
  toCredits(Number((over * BigInt(rate)) / under));

const covers = (remaining: Credits, { over, under }: Unpaid, rate: number): boolean =>
  BigInt(remaining) * under >= over * BigInt(rate);

const stillUnpaid = ({ over, under }: Unpaid, paid: Credits, rate: number): Unpaid => ({
  over: over * BigInt(rate) - BigInt(paid) * under,
  under: under * BigInt(rate),
});

/**
 * What `count` variants cost when each lot pays its own rate for the part of the job it covers.
 *
 * Nothing is rounded between lots; only the last draw is, down. So a job that draws on lots of
 * several rate cards costs exactly each lot's share at that lot's rate.
 *
 * @param rateOf credits a variant that a lot pays, 1 or more
 * @param rate credits a variant for what no lot covers, 1 or more
 */
export function priceJob(
  lots: readonly Lot[],
  count: number,
  rateOf: (lot: Lot) => number,
  rate: number,
): Price {
  const draws: Draw[] = [];
  let unpaid: Unpaid = { over: BigInt(count), under: 1n };
  let total = none;
  for (const lot of lots.filter(({ remaining }) => remaining > 0)) {
    const isEnough = covers(lot.remaining, unpaid, rateOf(lot));
    const paid = isEnough ? costOf(unpaid, rateOf(lot)) : lot.remaining;
    if (paid > 0) draws.push({ lotId: lot.lotId, credits: paid });
    total = plus(total, paid);
    if (isEnough) return { draws, total, short: none };
    unpaid = stillUnpaid(unpaid, paid, rateOf(lot));
  }
  return { draws, total, short: costOf(unpaid, rate) };
}
