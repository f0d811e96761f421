import { type Instant, later } from '../domain/instant.ts';
import { covers } from '../domain/outage.ts';
import { isSame, type ServiceState, type StatusReport, toldBy } from '../domain/status-report.ts';
import { loadStatusAround } from '../store/load-status.ts';
import { statusItems } from '../store/write-status.ts';
import type { Context } from './context.ts';
import { type OutageNow, outageNow, outagesSince } from './outages.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

export type ReportStatus = {
  readonly state: ServiceState;
  readonly at?: Instant | undefined;
  readonly source: string;
};

/** @property outage the one that the reported moment lies in or ends */
export type StatusReported = { readonly outage?: OutageNow };

/** How far another clock may be ahead of ours. */
const mostAheadMinutes = 5;

/**
 * Keeps what somebody saw of the service (JM-07), of now or of any time before.
 *
 * @throws Refused `time_ahead`
 */
export async function reportStatus(
  context: Context,
  { state, at = context.now, source }: ReportStatus,
  remember: Remember<StatusReported>,
): Promise<StatusReported> {
  const { product, store, now } = context;
  if (at > later(now, { minutes: mostAheadMinutes })) {
    throw new Refused('time_ahead', undefined, { minutes: mostAheadMinutes });
  }
  const report: StatusReport = { at, state, source };

  return untilCommitted(store, async () => {
    const { version, ...known } = await loadStatusAround(store, product.product, at);
    const besides = [...known.same, report, ...(known.after ? [known.after] : [])];
    const outages = await outagesSince(context, at, { besides });
    const outage = outages.find((one) => covers(one, at));
    const result: StatusReported = outage ? { outage: outageNow(context, outage) } : {};
    const isKnown = known.same.some((other) => isSame(other, report));
    const written = isKnown
      ? []
      : statusItems(product.product, version, report, toldBy(known, report));
    return { items: [...written, ...remember(result)], result };
  });
}
