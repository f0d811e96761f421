import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duration, type Instant, later } from '../../shared/domain/instant.ts';
import {
  covers,
  type Downtime,
  lastsLongerThan,
  outagesIn,
  qualifiesAt,
} from '../../shared/domain/outage.ts';
import { around, type StatusReport, toldBy } from '../../shared/domain/status-report.ts';
import { anyArrival, anyReport, nine, seen } from './any-reports.ts';

const minutesAt = (at: Instant) => (Date.parse(at) - Date.parse(nine)) / 60_000;

/** As `0-3 probe`: minutes after nine, and who saw it begin. */
const shown = (outages: readonly Downtime[]) =>
  outages.map(({ startedAt, endedAt, source }) => {
    return `${minutesAt(startedAt)}-${endedAt ? minutesAt(endedAt) : ''} ${source}`;
  });

const ofProbe = (told: string) => shown(outagesIn(seen(told), 30)).map((one) => one.split(' ')[0]);

describe('outages are what lies between going down and coming back', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                 reports                                     outages
    ['nothing but up',                      'up 0, up 1',                               []],
    ['degraded is not down',                'degraded 0, up 1, degraded 2',             []],
    ['still down',                          'down 0',                                   ['0-']],
    ['said again, still down',              'down 0, down 1, down 2',                   ['0-']],
    ['down and up',                         'down 0, up 3',                             ['0-3']],
    ['down and degraded',                   'down 0, degraded 3',                       ['0-3']],
    ['the first to see it up counts',       'down 0, degraded 3, up 5, up 9',           ['0-3']],
    ['the first to see it down counts',     'up 0, down 3, down 5, up 9',               ['3-9']],
    ['two, an hour apart',                  'down 0, up 3, down 63, up 64',             ['0-3', '63-64']],
    ['ends with the last',                  'down 0, up 3, down 63',                    ['0-3', '63-']],
  ])('%s', (_case, told, outages) => {
    expect(ofProbe(told)).toEqual(outages);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                 reports                                     outages
    ['29:59.999 is too brief to count',     'down 0, up 10, down 39.999983, up 50',     ['0-50']],
    ['30:00.000 is not',                    'down 0, up 10, down 40, up 50',            ['0-10', '40-50']],
    ['a minute of it is, again and again',  'down 0, up 9, down 10, up 19, down 20',    ['0-']],
    ['each is measured for itself',         'down 0, up 20, down 49, up 60, down 80',   ['0-']],
    ['up again breaks no further',          'down 0, up 20, up 40, down 45, up 46',     ['0-46']],
    ['what follows is another',             'down 0, up 5, down 10, up 20, down 50',    ['0-20', '50-']],
  ])('a recovery: %s', (_case, told, outages) => {
    expect(ofProbe(told)).toEqual(outages);
  });

  it('and as brief as the policy says', () => {
    const told = seen('down 0, up 10, down 40, up 50');
    expect(shown(outagesIn(told, 31))).toEqual(['0-50 probe']);
    expect(shown(outagesIn(told, 0))).toEqual(['0-10 probe', '40-50 probe']);
  });

  it('it is known to be over at once, and forgets that when it goes down again in time', () => {
    expect(ofProbe('down 0, up 10')).toEqual(['0-10']);
    expect(ofProbe('down 0, up 10, down 20')).toEqual(['0-']);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                 reports                                     outages
    ['down counts where both are said',     'up 0, down 0, up 9',                       ['0-9 probe']],
    ['down counts at its end too',          'down 0, up 9, down 9, up 12',              ['0-12 probe']],
    ['down counts before degraded',         'degraded 0, down 0',                       ['0- probe']],
    ['who saw it begin',                    'down 0 ann, down 1 probe, up 2',           ['0-2 ann']],
    ['of two, the same one always',         'down 0 probe, down 0 ann, up 2',           ['0-2 ann']],
    ['who saw the first of it',             'down 0 ann, up 2, down 3 probe',           ['0- ann']],
  ])('at one moment: %s', (_case, told, outages) => {
    expect(shown(outagesIn(seen(told), 30))).toEqual(outages);
    expect(shown(outagesIn(seen(told).toReversed(), 30))).toEqual(outages);
  });

  it('are the same in any order, and however often each is told', () => {
    fc.assert(
      fc.property(anyArrival(20), ({ reports, arriving }) => {
        expect(outagesIn(arriving, 30)).toEqual(outagesIn(reports, 30));
      }),
      { numRuns: 500 },
    );
  });

  it('never touch: what lies between them is a recovery that counts', () => {
    fc.assert(
      fc.property(fc.array(anyReport), (reports) => {
        const outages = outagesIn(reports, 30);
        outages.slice(1).forEach(({ startedAt }, index) => {
          const endedAt = outages[index]?.endedAt as Instant;
          expect(startedAt >= later(endedAt, { minutes: 30 })).toBe(true);
        });
      }),
    );
  });
});

