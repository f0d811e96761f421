import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  dayOf,
  dueAfterBusinessDays,
  endOfDay,
  isBusinessDay,
  isCovered,
} from '../../shared/domain/calendar.ts';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { mondayToFriday as utc } from '../../shared/products/jimeng/calendar.ts';
import { englandAndWales as london } from '../../shared/products/post-remixer/calendar.ts';
import { indonesia as jakarta } from '../../shared/products/skena/calendar.ts';

const calendars: Calendar[] = [jakarta, london, utc];

describe('a business day is a Monday to Friday that is no national holiday', () => {
  // biome-ignore format: one case a row
  it.each<[string, Calendar, string, boolean]>([
    // case                                  calendar day           then
    ['a Monday',                             utc,     '2026-11-23', true],
    ['a Friday',                             utc,     '2026-11-27', true],
    ['a Saturday',                           utc,     '2026-11-28', false],
    ['a Sunday',                             utc,     '2026-11-29', false],
    ['a leap day',                           utc,     '2028-02-29', true],
    ['Christmas where no holidays are kept', utc,     '2026-12-25', true],
    ['Christmas where they are',             london,  '2026-12-25', false],
    ['the Monday for a Boxing Day Saturday', london,  '2026-12-28', false],
    ['the Tuesday after it',                 london,  '2026-12-29', true],
    ['the Monday for a Christmas Saturday',  london,  '2027-12-27', false],
    ['the Tuesday for a Boxing Day Sunday',  london,  '2027-12-28', false],
    ['Nyepi',                                jakarta, '2026-03-19', false],
    ['joint leave the day before it',        jakarta, '2026-03-18', true],
    ['joint leave on Christmas Eve',         jakarta, '2026-12-24', true],
    ['27 Rajab, at the start of 2027',       jakarta, '2027-01-05', false],
    ['a holiday of another country',         jakarta, '2026-04-06', true],
  ])('%s', (_case, calendar, day, then) => {
    expect(isBusinessDay(calendar, day)).toBe(then);
  });

  it.each(['', 'today', '2026-13-01', '2026-11-20T00:00:00.000Z'])('"%s" is no day', (day) => {
    expect(() => isBusinessDay(utc, day)).toThrow(RangeError);
  });
});

describe('a moment belongs to the day the clocks of the zone show', () => {
  // biome-ignore format: one case a row
  it.each<[string, Calendar, string, string]>([
    // case                                 calendar at                          then
    ['the last millisecond in UTC',         utc,     '2026-11-20T23:59:59.999Z', '2026-11-20'],
    ['and the first',                       utc,     '2026-11-21T00:00Z',        '2026-11-21'],
    ['just before midnight in Jakarta',     jakarta, '2026-11-20T16:59:59.999Z', '2026-11-20'],
    ['midnight there, still Friday in UTC', jakarta, '2026-11-20T17:00Z',        '2026-11-21'],
    ['winter in London is UTC',             london,  '2026-03-28T23:59:59.999Z', '2026-03-28'],
    ['summer is an hour ahead',             london,  '2026-03-29T23:00Z',        '2026-03-30'],
    ['a year ahead, too',                   jakarta, '2026-12-31T17:00Z',        '2027-01-01'],
  ])('%s', (_case, calendar, at, then) => {
    expect(dayOf(calendar, toInstant(at))).toBe(then);
  });
});

describe('a day ends with its last millisecond, however long it was', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                          zone                day           then
    ['UTC',                          'UTC',              '2026-11-20', '2026-11-20T23:59:59.999Z'],
    ['Jakarta, seven hours ahead',   'Asia/Jakarta',     '2026-11-20', '2026-11-20T16:59:59.999Z'],
    ['the day before summer time',   'Europe/London',    '2026-03-28', '2026-03-28T23:59:59.999Z'],
    ['its first day, of 23 hours',   'Europe/London',    '2026-03-29', '2026-03-29T22:59:59.999Z'],
    ['its last whole day',           'Europe/London',    '2026-10-24', '2026-10-24T22:59:59.999Z'],
    ['the day after, of 25 hours',   'Europe/London',    '2026-10-25', '2026-10-25T23:59:59.999Z'],
    ['a last hour that comes twice', 'America/Santiago', '2026-04-04', '2026-04-05T03:59:59.999Z'],
    ['a last hour left out',         'America/Nuuk',     '2026-03-28', '2026-03-29T00:59:59.999Z'],
    ['left out: the hour after it',  'Africa/Cairo',     '2026-04-23', '2026-04-23T21:59:59.999Z'],
  ])('%s', (_case, zone, day, then) => {
    expect(endOfDay({ ...utc, zone }, day)).toBe(then);
  });

  it('has no answer for a day a zone left out', () => {
    expect(() => endOfDay({ ...utc, zone: 'Pacific/Apia' }, '2011-12-30')).toThrow(RangeError);
  });
});

