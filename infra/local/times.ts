import { type Instant, toInstant } from '../../shared/domain/instant.ts';

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** `Date` takes 30 February for 2 March. */
const isDay = (day: string): boolean => toInstant(`${day}T00:00:00Z`).startsWith(day);

/** An RFC 3339 time of the years 0 to 9999, or nothing where `text` is none. */
export function instantIn(text: string): Instant | undefined {
  try {
    return time.test(text) && isDay(text.slice(0, 10)) ? toInstant(text) : undefined;
  } catch {
    return undefined;
  }
}

const duration =
  /^P(?=.)(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=.)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+(?:\.\d{1,3})?)S)?)?$/;

/**
 * The milliseconds of an ISO 8601 duration such as `PT10M`, `P7D` or `PT0.001S`, or nothing where
 * `text` is none. Months and years have no one length and are not taken.
 */
export function millisecondsIn(text: string): number | undefined {
  const parts = duration.exec(text)?.groups;
  if (!parts) return undefined;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parts;
  const wholeDays = Number(weeks) * 7 + Number(days);
  const wholeMinutes = (wholeDays * 24 + Number(hours)) * 60 + Number(minutes);
  return wholeMinutes * 60_000 + Math.round(Number(seconds) * 1_000);
}
