import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spentLots } from '../../shared/decide/spent-lots.ts';
import { none } from '../../shared/domain/credits.ts';
import { pendingFrom } from '../../shared/domain/job.ts';
import { settled } from './endings.ts';
import { jobOf, lotOf, lots } from './given.ts';

const empty = lotOf({ remaining: none });
const running = jobOf([['lot_a', 3]], [3]);

describe('a lot is spent when nothing is left in it and nothing can come back to it', () => {
  // biome-ignore format: one case a row
  it.each([
    ['empty, and no job runs',             empty,                        [],                                                   true],
    ['empty, and a job on it runs',        empty,                        [running],                                            false],
    ['empty, and its job was delivered',   empty,                        [settled(running, { outcome: 'succeeded' }).job],     true],
    ['empty, and a job on another runs',   empty,                        [jobOf([['lot_b', 3]], [3])],                         true],
    ['empty and frozen',                   { ...empty, frozenBy: ['dispute'] as const }, [],                                                   false],
    ['one credit left',                    lotOf(),                      [],                                                   false],
  ])('%s: %s', (_case, lot, jobs, isSpent) => {
    expect(spentLots([lot], jobs)).toEqual(isSpent ? [lot] : []);
  });

  it('whatever lots and jobs there are, no credit is lost with it', () => {
    const draws = fc.array(
      fc.tuple(fc.constantFrom('lot_0', 'lot_1', 'lot_2'), fc.integer({ min: 1, max: 9 })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(lots(3), fc.array(draws, { maxLength: 3 }), (list, drawn) => {
        const jobs = drawn.map((one) =>
          jobOf(one, [one.reduce((sum, [, credits]) => sum + credits, 0)]),
        );
        for (const { remaining, frozenBy, lotId } of spentLots(list, jobs)) {
          expect([remaining, frozenBy, pendingFrom(jobs, lotId)]).toEqual([0, [], 0]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
