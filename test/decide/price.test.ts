import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceJob } from '../../shared/decide/price.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { LotId } from '../../shared/domain/ids.ts';
import { lotOf, total } from './given.ts';

/** A lot's credits and the rate it pays. */
type Purse = readonly [remaining: number, rate: number];

const price = (purses: readonly Purse[], count: number, rate: number) =>
  priceJob(
    purses.map(([remaining], index) =>
      lotOf({ lotId: `lot_${index}`, remaining: toCredits(remaining) }),
    ),
    count,
    ({ lotId }) => purses[Number(lotId.slice('lot_'.length))]?.[1] ?? 0,
    rate,
  );

/**
 * What the job costs to the last fraction of a credit, worked out another way: all fractions over
 * one denominator, nothing ever rounded.
 *
 * @returns what each lot pays, and at last what no lot covers, in parts of 1 / `whole`
 */
function exactly(purses: readonly Purse[], count: number, rate: number) {
  const whole = [rate, ...purses.map(([, own]) => own)].reduce((all, own) => all * BigInt(own), 1n);
  let left = BigInt(count) * whole;
  const paid = purses.map(([remaining, own]) => {
    const most = BigInt(remaining) * whole;
    const wanted = left * BigInt(own);
    const pays = wanted < most ? wanted : most;
    left -= pays / BigInt(own);
    return pays;
  });
  return { paid, short: left * BigInt(rate), whole };
}

const rates = fc.integer({ min: 1, max: 30 });
const purses = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), rates), { maxLength: 6 });
const counts = fc.integer({ min: 1, max: 100 });

describe('a job costs each lot’s share of it at that lot’s rate', () => {
  // biome-ignore format: one case a row
  it.each<[string, Purse[], number, number, number[], number]>([
    // case                               lots: credits, rate         count  rate  draws       short
    ['one lot',                           [[100, 10]],                    3,   10,  [30],           0],
    ['to its last credit',                [[30, 10]],                     3,   10,  [30],           0],
    ['one credit too few',                [[29, 10]],                     3,   10,  [29],           1],
    ['no lot at all',                     [],                             3,   10,  [],            30],
    ['an empty lot between two',          [[10, 10], [0, 1], [90, 10]],   3,   10,  [10, 20],       0],
    ['half of the variants at each rate', [[10, 10], [100, 20]],          2,   20,  [10, 20],       0],
    ['half of one variant at each rate',  [[5, 10], [100, 20]],           1,   20,  [5, 10],        0],
    ['a third of a credit is nobody’s',   [[1, 3], [100, 2]],             1,    2,  [1, 1],         0],
    ['half a credit is nobody’s',         [[1, 2], [100, 1]],             1,    1,  [1],            0],
    ['what no lot covers, at today’s',    [[5, 10]],                      1,   20,  [5],           10],
    ['a lot a fraction short of the rest', [[5, 10], [1, 1], [100, 10]],  2,   10,  [5, 1, 5],      0],
    ['and nothing behind it',             [[5, 10], [1, 1]],              2,   10,  [5, 1],         5],
  ])('%s', (_case, given, count, rate, draws, short) => {
    const priced = price(given, count, rate);
    expect(priced.draws.map(({ credits }) => credits)).toEqual(draws);
    expect(priced.short).toBe(short);
  });

  it('exactly: only the end is rounded, down', () => {
    fc.assert(
      fc.property(purses, counts, rates, (given, count, rate) => {
        const { paid, short, whole } = exactly(given, count, rate);
        const exact = paid.reduce((sum, part) => sum + part, short);
        const priced = price(given, count, rate);
        expect(BigInt(priced.total + priced.short)).toBe(exact / whole);
      }),
      { numRuns: 5_000 },
    );
  });

  it('never more than the exact price, of any lot', () => {
    fc.assert(
      fc.property(purses, counts, rates, (given, count, rate) => {
        const { paid, whole } = exactly(given, count, rate);
        for (const { lotId, credits } of price(given, count, rate).draws) {
          const most = paid[Number(lotId.slice('lot_'.length))] ?? 0n;
          expect(BigInt(credits) * whole <= most).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('draws', () => {
  it('add up to the total, stand in the order of the lots, and take what is there at most', () => {
    fc.assert(
      fc.property(purses, counts, rates, (given, count, rate) => {
        const { draws, total: sum } = price(given, count, rate);
        expect(total(draws)).toBe(sum);
        const places = draws.map(({ lotId }) => Number(lotId.slice('lot_'.length)));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(new Set(places).size).toBe(places.length);
        draws.forEach(({ credits }, index) => {
          const [remaining] = given[places[index] ?? -1] ?? [0];
          expect(credits).toBeGreaterThan(0);
          expect(credits).toBeLessThanOrEqual(remaining);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('empty every lot but the last one drawn', () => {
    fc.assert(
      fc.property(purses, counts, rates, (given, count, rate) => {
        const { draws } = price(given, count, rate);
        for (const { lotId, credits } of draws.slice(0, -1)) {
          expect(credits).toBe(given[Number(lotId.slice('lot_'.length))]?.[0]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are short only when every lot is empty', () => {
    fc.assert(
      fc.property(purses, counts, rates, (given, count, rate) => {
        const { short, total: paid } = price(given, count, rate);
        if (short > 0) expect(paid).toBe(given.reduce((sum, [remaining]) => sum + remaining, 0));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('more variants, or less to pay with, is never cheaper', () => {
  const cost = (given: readonly Purse[], count: number, rate: number) => {
    const { total: paid, short } = price(given, count, rate);
    return paid + short;
  };

  it('one variant more costs no less', () => {
    fc.assert(
      fc.property(purses, counts, rates, (given, count, rate) => {
        expect(cost(given, count + 1, rate)).toBeGreaterThanOrEqual(cost(given, count, rate));
      }),
      { numRuns: 2_000 },
    );
  });

  it('a dearer rate of any lot costs no less where all lots pay one rate', () => {
    fc.assert(
      fc.property(purses, counts, rates, (given, count, rate) => {
        const at = (all: number) => given.map(([remaining]): Purse => [remaining, all]);
        expect(cost(at(rate), count, rate)).toBe(count * rate);
        expect(cost(at(rate + 1), count, rate + 1)).toBe(count * (rate + 1));
      }),
      { numRuns: 1_000 },
    );
  });

  it('huge numbers are as exact as small ones', () => {
    const huge = 2 ** 40;
    const priced = price(
      [
        [huge - 1, huge],
        [huge, huge - 1],
      ],
      1,
      huge,
    );
    expect(priced.draws.map(({ lotId }) => lotId as LotId)).toEqual(['lot_0']);
    expect(priced.total).toBe(huge - 1);
  });
});