describe('five business days run to the end of the fifth day after the one of receipt', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                received                    due
    ['a Monday: the Monday after',         '2026-11-16T12:00Z',        '2026-11-23T23:59:59.999Z'],
    ['its first millisecond gains no day', '2026-11-16T00:00Z',        '2026-11-23T23:59:59.999Z'],
    ['its last one loses none',            '2026-11-16T23:59:59.999Z', '2026-11-23T23:59:59.999Z'],
    ['a millisecond later is Tuesday',     '2026-11-17T00:00Z',        '2026-11-24T23:59:59.999Z'],
    ['a Friday: across one weekend',       '2026-11-20T09:30Z',        '2026-11-27T23:59:59.999Z'],
    ['a Saturday: the same Friday',        '2026-11-21T09:30Z',        '2026-11-27T23:59:59.999Z'],
    ['a Sunday: the same Friday still',    '2026-11-22T09:30Z',        '2026-11-27T23:59:59.999Z'],
  ])('in UTC: %s', (_case, received, due) => {
    expect(dueAfterBusinessDays(utc, toInstant(received), 5)).toBe(due);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                received                    due
    ['weekends, clocks forward, Easter',   '2026-03-27T09:30Z',        '2026-04-07T22:59:59.999Z'],
    ['clocks forward on Easter Sunday',    '2027-03-25T09:30Z',        '2027-04-05T22:59:59.999Z'],
    ['a weekend, clocks back',             '2026-10-22T09:30Z',        '2026-10-29T23:59:59.999Z'],
    ['past midnight in summer time',       '2026-10-22T23:30Z',        '2026-10-30T23:59:59.999Z'],
    ['Christmas, Monday for Boxing Day',   '2026-12-21T09:30Z',        '2026-12-30T23:59:59.999Z'],
    ['received on a holiday',              '2026-12-25T09:30Z',        '2027-01-05T23:59:59.999Z'],
  ])('in London: %s', (_case, received, due) => {
    expect(dueAfterBusinessDays(london, toInstant(received), 5)).toBe(due);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                received                    due
    ['before midnight is Monday',          '2026-11-23T16:59:59.999Z', '2026-11-30T16:59:59.999Z'],
    ['midnight, Monday in UTC: Tuesday',   '2026-11-23T17:00Z',        '2026-12-01T16:59:59.999Z'],
    ['midnight, Friday in UTC: Saturday',  '2026-11-20T17:00Z',        '2026-11-27T16:59:59.999Z'],
    ['not Nyepi, but the joint leave',     '2026-03-18T02:00Z',        '2026-03-26T16:59:59.999Z'],
    ['Nyepi and Idul Fitri in one week',   '2027-03-05T02:00Z',        '2027-03-17T16:59:59.999Z'],
    ['no substitute for a Sunday',         '2027-08-13T02:00Z',        '2027-08-23T16:59:59.999Z'],
  ])('in Jakarta: %s', (_case, received, due) => {
    expect(dueAfterBusinessDays(jakarta, toInstant(received), 5)).toBe(due);
  });

  it('is late by the first millisecond of the next day', () => {
    const due = dueAfterBusinessDays(jakarta, toInstant('2026-11-23T02:00:00.000Z'), 1);
    expect(dayOf(jakarta, due)).toBe('2026-11-24');
    expect(dayOf(jakarta, later(due, { milliseconds: 1 }))).toBe('2026-11-25');
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s days is no wait', (days) => {
    const from = toInstant('2026-11-20T09:30:00.000Z');
    expect(() => dueAfterBusinessDays(utc, from, days)).toThrow(RangeError);
  });
});

