import { toMilliseconds } from '../domain/instant.ts';
import { type Due, listDue } from '../store/list-due.ts';
import { table } from '../store/table.ts';
import { type DeadlineContext, type Worked, workOff } from './work-off.ts';

/**
 * @property settled jobs whose time limit had passed
 * @property applied provider events
 * @property refunds payments about whose refunds something was done
 * @property closures closed accounts of which something was left to do
 * @property cases of which somebody was reminded
 * @property evidence disputes for which it was drawn up, or of which somebody was reminded
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
  readonly evidence: number;
  readonly failed: number;
  readonly overdueSeconds: number;
  readonly finished: boolean;
};

/** Items of a page that are worked off side by side. */
const together = 10;

/** What one more round may need, with calls to a provider in it; with less left, the next run goes on. */
const reserve = 20_000;

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
 * to send or to decide, what is left of closed accounts, evidence to draw up. Page by page while there is time; what is done
 * leaves the index, so the next run goes on from there.
 */
export async function workDeadlines(context: DeadlineContext): Promise<DeadlinesWorked> {
  const counts: Record<Worked, number> = {
    settled: 0,
    applied: 0,
    refunds: 0,
    closures: 0,
    cases: 0,
    evidence: 0,
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
