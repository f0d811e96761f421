import { type Instant, later } from '../domain/instant.ts';
import { lastsLongerThan, type Outage } from '../domain/outage.ts';
import { qualifies } from '../policy/outage.ts';
import {
  loadOutageWatch,
  type OutageWatch,
  saveOutageWatch,
  scanOrders,
} from '../store/outage-watch-item.ts';
import type { Context } from './context.ts';
import { offerRefund, type Reached } from './offer-refund.ts';
import { outagesSince } from './outages.ts';

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

/** Outages that ended longer ago have been gone through, or nobody ever will be by us. */
const memory = { days: -90 };

/** While an outage lasts it reaches those who bought during it, one after the other. */
const goThroughAgain = { hours: 6 };

/** Purchases that are offered side by side, and what one more round of them may need. */
const together = 10;
const reserve = 5_000;

/** How long an outage has lasted; as far as its purchases can be gone through by now. */
const reach = ({ endedAt }: Outage, now: Instant): Instant =>
  endedAt && endedAt < now ? endedAt : now;

/** Whether purchases are reached by it that were not when it was last gone through. */
function isToDo(outage: Outage, { covered, resume }: OutageWatch, now: Instant): boolean {
  const until = covered[outage.startedAt];
  if (!until || resume?.startedAt === outage.startedAt) return true;
  if (outage.endedAt && outage.endedAt <= now) return until < outage.endedAt;
  return now >= later(until, goThroughAgain);
}

async function offerEach(context: Context, orders: readonly Reached[]) {
  const made = { offered: 0, failed: 0 };
  for (let first = 0; first < orders.length; first += together) {
    if (context.store.timeLeft() < reserve) return { ...made, finished: false };
    const part = orders.slice(first, first + together);
    const ends = await Promise.allSettled(part.map((order) => offerRefund(context, order)));
    for (const end of ends) {
      if (end.status === 'rejected') context.report('refund_not_offered', end.reason);
      if (end.status === 'rejected') made.failed += 1;
      else if (end.value) made.offered += 1;
    }
  }
  return { ...made, finished: true };
}

/** Goes through all purchases for one outage, page by page; where it stops, the next run goes on. */
async function goThrough(
  context: Context,
  outage: Outage,
  watch: OutageWatch,
  hours: number,
): Promise<OffersMade> {
  const { product, store, now } = context;
  const { startedAt } = outage;
  const isResumed = watch.resume?.startedAt === startedAt;
  const until = isResumed && watch.resume ? watch.resume.until : reach(outage, now);
  let after = isResumed ? watch.resume?.after : undefined;
  let [offered, failed] = [0, 0];
  for (;;) {
    const page = await scanOrders(store, product.product, after);
    const reached = page.orders.filter(({ paidAt }) => lastsLongerThan(outage, paidAt, now, hours));
    const made = await offerEach(context, reached);
    offered += made.offered;
    failed += made.failed;
    // A page that was not gone through whole is gone through again: nobody is offered twice.
    if (made.finished) after = page.next;
    const isDone = made.finished && !page.next;
    const isLeft = failed > 0 && isDone;
    const covered = isDone && !isLeft ? { ...watch.covered, [startedAt]: until } : watch.covered;
    const resume = { startedAt, until, ...(after && { after }) };
    await saveOutageWatch(store, product.product, { covered, ...(!isDone && { resume }) });
    if (isDone || !made.finished || store.timeLeft() < reserve) {
      return { offered, failed, finished: isDone };
    }
  }
}

/**
 * Notices outages that have lasted longer than the policy allows, and offers every customer whose
 * purchase one of them reaches their money back (JM-07).
 */
export async function offerAfterOutages(context: Context): Promise<OffersMade> {
  const { product, store, now } = context;
  const rule = product.policy.outage;
  if (!rule) return { offered: 0, failed: 0, finished: true };
  const outages = await outagesSince(context, later(now, memory));
  let total: OffersMade = { offered: 0, failed: 0, finished: true };
  for (const outage of outages.filter((one) => qualifies(product.policy, one, now))) {
    const watch = await loadOutageWatch(store, product.product);
    if (!isToDo(outage, watch, now)) continue;
    const made = await goThrough(context, outage, watch, rule.hours);
    total = {
      offered: total.offered + made.offered,
      failed: total.failed + made.failed,
      finished: made.finished,
    };
    if (!made.finished) return total;
  }
  return total;
}
