import { isRefusal, type Refusal } from '../decide/decision.ts';
import { commit, commitOne, type Written } from '../store/commit.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import type { Freshness } from '../store/load.ts';
import { keyUnused } from '../store/replay.ts';
import { Busy } from '../store/retry.ts';
import type { Store } from '../store/store.ts';
import { KeyTaken } from './key-taken.ts';
import { type RefusalCode, Refused } from './refused.ts';

/**
 * What to write, and what it comes to; nothing to write is an answer too.
 *
 * @property resultOf what it came to, where a single item was updated and others may have updated it
 *   beside us
 */
export type Plan<Result> = {
  readonly items: readonly GuardedItem[];
  readonly result: Result;
  readonly resultOf?: (after: Readonly<Record<string, unknown>>) => Result;
};

/** What was read in several parts does not fit together: somebody wrote in between. */
export const moved = 'moved';

const mostRounds = 30;
const firstPause = 10;
const longestPause = 400;
const reserve = 250;

/** Waits a little longer each time, so that many who collide come one after the other. */
async function waitItsTurn({ pause, random, timeLeft }: Store, round: number): Promise<void> {
  const delay = round < 2 ? 0 : random() * Math.min(longestPause, firstPause * 2 ** round);
  if (timeLeft() < delay + reserve) throw new Busy('others were quicker every time');
  if (delay > 0) await pause(delay);
}

/**
 * Reads, decides and writes until nothing moved in between.
 *
 * The first round may read what lags a little, because the guards would notice; it is not believed
 * when it refuses. A broken guard means that somebody was quicker: read again, decide again.
 *
 * @throws Refused when a decision on current facts refuses
 * @throws KeyTaken when the idempotency key was taken meanwhile
 * @throws Busy when others were quicker every time
 */
export async function untilCommitted<Result>(
  store: Store,
  plan: (freshness: Freshness) => Promise<Plan<Result> | Refusal<RefusalCode> | typeof moved>,
): Promise<Result> {
  let freshness: Freshness = 'planned';
  for (let round = 0; round < mostRounds; round += 1) {
    await waitItsTurn(store, round);
    const planned = await plan(freshness);
    if (planned === moved) continue;
    if (isRefusal(planned)) {
      if (freshness === 'current') throw refusedBy(planned);
      freshness = 'current';
      continue;
    }
    const { broken, after } = await write(store, planned.items);
    if (broken === undefined) return (after && planned.resultOf?.(after)) ?? planned.result;
    if (broken === keyUnused) throw new KeyTaken('the idempotency key was used a moment ago');
    freshness = 'current';
  }
  throw new Busy('others were quicker every time; repeat the same request');
}

async function write(store: Store, items: readonly GuardedItem[]): Promise<Written> {
  const [only, ...others] = items;
  if (only && others.length === 0) return commitOne(store, only);
  const broken = await commit(store, items);
  return broken === undefined ? {} : { broken };
}

const refusedBy = ({ refused, clause, facts }: Refusal<RefusalCode>) =>
  new Refused(refused, clause, facts);
