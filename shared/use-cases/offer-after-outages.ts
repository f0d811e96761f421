import { type Instant, later } from '../domain/instant.ts';
import { downSince, type Outage } from '../domain/outage.ts';
import { qualifies } from '../policy/outage.ts';
import {
  loadOutageWatch,
  type OrderPage,
  type OutageWatch,
  saveOutageWatch,
  scanOrders,
} from '../store/outage-watch-item.ts';
import type { Context } from './context.ts';
import { offerRefund } from './offer-refund.ts';
import { type Reached, type Recorded, reachedBy, recordedOutages } from './outages-reached.ts';

/**
 * @property offered purchases whose customers were offered their money back
 * @property failed those that could not be, and will be tried again
 * @property finished whether all that was reached was gone through, or time ran out before
 */
export type OffersMade = {
  readonly offered: number;
  readonly failed: number;
  readonly finished: boolean;
};

/** While an outage lasts it reaches those who bought during it, one after the other. */
const goThroughAgain = { hours: 6 };

/** Where somebody could not be offered anything, all are gone through once more after that. */
const afterFailures = { hours: 1 };

/** Purchases that are offered side by side, and what one more round of them may need. */
const together = 10;
const reserve = 5_000;

/** How long an outage has lasted; as far as its purchases can be gone through by now. */
const reach = ({ endedAt }: Outage, now: Instant): Instant =>
  endedAt && endedAt < now ? endedAt : now;

/** Whether purchases are reached by it that were not when it was last gone through. */
function isToDo(outage: Outage, watch: OutageWatch, now: Instant): boolean {
  const { covered, resume, pausedUntil } = watch;
  if (pausedUntil && now < pausedUntil) return false;
  const until = covered[outage.startedAt];
  if (!until || resume?.startedAt === outage.startedAt) return true;
  if (outage.endedAt && outage.endedAt <= now) return until < outage.endedAt;
  return now >= later(until, goThroughAgain);
}

type Place = NonNullable<OutageWatch['resume']>;
type Found = OrderPage['orders'][number];

/** @property last of those gone through, where time ran out before all were */
type Round = { readonly offered: number; readonly failed: number; readonly last?: Found };

async function offerEach(context: Context, orders: readonly Reached[]): Promise<Round> {
  const offer = ({ order, down }: Reached) => offerRefund(context, order, down);
  let [made, failed] = [0, 0];
  for (let first = 0; first < orders.length; first += together) {
    const last = orders[first - 1];
    const isOver = context.store.timeLeft() < reserve;
    if (isOver && last) return { offered: made, failed, last: last.order };
    const part = orders.slice(first, first + together);
    const ends = await Promise.allSettled(part.map(offer));
    for (const end of ends) {
      if (end.status === 'rejected') context.report('refund_not_offered', end.reason);
      const offered = end.status === 'fulfilled' ? end.value : 'later';
      if (offered === 'later') failed += 1;
      if (offered === 'now') made += 1;
    }
  }
  return { offered: made, failed };
}

/** What is remembered once all have been gone through: done, or to be done again where some failed. */
function afterAll(
  { covered }: OutageWatch,
  { startedAt, until, failed }: Place,
  now: Instant,
): OutageWatch {
  if (failed > 0) return { covered, pausedUntil: later(now, afterFailures) };
  return { covered: { ...covered, [startedAt]: until } };
}

/** Goes through all purchases for one outage, page by page; where it stops, the next run goes on. */
async function goThrough(
  context: Context,
  outage: Outage,
  watch: OutageWatch,
  recorded: Recorded,
): Promise<OffersMade> {
  const { product, store, now } = context;
  const { startedAt } = outage;
  const isResumed = watch.resume?.startedAt === startedAt;
  const fresh: Place = { startedAt, until: reach(outage, now), failed: 0 };
  let resume: Place = isResumed && watch.resume ? watch.resume : fresh;
  let [offered, failed] = [0, 0];
  for (;;) {
    const page = await scanOrders(store, product.product, resume.after);
    const bought = page.orders.filter(({ paidAt }) => downSince(outage, paidAt, now) > 0);
    const reached = bought.flatMap((order) => reachedBy(order, recorded, context));
    const round = await offerEach(context, reached);
    offered += round.offered;
    failed += round.failed;
    const { after: _before, ...rest } = resume;
    const after = round.last ? round.last.key : page.next;
    resume = { ...rest, failed: resume.failed + round.failed, ...(after && { after }) };
    const { covered } = watch;
    const next = after ? { covered, resume } : afterAll(watch, resume, now);
    await saveOutageWatch(store, product.product, next);
    if (!after || store.timeLeft() < reserve) return { offered, failed, finished: !after };
  }
}

/**
 * Notices outages that have lasted longer than a version of the policy allows, and offers every customer
 * whose purchase is promised it their money back (JM-07, JM-16).
 */
export async function offerAfterOutages(context: Context): Promise<OffersMade> {
  const { product, store, now } = context;
  const versions = product.policies.filter(({ version }) => version <= product.policy.version);
  const recorded = await recordedOutages(context, versions);
  const outages = [...recorded.values()].at(-1) ?? [];
  let total: OffersMade = { offered: 0, failed: 0, finished: true };
  for (const outage of outages.filter((one) => versions.some((by) => qualifies(by, one, now)))) {
    const watch = await loadOutageWatch(store, product.product);
    if (!isToDo(outage, watch, now)) continue;
    const made = await goThrough(context, outage, watch, recorded);
    total = {
      offered: total.offered + made.offered,
      failed: total.failed + made.failed,
      finished: made.finished,
    };
    if (!made.finished) return total;
  }
  return total;
}
