import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  earlier,
  firstLate,
  later,
  toInstant,
  toMilliseconds,
} from '../../shared/domain/instant.ts';

const at = toInstant('2026-11-20T09:30:00.000Z');

const instant = fc
  .date({
    min: new Date('0000-01-01T00:00:00.000Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  .map((date) => toInstant(date.getTime()));

describe('an instant is written in one way only', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                 time                            instant
    ['as it is written',                    '2026-11-20T09:30:00.000Z',     at],
    ['without its milliseconds',            '2026-11-20T09:30:00Z',         at],
    ['by the clock of another zone',        '2026-11-20T16:30:00+07:00',    at],
    ['across midnight',                     '2026-11-21T00:30:00.000+15:00', at],
    ['finer than a millisecond is cut off', '2026-11-20T09:30:00.000999Z',  at],
    ['milliseconds since 1970',             1_795_167_000_000,              at],
    ['the first moment there is',           -62_167_219_200_000, '0000-01-01T00:00:00.000Z'],
    ['the last',                            253_402_300_799_999, '9999-12-31T23:59:59.999Z'],
  ])('%s', (_case, time, instant) => {
    expect(toInstant(time)).toBe(instant);
  });

  // biome-ignore format: one case a row
  it.each([
    ['no time',                  'soon'],
    ['nothing',                  ''],
    ['a day there is not',       '2026-13-01T00:00:00.000Z'],
    ['no number',                Number.NaN],
    ['before the year 0',        -62_167_219_200_001],
    ['after the year 9999',      253_402_300_800_000],
  ])('%s is none', (_case, time) => {
    expect(() => toInstant(time)).toThrow(RangeError);
  });

  it('so the text is in the order of the time', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(a < b).toBe(toMilliseconds(a) < toMilliseconds(b));
        expect(earlier(a, b)).toBe(a < b ? a : b);
        expect(toInstant(toMilliseconds(a))).toBe(a);
      }),
    );
  });
});

describe('a time limit', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                      by                   then
    ['nothing later',            {},                  at],
    ['a millisecond',            { milliseconds: 1 }, '2026-11-20T09:30:00.001Z'],
    ['ten minutes',              { minutes: 10 },     '2026-11-20T09:40:00.000Z'],
    ['a week, in hours',         { hours: 168 },      '2026-11-27T09:30:00.000Z'],
    ['a day is 24 hours',        { days: 1 },         '2026-11-21T09:30:00.000Z'],
    ['across the end of a year', { days: 42 },        '2027-01-01T09:30:00.000Z'],
    ['a day and a minute',       { days: 1, minutes: 1 }, '2026-11-21T09:31:00.000Z'],
  ])('%s', (_case, by, then) => {
    expect(later(at, by)).toBe(then);
  });

  it('is kept by its last moment, and broken a millisecond after it', () => {
    expect(firstLate(at)).toBe('2026-11-20T09:30:00.001Z');
  });

  it('cannot lie beyond the year 9999', () => {
    const last = toInstant('9999-12-31T23:59:59.999Z');
    expect(() => later(last, { milliseconds: 1 })).toThrow(RangeError);
  });
});
