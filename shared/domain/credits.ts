declare const credits: unique symbol;

/** A whole number of credits, 0 to 2^53 - 1. There are no part credits. */
export type Credits = number & { readonly [credits]: true };

/** @throws RangeError when `value` is no whole number from 0 to 2^53 - 1 */
export function toCredits(value: number): Credits {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no credits`);
  return value as Credits;
}

export const none: Credits = toCredits(0);

export const plus = (a: Credits, b: Credits): Credits => toCredits(a + b);

/** @throws RangeError when the difference would be negative */
export const minus = (a: Credits, b: Credits): Credits => toCredits(a - b);

/** How much more `a` is than `b`; none where it is not. */
export const difference = (a: Credits, b: Credits): Credits => toCredits(Math.max(0, a - b));

export const sum = (values: readonly Credits[]): Credits => values.reduce(plus, none);

export const lesser = (a: Credits, b: Credits): Credits => (a < b ? a : b);

/**
 * `total` in `parts` equal shares that add up to exactly `total`: the largest-remainder method.
 * With equal parts all remainders tie, and the earlier part takes the odd credit: 10 in 3 is
 * 4, 3, 3.
 *
 * @param parts 1 or more
 */
export function shareOut(total: Credits, parts: number): Credits[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`${parts} is no parts`);
  const base = Math.floor(total / parts);
  const odd = total - base * parts;
  return Array.from({ length: parts }, (_, index) => toCredits(base + (index < odd ? 1 : 0)));
}
