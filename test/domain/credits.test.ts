import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lesser,
  minus,
  none,
  plus,
  shareOut,
  sum,
  toCredits,
} from '../../shared/domain/credits.ts';

const most = Number.MAX_SAFE_INTEGER;
const credits = fc.maxSafeNat().map(toCredits);
const few = fc.nat({ max: 1_000_000 }).map(toCredits);

describe('credits are whole numbers from 0 to 2^53 - 1, and nothing else', () => {
  it.each([0, 1, most])('%s are credits', (value) => {
    expect(toCredits(value)).toBe(value);
  });

  it.each([-1, 0.5, most + 1, -most, Number.NaN, Number.POSITIVE_INFINITY, '1', 1n, null])(
    '%s is none',
    (value) => {
      expect(() => toCredits(value as number)).toThrow(RangeError);
    },
  );
});

describe('arithmetic never leaves them', () => {
  it('a sum that is too large is refused, never rounded', () => {
    expect(plus(toCredits(most), none)).toBe(most);
    expect(() => plus(toCredits(most), toCredits(1))).toThrow(RangeError);
    expect(() => sum([toCredits(most), toCredits(most)])).toThrow(RangeError);
  });

  it('a difference below nothing is refused', () => {
    expect(minus(toCredits(3), toCredits(3))).toBe(0);
    expect(() => minus(toCredits(3), toCredits(4))).toThrow(RangeError);
  });

  it('what was added can be taken away again', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        expect(minus(plus(a, b), b)).toBe(a);
        expect(plus(a, b)).toBe(plus(b, a));
      }),
    );
  });

  it('nothing is the sum of nothing', () => {
    expect(sum([])).toBe(none);
  });

  it('the lesser of two is one of them, and not above either', () => {
    fc.assert(
      fc.property(credits, credits, (a, b) => {
        expect(lesser(a, b)).toBe(Math.min(a, b));
      }),
    );
  });
});

describe('a price is shared out among variants to the last credit', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                             total parts shares
    ['even',                               12,  3, [4, 4, 4]],
    ['the first take the odd credits',     11,  3, [4, 4, 3]],
    ['one alone takes the only odd one',   10,  3, [4, 3, 3]],
    ['fewer credits than variants',         2,  4, [1, 1, 0, 0]],
    ['one variant takes all',               7,  1, [7]],
    ['nothing, shared',                     0,  3, [0, 0, 0]],
    ['the largest price there is',       most,  2, [2 ** 52, 2 ** 52 - 1]],
  ])('%s', (_case, total, parts, shares) => {
    expect(shareOut(toCredits(total), parts)).toEqual(shares);
  });

  it('whatever the price: nothing is lost, nobody pays more than one credit over another', () => {
    fc.assert(
      fc.property(credits, fc.integer({ min: 1, max: 100 }), (total, parts) => {
        const shares = shareOut(total, parts);
        expect(shares).toHaveLength(parts);
        expect(sum(shares)).toBe(total);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('not among %s', (parts) => {
    expect(() => shareOut(toCredits(10), parts)).toThrow(RangeError);
  });
});
