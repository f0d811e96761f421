import type { Instant } from '../domain/instant.ts';
import type { Context } from './context.ts';
import { type OutageNow, outageNow, readOutages } from './outages.ts';

/** Outages, newest first. @property before when the last one of the page before began */
export async function listOutages(
  context: Context,
  { limit, before }: { readonly limit: number; readonly before?: Instant },
): Promise<{ readonly items: readonly OutageNow[]; readonly next?: Instant }> {
  const isEnough = ({ length }: readonly unknown[]) => length > limit + 1;
  const found = await readOutages(context, { isEnough, ...(before && { before }) });
  // What has no end before `before` has by now become part of what the page before ended with.
  const listed = found.filter(({ endedAt }) => endedAt !== undefined || before === undefined);
  const shown = listed.slice(-limit).toReversed();
  const last = shown.at(-1);
  return {
    items: shown.map((outage) => outageNow(context, outage)),
    ...(listed.length > limit && last && { next: last.startedAt }),
  };
}