describe('a year whose holidays are not known has weekends only', () => {
  // biome-ignore format: one case a row
  it.each<[string, Calendar, string, boolean]>([
    // case                                   calendar at                          then
    ['the last moment before',                london,  '2024-12-31T23:59:59.999Z', false],
    ['the first moment covered',              london,  '2025-01-01T00:00Z',        true],
    ['the last',                              london,  '2027-12-31T23:59:59.999Z', true],
    ['the first after',                       london,  '2028-01-01T00:00Z',        false],
    ['2025 begins in Jakarta',                jakarta, '2024-12-31T17:00Z',        true],
    ['2028 begins in Jakarta',                jakarta, '2027-12-31T17:00Z',        false],
    ['without holidays, none can be missing', utc,     '2031-06-02T00:00Z',        true],
  ])('%s', (_case, calendar, at, then) => {
    expect(isCovered(calendar, toInstant(at))).toBe(then);
  });

  it('counts an unknown holiday, so the due time is too early, and not covered', () => {
    // Monday 3 January 2028 stands in for New Year's Day, which the calendar cannot know.
    const due = dueAfterBusinessDays(london, toInstant('2027-12-31T09:30:00.000Z'), 1);
    expect(due).toBe('2028-01-03T23:59:59.999Z');
    expect(isCovered(london, due)).toBe(false);
  });
});

describe('the calendars of the products', () => {
  it.each(calendars)('$name lists real days, in order, of the years it covers', (calendar) => {
    const { holidays, years } = calendar;
    expect(holidays).toEqual([...new Set(holidays)].toSorted());
    expect(holidays.map((day) => toInstant(`${day}T00:00:00.000Z`).slice(0, 10))).toEqual(holidays);
    for (const day of holidays) {
      expect(Number(day.slice(0, 4))).toBeGreaterThanOrEqual(years.first);
      expect(Number(day.slice(0, 4))).toBeLessThanOrEqual(years.last);
    }
  });

  // biome-ignore format: one case a row
  it.each<[string, string, Calendar, number]>([
    // country            year    calendar published
    ['Indonesia',         '2025', jakarta, 17],
    ['Indonesia',         '2026', jakarta, 17],
    ['Indonesia',         '2027', jakarta, 18],
    ['England and Wales', '2025', london,   8],
    ['England and Wales', '2026', london,   8],
    ['England and Wales', '2027', london,   8],
  ])('%s has every holiday of %s', (_country, year, calendar, published) => {
    expect(calendar.holidays.filter((day) => day.startsWith(year))).toHaveLength(published);
  });

  it('no bank holiday is on a weekend', () => {
    const noHolidays = { ...london, holidays: [] };
    expect(london.holidays.filter((day) => !isBusinessDay(noHolidays, day))).toEqual([]);
  });
});

describe('whatever the calendar, the moment and the number of days', () => {
  const calendar = fc.constantFrom(...calendars);
  const days = fc.integer({ min: 1, max: 40 });
  const instant = fc
    .date({ min: new Date('2024-06-01'), max: new Date('2028-06-01'), noInvalidDate: true })
    .map((date) => toInstant(date.getTime()));

  it('the due time is the last millisecond of a business day', () => {
    fc.assert(
      fc.property(calendar, instant, days, (calendar, from, days) => {
        const due = dueAfterBusinessDays(calendar, from, days);
        const day = dayOf(calendar, due);
        expect(isBusinessDay(calendar, day)).toBe(true);
        expect(dayOf(calendar, later(due, { milliseconds: 1 }))).not.toBe(day);
      }),
    );
  });

  it('as many business days as asked for begin until then', () => {
    fc.assert(
      fc.property(calendar, instant, days, (calendar, from, days) => {
        const due = dueAfterBusinessDays(calendar, from, days);
        // Half a day's steps miss no day, not even one of 23 hours.
        const begun = new Set([dayOf(calendar, due)]);
        for (let at = from; at < due; at = later(at, { hours: 12 })) {
          begun.add(dayOf(calendar, at));
        }
        begun.delete(dayOf(calendar, from));
        expect([...begun].filter((day) => isBusinessDay(calendar, day))).toHaveLength(days);
      }),
    );
  });

  it('a day more is due later, and a later moment never earlier', () => {
    fc.assert(
      fc.property(calendar, instant, instant, days, (calendar, a, b, days) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const due = dueAfterBusinessDays(calendar, first, days);
        expect(dueAfterBusinessDays(calendar, first, days + 1) > due).toBe(true);
        expect(dueAfterBusinessDays(calendar, second, days) >= due).toBe(true);
      }),
    );
  });
});