describe('what is kept of the reports, one by one, tells as much as all of them', () => {
  /** Keeps apart what each one makes tell something, as it comes. */
  function kept(arriving: readonly StatusReport[]): StatusReport[] {
    const all: StatusReport[] = [];
    const told = new Map<Instant, StatusReport>();
    for (const report of arriving) {
      for (const one of toldBy(around(all, report.at), report)) told.set(one.at, one);
      all.push(report);
    }
    return [...told.values()];
  }

  it('in any order, and however often each is told', () => {
    fc.assert(
      fc.property(anyArrival(25), ({ reports, arriving }) => {
        expect(outagesIn(kept(arriving), 30)).toEqual(outagesIn(reports, 30));
      }),
      { numRuns: 2_000 },
    );
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                         arriving                                outages
    ['up in the midst of what was confirmed',       'down 0, down 5, up 3',                 ['0-']],
    ['up until what confirmed long after',          'down 0, down 90, up 3',                ['0-3', '90-']],
    ['up, and it confirmed half an hour later',     'down 0, down 5, down 90, up 7',        ['0-7', '90-']],
    ['down in the midst of what was confirmed',     'up 0, up 5, up 9, down 3',             ['3-5']],
    ['down before all',                             'up 5, up 9, down 0',                   ['0-5']],
    ['up before all that is down',                  'down 5, up 9, up 0',                   ['5-9']],
    ['an earlier beginning',                        'down 5, up 9, down 0',                 ['0-9']],
    ['an earlier end',                              'down 0, up 9, up 5',                   ['0-5']],
    ['up where down confirmed at the same time',    'down 0, up 5, down 5, up 9',           ['0-9']],
  ])('%s', (_case, told, outages) => {
    expect(shown(outagesIn(kept(seen(told)), 30))).toEqual(outages.map((one) => `${one} probe`));
  });

  it('is little where a monitor says the same all the time', () => {
    const every = Array.from({ length: 500 }, (_, minute) => {
      return `${minute >= 100 && minute < 400 ? 'down' : 'up'} ${minute}`;
    });
    expect(kept(seen(every.join(', ')))).toEqual(seen('down 100, up 400'));
  });
});

const outage = (from: Duration, until?: Duration): Downtime => ({
  startedAt: later(nine, from),
  ...(until && { endedAt: later(nine, until) }),
  source: 'probe',
});
const days = (count: number, milliseconds = 0): Duration => ({ days: count, milliseconds });

describe('whether it lasts longer than 72 hours after a purchase', () => {
  const longAfter = later(nine, days(30));

  // biome-ignore format: one case a row
  it.each<[string, Downtime, Duration, boolean]>([
    // case                                     outage                            bought               then
    ['72 hours to the millisecond',             outage(days(0), days(3)),         days(-9),            false],
    ['a millisecond more',                      outage(days(0), days(3, 1)),      days(-9),            true],
    ['a millisecond less',                      outage(days(0), days(3, -1)),     days(-9),            false],
    ['bought as it began',                      outage(days(0), days(3, 1)),      days(0),             true],
    ['bought a millisecond later',              outage(days(0), days(3, 1)),      days(0, 1),          false],
    ['73 hours, an hour before the purchase',   outage(days(0), { hours: 73 }),   { hours: 1 },        false],
    ['and a millisecond',                       outage(days(0), { hours: 73, milliseconds: 1 }), { hours: 1 }, true],
    ['bought when it was over',                 outage(days(0), days(9)),         days(9),             false],
    ['bought long after',                       outage(days(0), days(9)),         days(20),            false],
    ['bought in the last hours',                outage(days(0), days(9)),         days(6),             false],
    ['bought in time',                          outage(days(0), days(9)),         days(6, -1),         true],
    ['still down',                              outage(days(0)),                  days(6),             true],
  ])('%s', (_case, told, bought, then) => {
    expect(lastsLongerThan(told, later(nine, bought), longAfter, 72)).toBe(then);
  });

  // biome-ignore format: one case a row
  it.each<[string, Downtime, Duration, boolean]>([
    // case                                     outage                            now                  then
    ['still down, after 72 hours',              outage(days(0)),                  days(3),             false],
    ['still down, a millisecond later',         outage(days(0)),                  days(3, 1),          true],
    ['it has just begun',                       outage(days(0)),                  days(0),             false],
    ['it begins ahead of our clock',            outage({ minutes: 5 }),           days(0),             false],
    ['it ends ahead of our clock',              outage(days(0), days(3, 5)),      days(3),             false],
    ['over in time, however late it is',        outage(days(0), days(3)),         days(300),           false],
  ])('as of now: %s', (_case, told, now, then) => {
    expect(lastsLongerThan(told, later(nine, days(-9)), later(nine, now), 72)).toBe(then);
  });

  it('it qualifies at the first moment at which it does, and not before', () => {
    const ongoing = outage(days(0));
    const at = qualifiesAt(ongoing, 72) as Instant;
    expect(at).toBe('2026-03-05T09:00:00.001Z');
    const before = later(at, { milliseconds: -1 });
    expect([before, at].map((now) => lastsLongerThan(ongoing, nine, now, 72))).toEqual([
      false,
      true,
    ]);
  });

  // biome-ignore format: one case a row
  it.each<[string, Duration, Duration | undefined]>([
    ['over after 72 hours, never',     days(3),     undefined],
    ['over a millisecond later, then', days(3, 1),  days(3, 1)],
    ['over long after, then',          days(9),     days(3, 1)],
  ])('%s', (_case, until, at) => {
    expect(qualifiesAt(outage(days(0), until), 72)).toBe(at && later(nine, at));
  });
});

describe('what lies in it', () => {
  // biome-ignore format: one case a row
  it.each<[string, Downtime, Duration, boolean]>([
    ['before it',         outage(days(1), days(2)),  days(1, -1),  false],
    ['its beginning',     outage(days(1), days(2)),  days(1),      true],
    ['its end',           outage(days(1), days(2)),  days(2),      true],
    ['behind it',         outage(days(1), days(2)),  days(2, 1),   false],
    ['while it lasts',    outage(days(1)),           days(9),      true],
  ])('%s', (_case, told, at, then) => {
    expect(covers(told, later(nine, at))).toBe(then);
  });
});
