import { type Instant, later, toInstant, toMilliseconds } from './instant.ts';

/**
 * A country's working days, as data.
 *
 * @property zone IANA time zone its days are counted in
 * @property years the years `holidays` is complete for; outside them only weekends are known
 * @property holidays `YYYY-MM-DD`, national holidays that fall on any day of the week
 * @property source where the holidays were taken from
 */
export type Calendar = {
  readonly name: string;
  readonly zone: string;
  readonly years: { readonly first: number; readonly last: number };
  readonly holidays: readonly string[];
  readonly source: string;
};

// Making a clock takes far longer than reading it, and a product has one zone for good.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    fractionalSecondDigits: 3,
  });
  clocks.set(zone, clock);
  return clock;
}

/** What the clocks of `zone` show at `time`, in milliseconds as if they showed UTC. */
function readClock(zone: string, time: number): number {
  const parts = clockOf(zone).formatToParts(time);
  const read = (part: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find(({ type }) => type === part)?.value);
  return Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
    read('fractionalSecond'),
  );
}

const offsetAt = (zone: string, at: Instant): number =>
  readClock(zone, toMilliseconds(at)) - toMilliseconds(at);

const dayIn = (at: Instant): string => at.slice(0, 10);

const startInUtc = (day: string): Instant => toInstant(`${day}T00:00:00.000Z`);

const dayAfter = (day: string): string => dayIn(later(startInUtc(day), { days: 1 }));

/** The local day `at` falls on in the calendar's zone, `YYYY-MM-DD`. */
export const dayOf = ({ zone }: Calendar, at: Instant): string =>
  dayIn(toInstant(readClock(zone, toMilliseconds(at))));

/**
 * The last millisecond of a local day in the calendar's zone, also where clocks change on it.
 *
 * @param day `YYYY-MM-DD`
 * @throws RangeError when `day` is no day, or the zone left it out
 */
export function endOfDay(calendar: Calendar, day: string): Instant {
  const lastOnClock = later(startInUtc(day), { days: 1, milliseconds: -1 });
  // Where the offset changes near midnight, the day may end under the old one or the new one:
  // of both answers, the later that is still in the day is its end.
  const end = [later(lastOnClock, { days: -1 }), later(lastOnClock, { days: 1 })]
    .map((at) => later(lastOnClock, { milliseconds: -offsetAt(calendar.zone, at) }))
    .filter((at) => dayOf(calendar, at) === day)
    .toSorted()
    .at(-1);
  if (!end) throw new RangeError(`${day} is no day in ${calendar.zone}`);
  return end;
}

/**
 * Whether `day` is a Monday to Friday and no holiday.
 *
 * @param day `YYYY-MM-DD`
 * @throws RangeError when `day` is no day
 */
export function isBusinessDay({ holidays }: Calendar, day: string): boolean {
  const weekday = new Date(startInUtc(day)).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !holidays.includes(day);
}

/**
 * The last moment of the `days`-th business day after the local day of `from`. That day itself is
 * not counted, however early on it `from` is, and the last day counts to its end: what is left of
 * either goes to whoever has to act.
 *
 * @param days whole business days, 1 or more
 * @throws RangeError when `days` is not
 */
export function dueAfterBusinessDays(calendar: Calendar, from: Instant, days: number): Instant {
  if (!Number.isSafeInteger(days) || days < 1) {
    throw new RangeError(`${days} is no number of business days to wait`);
  }
  let day = dayOf(calendar, from);
  for (let left = days; left > 0; ) {
    day = dayAfter(day);
    if (isBusinessDay(calendar, day)) left -= 1;
  }
  return endOfDay(calendar, day);
}

/**
 * Whether the holidays of the local year of `at` are known. Where they are not, a due time counts
 * holidays as business days and so falls too early, never too late: ask about the due time, and
 * warn.
 */
export function isCovered(calendar: Calendar, at: Instant): boolean {
  const year = Number(dayOf(calendar, at).slice(0, 4));
  return year >= calendar.years.first && year <= calendar.years.last;
}
