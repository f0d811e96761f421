import { type Credits, toCredits } from './credits.ts';

const ratio = (total: number, part: number, whole: number) => {
  if (whole <= 0) throw new RangeError(`${whole} is no whole to have a share of`);
  return { exact: BigInt(total) * BigInt(part), by: BigInt(whole) };
};

/** `total x part / whole`, rounded down: whoever it is taken from keeps what is left over. */
export function shareDown(total: number, part: number, whole: number): number {
  const { exact, by } = ratio(total, part, whole);
  return Number(exact / by);
}

/** `total x part / whole`, rounded up: whoever it is given to gets what is left over. */
export function shareUp(total: number, part: number, whole: number): number {
  const { exact, by } = ratio(total, part, whole);
  return Number((exact + by - 1n) / by);
}

/** The credits that a part of the price stands for, rounded down for the customer. */
export const creditsFor = (credits: Credits, part: number, whole: number): Credits =>
  toCredits(shareDown(credits, Math.min(part, whole), whole));
