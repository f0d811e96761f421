declare const instant: unique symbol;

/**
 * A moment in UTC to the millisecond, written `2026-11-20T09:30:00.000Z`. All instants have the
 * same length, so comparing the text compares the time.
 */
export type Instant = string & { readonly [instant]: true };

export type Duration = {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly milliseconds?: number;
};

/**
 * Finer fractions than a millisecond are cut off.
 *
 * @param time milliseconds since 1970, or any RFC 3339 time
 * @throws RangeError when `time` is none, or lies outside the years 0 to 9999
 */
export function toInstant(time: number | string): Instant {
  const text = new Date(time).toISOString();
  if (text.length !== 24) throw new RangeError(`${time} is outside the years 0 to 9999`);
  return text as Instant;
}

export const toMilliseconds = (at: Instant): number => Date.parse(at);

const millisecondsOf = ({ days = 0, hours = 0, minutes = 0, milliseconds = 0 }: Duration) =>
  ((days * 24 + hours) * 60 + minutes) * 60_000 + milliseconds;

/** A day is 24 hours here; days of a calendar are counted in `calendar.ts`. */
export const later = (at: Instant, by: Duration): Instant =>
  toInstant(toMilliseconds(at) + millisecondsOf(by));

export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** The first moment at which something allowed until and with `lastAt` is late. */
export const firstLate = (lastAt: Instant): Instant => later(lastAt, { milliseconds: 1 });
