import { setImmediate as turn } from 'node:timers/promises';

type Timer = { readonly at: number; readonly wake: () => void };

/** The same chance for the same seed: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Turns of the event loop after which everything has run that waits for no timer and no table. */
const turnsUntilQuiet = 4;

/**
 * Time that passes only when nothing else can happen, so that waiting costs nothing and the same
 * seed is the same run.
 *
 * @property pause resolves after so many virtual milliseconds
 * @property oneByOne real work outside, which takes no virtual time; in the order it was asked for
 * @property run lets time pass until `work` is done
 */
export function virtualTime() {
  const timers: Timer[] = [];
  let now = 0;
  let outside = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const pause = (milliseconds: number) =>
    new Promise<void>((wake) => {
      timers.push({ at: now + milliseconds, wake });
    });

  const oneByOne = <Result>(work: () => Promise<Result>): Promise<Result> => {
    outside += 1;
    const result = queue.then(work).finally(() => {
      outside -= 1;
    });
    queue = result.catch(() => undefined);
    return result;
  };

  const quiet = async () => {
    do {
      for (let turns = 0; turns < turnsUntilQuiet; turns += 1) await turn();
    } while (outside > 0);
  };

  const next = (): Timer => {
    const soonest = timers.toSorted((a, b) => a.at - b.at)[0];
    if (!soonest) throw new Error('everything waits and nothing will happen');
    timers.splice(timers.indexOf(soonest), 1);
    return soonest;
  };

  const run = async <Result>(work: Promise<Result>): Promise<Result> => {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (await quiet(); !isDone; await quiet()) {
      const { at, wake } = next();
      now = at;
      wake();
    }
    return work;
  };

  return { now: () => now, pause, oneByOne, run };
}

export type VirtualTime = ReturnType<typeof virtualTime>;
