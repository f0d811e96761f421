import type { ClaimFacts } from '../domain/claim-facts.ts';
import type { Instant } from '../domain/instant.ts';
import { type Downtime, downSince, type Outage, outagesIn } from '../domain/outage.ts';
import type { StatusReport } from '../domain/status-report.ts';
import { briefestRecoveryMinutes, qualifies, recoveriesOf } from '../policy/outage.ts';
import { policiesSince } from '../policy/product.ts';
import { listTurns } from '../store/load-status.ts';
import type { Context } from './context.ts';

export type OutageContext = Pick<Context, 'product' | 'store' | 'mint'>;

/** @property qualifies whether the policy promises something for it by now */
export type OutageNow = Outage & { readonly qualifies: boolean };

/**
 * @property before begins there instead of now, itself left out
 * @property besides reports that are not written yet
 * @property minutes how long a recovery has to be to end an outage; by the policy in force where absent
 * @property isEnough of the oldest found, whose beginning may not have been read, up to the newest
 */
type Wanted = {
  readonly before?: Instant;
  readonly besides?: readonly StatusReport[];
  readonly minutes?: number;
  readonly isEnough: (found: readonly Downtime[]) => boolean;
};

/** More than most products have in a year. */
const turnsAtOnce = 200;

/** Outages, oldest first, read from the newest back until there are enough or no more. */
export async function readOutages(
  { product, store, mint }: OutageContext,
  { before, besides = [], minutes = briefestRecoveryMinutes(product.policy), isEnough }: Wanted,
): Promise<Outage[]> {
  const reports = [...besides];
  let place = before;
  for (;;) {
    const request = { limit: turnsAtOnce, ...(place && { before: place }) };
    const { items, next } = await listTurns(store, product.product, request);
    reports.push(...items);
    place = items.at(-1)?.at;
    const found = outagesIn(reports, minutes);
    if (next !== undefined && !isEnough(found)) continue;
    return found.map((outage) => ({
      outageId: mint.outageId(product.product, outage.startedAt),
      ...outage,
    }));
  }
}

/** Every outage that had not ended before `since`, oldest first. */
export async function outagesSince(
  context: OutageContext,
  since: Instant,
  { besides = [], minutes }: Pick<Wanted, 'besides' | 'minutes'> = {},
): Promise<Outage[]> {
  const isOver = ({ endedAt }: Downtime) => endedAt !== undefined && endedAt < since;
  const found = await readOutages(context, {
    besides,
    ...(minutes && { minutes }),
    isEnough: (read) => read.some(isOver),
  });
  return found.filter((outage) => !isOver(outage));
}

/**
 * How long the service was completely down in one run after a purchase at `since` (JM-07), by how many
 * minutes of recovery end a run: every version that the purchase may be judged by has its own.
 */
export async function downAfter(
  context: Context,
  since: Instant,
): Promise<ClaimFacts['downMilliseconds']> {
  const asked = recoveriesOf(policiesSince(context.product, since)).map(async (minutes) => {
    const outages = await outagesSince(context, since, { minutes });
    const down = outages.map((outage) => downSince(outage, since, context.now));
    return [String(minutes), Math.max(0, ...down)] as const;
  });
  return Object.fromEntries(await Promise.all(asked));
}

export const outageNow = ({ product, now }: Context, outage: Outage): OutageNow => ({
  ...outage,
  qualifies: qualifies(product.policy, outage, now),
});
