import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Credits, minus, none, plus, sum, toCredits } from '../../shared/domain/credits.ts';
import { type Draw, sliceDraws } from '../../shared/domain/draw.ts';
import type { LotId } from '../../shared/domain/ids.ts';

const draw = (lot: string, credits: number): Draw => ({
  lotId: `lot_${lot}` as LotId,
  credits: toCredits(credits),
});

const total = (draws: readonly Draw[]): Credits => sum(draws.map(({ credits }) => credits));

/** What each lot is drawn for, in every part together. */
const perLot = (...parts: readonly (readonly Draw[])[]) => {
  const lots = new Map<LotId, number>();
  for (const { lotId, credits } of parts.flat()) lots.set(lotId, (lots.get(lotId) ?? 0) + credits);
  return Object.fromEntries([...lots].toSorted());
};

describe('a part of draws laid end to end', () => {
  const draws = [draw('a', 5), draw('b', 3), draw('c', 4)];

  // biome-ignore format: one case a row
  it.each([
    // case                          from  to  then
    ['all of them',                     0, 12, draws],
    ['none of them',                    4,  4, []],
    ['the first credit',                0,  1, [draw('a', 1)]],
    ['the last one',                   11, 12, [draw('c', 1)]],
    ['inside one lot',                  1,  3, [draw('a', 2)]],
    ['a whole lot from the middle',     5,  8, [draw('b', 3)]],
    ['across an edge',                  4,  6, [draw('a', 1), draw('b', 1)]],
    ['across two edges',                4,  9, [draw('a', 1), draw('b', 3), draw('c', 1)]],
    ['beyond the end is nothing',      12, 20, []],
    ['beyond the end there is no more', 10, 20, [draw('c', 2)]],
    ['from behind to before is none',   6,  2, []],
  ])('%s', (_case, from, to, then) => {
    expect(sliceDraws(draws, toCredits(from), toCredits(to))).toEqual(then);
  });

  it('a lot that gave nothing is in no part', () => {
    const withNothing = [draw('a', 0), draw('b', 2), draw('c', 0)];
    expect(sliceDraws(withNothing, none, toCredits(2))).toEqual([draw('b', 2)]);
  });
});

describe('whatever was drawn', () => {
  const draws = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    .chain((lots) =>
      fc.tuple(...lots.map((lot) => fc.integer({ min: 1, max: 50 }).map((n) => draw(lot, n)))),
    );
  /** Places in the draws, in order; none beyond their end. */
  const cuts = draws.chain((made) =>
    fc.record({
      made: fc.constant(made),
      at: fc
        .tuple(fc.nat({ max: total(made) }), fc.nat({ max: total(made) }))
        .map((places) => places.toSorted((a, b) => a - b).map(toCredits) as [Credits, Credits]),
    }),
  );

  it('parts cut anywhere make the whole again, lot for lot', () => {
    fc.assert(
      fc.property(cuts, ({ made, at: [first, second] }) => {
        const parts = [
          sliceDraws(made, none, first),
          sliceDraws(made, first, second),
          sliceDraws(made, second, total(made)),
        ];
        expect(parts.map(total)).toEqual([first, minus(second, first), minus(total(made), second)]);
        expect(perLot(...parts)).toEqual(perLot(made));
      }),
    );
  });

  it('given back one by one, last drawn first, it comes to what given back at once would', () => {
    fc.assert(
      fc.property(cuts, ({ made, at: [first, second] }) => {
        const unwound = made.toReversed();
        const oneByOne = [sliceDraws(unwound, none, first), sliceDraws(unwound, first, second)];
        expect(perLot(...oneByOne)).toEqual(perLot(sliceDraws(unwound, none, second)));
      }),
    );
  });

  it('spent from the front and given back from the end, each credit is counted once', () => {
    fc.assert(
      fc.property(cuts, ({ made, at: [spent, upTo] }) => {
        const given = minus(total(made), upTo);
        const back = sliceDraws(made.toReversed(), none, given);
        const pending = sliceDraws(made, spent, upTo);
        expect(perLot(sliceDraws(made, none, spent), pending, back)).toEqual(perLot(made));
        expect(plus(total(pending), plus(spent, given))).toBe(total(made));
      }),
    );
  });
});
