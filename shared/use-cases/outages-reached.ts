import type { ClaimFacts } from '../domain/claim-facts.ts';
import { later } from '../domain/instant.ts';
import { downSince, type Outage } from '../domain/outage.ts';
import { recoveriesOf } from '../policy/outage.ts';
import type { Policy } from '../policy/policy.ts';
import { policiesSince } from '../policy/product.ts';
import type { OrderPage } from '../store/outage-watch-item.ts';
import type { Context } from './context.ts';
import { outagesSince } from './outages.ts';

/** Outages that ended longer ago have been gone through, or nobody ever will be by us. */
const memory = { days: -90 };

/** Every outage there was, by how many minutes of recovery end one. */
export type Recorded = ReadonlyMap<number, readonly Outage[]>;

/** A purchase that some version it may be judged by promises its money back for. */
export type Reached = {
  readonly order: OrderPage['orders'][number];
  readonly down: ClaimFacts['downMilliseconds'];
};

export function reachedBy(
  order: Reached['order'],
  recorded: Recorded,
  { product, now }: Context,
): Reached[] {
  const down = Object.fromEntries(
    [...recorded].map(([minutes, outages]) => {
      const each = outages.map((outage) => downSince(outage, order.paidAt, now));
      return [minutes, Math.max(0, ...each)] as const;
    }),
  );
  const isPromised = policiesSince(product, order.paidAt).some(({ outage: rule }) =>
    rule ? (down[rule.briefestRecoveryMinutes] ?? 0) > rule.hours * 3_600_000 : false,
  );
  return isPromised ? [{ order, down }] : [];
}

/** As the outages are joined most, so that none which matters to some version is overlooked. */
export async function recordedOutages(
  context: Context,
  versions: readonly Policy[],
): Promise<Recorded> {
  const since = later(context.now, memory);
  const read = recoveriesOf(versions)
    .toSorted((a, b) => a - b)
    .map(async (minutes) => [minutes, await outagesSince(context, since, { minutes })] as const);
  return new Map(await Promise.all(read));
}
