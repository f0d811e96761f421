import type { OutageId } from './ids.ts';
import { earlier, firstLate, type Instant, later, toMilliseconds } from './instant.ts';
import { type StatusReport, turnsIn } from './status-report.ts';

/**
 * A time for which the service was completely unavailable, but for recoveries too brief to count.
 *
 * @property endedAt absent while it is still down. It may go again: what goes down soon after is the
 *   same outage
 * @property source who saw it begin
 */
export type Downtime = {
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly source: string;
};

export type Outage = Downtime & { readonly outageId: OutageId };

/** The outages that reports tell of, oldest first, in whatever order and however often they are told. */
export function outagesIn(
  reports: readonly StatusReport[],
  briefestRecoveryMinutes: number,
): Downtime[] {
  const outages: Downtime[] = [];
  for (const down of downtimesIn(reports)) {
    const last = outages.at(-1);
    const recoversAt = last?.endedAt && later(last.endedAt, { minutes: briefestRecoveryMinutes });
    if (last && recoversAt && down.startedAt < recoversAt) {
      outages[outages.length - 1] = { ...down, startedAt: last.startedAt, source: last.source };
    } else {
      outages.push(down);
    }
  }
  return outages;
}

const downtimesIn = (reports: readonly StatusReport[]): Downtime[] =>
  turnsIn(reports).flatMap(({ at: startedAt, state, source }, index, turns) => {
    const endedAt = turns[index + 1]?.at;
    return state === 'down' ? [{ startedAt, source, ...(endedAt && { endedAt }) }] : [];
  });

/** Whether `at` lies in it, its end included. */
export const covers = ({ startedAt, endedAt }: Downtime, at: Instant): boolean =>
  startedAt <= at && (endedAt === undefined || at <= endedAt);

/**
 * How much of it had passed by `now`, in milliseconds.
 *
 * @param since what lies before it is not counted: the time of a purchase
 */
export function downSince({ startedAt, endedAt }: Downtime, since: Instant, now: Instant): number {
  const from = startedAt < since ? since : startedAt;
  const until = endedAt ? earlier(endedAt, now) : now;
  return Math.max(0, toMilliseconds(until) - toMilliseconds(from));
}

/**
 * Whether more than so many hours of it had passed by `now`, to the millisecond: exactly so many are
 * not more.
 *
 * @param since what lies before it is not counted: the time of a purchase
 */
export const lastsLongerThan = (
  outage: Downtime,
  since: Instant,
  now: Instant,
  hours: number,
): boolean => downSince(outage, since, now) > hours * 3_600_000;

/**
 * The first moment at which it has lasted longer than so many hours, for all who bought before it
 * began; nothing where it ended before.
 */
export function qualifiesAt({ startedAt, endedAt }: Downtime, hours: number): Instant | undefined {
  const at = firstLate(later(startedAt, { hours }));
  return endedAt === undefined || at <= endedAt ? at : undefined;
}
