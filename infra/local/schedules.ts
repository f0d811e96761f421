import { randomUUID } from 'node:crypto';
import { errorFields, type Log } from '../../shared/runtime/log.ts';
import type { Invoke } from './functions.ts';

export type LocalSchedule = {
  readonly schedule: string;
  readonly everyMilliseconds: number;
  readonly run: Invoke<unknown, unknown>;
};

/** @property did what the schedule said of its run */
type Ran = { readonly schedule: string; readonly did: unknown };

/**
 * @property runAll each schedule once, as of now
 * @property stop no further run begins, and resolves when the last has ended
 */
export type Schedules = {
  readonly runAll: () => Promise<readonly Ran[]>;
  readonly stop: () => Promise<void>;
};

/**
 * One run at a time, as the deployed schedules have it.
 *
 * @param runThemselves whether they run by themselves, as often as deployed ones do
 */
export function startSchedules(
  schedules: readonly LocalSchedule[],
  { runThemselves, log }: { readonly runThemselves: boolean; readonly log: Log },
): Schedules {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
  const runOnce = ({ schedule, run }: LocalSchedule): Promise<Ran> =>
    inTurn(async () => ({ schedule, did: await run({}, randomUUID()) }));
  const runUnheard = (due: LocalSchedule): void => {
    runOnce(due).catch((error) =>
      log({ level: 'error', what: due.schedule, ...errorFields(error) }),
    );
  };
  const timers = (runThemselves ? schedules : []).map((due) =>
    setInterval(runUnheard, due.everyMilliseconds, due),
  );

  return {
    runAll: () => Promise.all(schedules.map(runOnce)),
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await last;
    },
  };
}
