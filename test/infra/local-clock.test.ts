import { describe, expect, it } from 'vitest';
import { startClock } from '../../infra/local/clock.ts';
import { startSchedules } from '../../infra/local/schedules.ts';
import { instantIn, millisecondsIn } from '../../infra/local/times.ts';
import { toInstant } from '../../shared/domain/instant.ts';

const at = toInstant('2026-03-02T09:00:00.000Z');

describe('a duration', () => {
  // biome-ignore format: one duration a row
  it.each([
    ['PT10M',        600_000],
    ['P7D',          604_800_000],
    ['P1W',          604_800_000],
    ['PT0.001S',     1],
    ['P7DT0.001S',   604_800_001],
    ['P1DT2H3M4.5S', 93_784_500],
    ['PT0S',         0],
    ['P',            undefined],
    ['PT',           undefined],
    ['P1DT',         undefined],
    ['P1M',          undefined],
    ['P1Y',          undefined],
    ['-PT1M',        undefined],
    ['PT1.5M',       undefined],
    ['10 minutes',   undefined],
    ['',             undefined],
  ])('%s is %s milliseconds', (text, milliseconds) => {
    expect(millisecondsIn(text)).toBe(milliseconds);
  });
});

describe('a time', () => {
  // biome-ignore format: one time a row
  it.each([
    ['2026-03-02T09:00:00Z',          at],
    ['2026-03-02T16:00:00.000+07:00', at],
    ['2026-03-02',                    undefined],
    ['2026-03-02T09:00:00',           undefined],
    ['2026-13-02T09:00:00Z',          undefined],
    ['2026-02-30T09:00:00Z',          undefined],
    ['0000-01-01T00:00:00+01:00',     undefined],
    ['now',                           undefined],
  ])('%s is %s', (text, instant) => {
    expect(instantIn(text)).toBe(instant);
  });
});

describe('the clock', () => {
  it('stands still where it is frozen, until it is moved', () => {
    const clock = startClock(at);
    expect(clock.now()).toBe(at);
    expect(clock.advance(1)).toBe('2026-03-02T09:00:00.001Z');
    expect(clock.now()).toBe('2026-03-02T09:00:00.001Z');
    expect(clock.set(at)).toBe(at);
    expect(clock.now()).toBe(at);
  });

  it('goes on from where it was moved to when it runs', () => {
    const clock = startClock();
    expect(clock.set(at)).toBe(at);
    expect(clock.now().slice(0, 18)).toBe(at.slice(0, 18));
    clock.advance(86_400_000);
    expect(clock.now() >= '2026-03-03T09:00:00.000Z').toBe(true);
  });

  it.each([startClock(at), startClock()])('stays where it was when time ends', (clock) => {
    expect(() => clock.advance(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
    expect(clock.now() < '9999').toBe(true);
  });
});

describe('schedules', () => {
  const quiet = () => undefined;

  it('run one after the other when asked to, each once', async () => {
    let running = 0;
    const run = async () => {
      running += 1;
      const together = running;
      await Promise.resolve();
      running -= 1;
      return together;
    };
    const named = ['first', 'second'].map((schedule) => ({
      schedule,
      everyMilliseconds: 1,
      run,
    }));
    const schedules = startSchedules(named, { runThemselves: false, log: quiet });
    const ran = await Promise.all([schedules.runAll(), schedules.runAll()]);
    const once = [
      { schedule: 'first', did: 1 },
      { schedule: 'second', did: 1 },
    ];
    expect(ran).toEqual([once, once]);
  });

  it('run by themselves in real time, and on after a failure, until they are stopped', async () => {
    let runs = 0;
    const { promise: ranAgain, resolve } = Promise.withResolvers<void>();
    const run = async () => {
      runs += 1;
      if (runs === 2) resolve();
      throw new Error('as it happens');
    };
    const failures: string[] = [];
    const schedules = startSchedules([{ schedule: 'often', everyMilliseconds: 1, run }], {
      runThemselves: true,
      log: ({ what }) => failures.push(what),
    });
    await ranAgain;
    await schedules.stop();
    const stoppedAfter = runs;
    await new Promise((resolve) => setImmediate(resolve));
    expect(runs).toBe(stoppedAfter);
    expect(failures).toContain('often');
  });
});
