import type { AccountId, CaseId, JobId, PaymentId } from '../domain/ids.ts';
import { toMilliseconds } from '../domain/instant.ts';
import type { Provider } from '../domain/payment.ts';
import type { Product } from '../policy/product.ts';
import { type Key, partsOf } from '../store/keys.ts';
import { type Due, listDue } from '../store/list-due.ts';
import { loadEvent } from '../store/load.ts';
import { table } from '../store/table.ts';
import { applyEvent, putOff } from './apply-event.ts';
import type { Context } from './context.ts';
import { finishClosure } from './finish-closure.ts';
import { lookAfterCase } from './look-after-case.ts';
import { lookAfterRefunds } from './look-after-refunds.ts';
import { settleJob } from './settle-job.ts';

export type DeadlineContext = Omit<Context, 'product'> & { readonly products: readonly Product[] };

/**
 * @property settled jobs whose time limit had passed
 * @property applied provider events
 * @property refunds payments about whose refunds something was done
 * @property closures closed accounts of which something was left to do
 * @property cases of which somebody was reminded
 * @property failed things that stay due, each reported
 * @property overdueSeconds how long the longest due thing had been due
 * @property finished whether everything due was looked at, or time ran out before
 */
export type DeadlinesWorked = {
  readonly settled: number;
  readonly applied: number;
  readonly refunds: number;
  readonly closures: number;
  readonly cases: number;
  readonly failed: number;
  readonly overdueSeconds: number;
  readonly finished: boolean;
};

type Worked = 'settled' | 'applied' | 'refunds' | 'closures' | 'cases' | 'failed' | 'nothing';

/** Items of a page that are worked off side by side. */
const together = 10;

/** What one more round may need, with calls to a provider in it; with less left, the next run goes on. */
const reserve = 20_000;

async function settleOverdue(context: Context, jobId: string): Promise<Worked> {
  const { applied } = await settleJob(context, { jobId: jobId as JobId, outcome: 'timed_out' });
  return applied ? 'settled' : 'nothing';
}

async function applyOverdue(
  context: Context,
  provider: Provider,
  eventId: string,
): Promise<Worked> {
  const { product } = context.product;
  const inbound = await loadEvent(context.store, product, provider, eventId);
  if (!inbound?.dueAt) return 'nothing';
  try {
    return (await applyEvent(context, inbound)) ? 'applied' : 'nothing';
  } catch (error) {
    context.report('event_not_applied', error);
    await putOff(context, inbound);
    return 'failed';
  }
}

/** One thing due, through the same guarded transaction as every other path. */
async function workOff({ products, ...rest }: DeadlineContext, { pk }: Key): Promise<Worked> {
  try {
    const [kind, name, first = '', second = ''] = partsOf(pk);
    const product = products.find((candidate) => candidate.product === name);
    if (product && kind === 'job') return await settleOverdue({ ...rest, product }, first);
    if (product && kind === 'event') {
      return await applyOverdue({ ...rest, product }, first as Provider, second);
    }
    if (product && kind === 'payment') {
      const did = await lookAfterRefunds({ ...rest, product }, first as PaymentId);
      return did ? 'refunds' : 'nothing';
    }
    if (product && kind === 'closure') {
      const did = await finishClosure({ ...rest, product }, first as AccountId);
      return did ? 'closures' : 'nothing';
    }
    if (product && kind === 'case') {
      const did = await lookAfterCase({ ...rest, product }, first as CaseId);
      return did ? 'cases' : 'nothing';
    }
    throw new Error(`nobody works off ${kind} of ${name}`);
  } catch (error) {
    rest.report('due_work_failed', error);
    return 'failed';
  }
}

const secondsOverdue =
  ({ now }: DeadlineContext) =>
  ({ dueAt }: Due) =>
    Math.floor((toMilliseconds(now) - toMilliseconds(dueAt)) / 1000);

/** The shards, beginning with another one each minute, so that a slow one starves no other. */
function shardsFrom({ now }: DeadlineContext): number[] {
  const { shards } = table.due;
  const first = Math.floor(toMilliseconds(now) / 60_000) % shards;
  return Array.from({ length: shards }, (_, index) => (first + index) % shards);
}

/**
 * Works off everything whose time has come: jobs past their time limit, events not yet applied, refunds
 * to send or to decide, what is left of closed accounts. Page by page while there is time; what is done
 * leaves the index, so the next run goes on from there.
 */
export async function workDeadlines(context: DeadlineContext): Promise<DeadlinesWorked> {
  const counts: Record<Worked, number> = {
    settled: 0,
    applied: 0,
    refunds: 0,
    closures: 0,
    cases: 0,
    failed: 0,
    nothing: 0,
  };
  let overdueSeconds = 0;
  const result = (finished: boolean): DeadlinesWorked => {
    const { nothing: _nothing, ...did } = counts;
    return { ...did, overdueSeconds, finished };
  };
  for (const shard of shardsFrom(context)) {
    let resume: Record<string, unknown> | undefined;
    do {
      const page = await listDue(context.store, shard, context.now, resume);
      overdueSeconds = Math.max(overdueSeconds, ...page.due.map(secondsOverdue(context)));
      for (let first = 0; first < page.due.length; first += together) {
        if (context.store.timeLeft() < reserve) return result(false);
        const keys = page.due.slice(first, first + together);
        const worked = await Promise.all(keys.map((key) => workOff(context, key)));
        for (const kind of worked) counts[kind] += 1;
      }
      resume = page.resume;
    } while (resume);
  }
  return result(true);
}
