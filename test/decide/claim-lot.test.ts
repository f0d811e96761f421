import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBooks } from '../../shared/decide/books.ts';
import { claimLot } from '../../shared/decide/claim-lot.ts';
import { freezeLot } from '../../shared/decide/freeze-lot.ts';
import { grantPurchase } from '../../shared/decide/purchase-books.ts';
import { owed } from '../../shared/domain/account.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { LotId, OrderId } from '../../shared/domain/ids.ts';
import {
  type Claims,
  type FreezeReason,
  type Lot,
  type LotState,
  lotState,
  noClaims,
} from '../../shared/domain/lot.ts';
import { policy } from '../../shared/products/skena/policy.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { charged, expectSound, type Kept, keep, restored, withBooks } from './bookkeeping.ts';
import { accountOf, at, hoursAfter, lotOf, total } from './given.ts';

const refundRule = { clause: 'SK-08', policy: 'skena@1' };

const claimsOf = (refunded: number, clawedBack = 0, forgiven = 0): Claims => ({
  refunded: toCredits(refunded),
  clawedBack: toCredits(clawedBack),
  forgiven: toCredits(forgiven),
});

const claimed = (kept: Kept, lotId: string, claims: Claims): Kept => {
  const books = openBooks(kept.account);
  return withBooks(kept, claimLot(books, lotId as LotId, claims, policy, { refundRule }));
};

const frozen = (kept: Kept, lotId: LotId, frozenBy: readonly FreezeReason[]): Kept =>
  withBooks(kept, freezeLot(openBooks(kept.account), lotId, frozenBy, policy, { refundRule }));

/** A purchase: `ord_1` becomes `lot_1`. */
function granted(kept: Kept, orderId: string, credits: number): Kept {
  const grant = {
    orderId: orderId as OrderId,
    credits: toCredits(credits),
    pack: 'starter',
    paid: { at, amount: { amountMinor: 1000, currency: 'USD' } },
    twins: [],
  };
  return withBooks(kept, grantPurchase(kept.account, grant, skena));
}

type Step =
  | { readonly does: 'claim'; readonly lot: number; readonly parts: readonly number[] }
  | { readonly does: 'charge' | 'giveBack' | 'grant'; readonly credits: number }
  | { readonly does: 'freeze'; readonly lot: number; readonly frozenBy: readonly FreezeReason[] };

const amount = fc.oneof(fc.constantFrom(0, 1, 50, 99, 100), fc.integer({ min: 0, max: 130 }));
const place = fc.nat({ max: 3 });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('claim' as const),
      lot: place,
      parts: fc.tuple(amount, amount, fc.oneof(fc.constant(0), amount)),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('charge' as const, 'giveBack' as const),
      credits: amount,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('grant' as const),
      credits: fc.integer({ min: 1, max: 120 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('freeze' as const),
      lot: place,
      frozenBy: fc.subarray<FreezeReason>(['refund', 'dispute']),
    }),
  },
);

/** Never more than was granted, and never more forgiven than is claimed. */
function withinGrant({ credits }: Lot, [refunds = 0, disputes = 0, spared = 0]: readonly number[]) {
  const refunded = Math.min(refunds, credits);
  const clawedBack = Math.min(disputes, credits - refunded);
  return claimsOf(refunded, clawedBack, Math.min(spared, refunded + clawedBack));
}

const atPlace = ({ account: { lots } }: Kept, index: number) => lots[index % lots.length] as Lot;

function taken(kept: Kept, step: Step): Kept {
  switch (step.does) {
    case 'claim': {
      const lot = atPlace(kept, step.lot);
      return claimed(kept, lot.lotId, withinGrant(lot, step.parts));
    }
    case 'charge':
      return charged(kept, step.credits, skena);
    case 'giveBack':
      return restored(kept, step.credits, skena);
    case 'grant':
      return granted(kept, `ord_${kept.account.lots.length}`, step.credits);
    case 'freeze':
      return frozen(kept, atPlace(kept, step.lot).lotId, step.frozenBy);
    default:
      return step satisfies never;
  }
}

const before = accountOf([lotOf({ lotId: 'lot_0' })]);
const steps = fc.array(step, { minLength: 1, maxLength: 14 });

describe('whatever is claimed of lots, spent from them and given back to them', () => {
  it('1, 2: every credit is accounted for, and the entries tell how the account came about', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let kept = keep(before);
        for (const one of all) {
          kept = taken(kept, one);
          expectSound(kept, before);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('8: once nothing is claimed any more, all that was taken is back where it was', () => {
    const order = fc.array(fc.nat(), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(steps, order, (all, places) => {
        let kept = all.reduce(taken, keep(before));
        const lots = kept.account.lots
          .map(({ lotId }, index) => ({ lotId, place: places[index] ?? 0 }))
          .toSorted((a, b) => a.place - b.place);
        for (const { lotId } of lots) kept = claimed(kept, lotId, noClaims);

        expectSound(kept, before);
        expect(owed(kept.account)).toBe(0);
        for (const lot of kept.account.lots) {
          const { refunded, clawedBack, lent, paidBy } = lot;
          expect({ refunded, clawedBack, lent, paidBy }).toEqual({
            refunded: 0,
            clawedBack: 0,
            lent: 0,
            paidBy: [],
          });
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('8: a claim that is made and withdrawn puts back exactly what it took', () => {
    fc.assert(
      fc.property(steps, place, amount, (all, index, more) => {
        const kept = all.reduce(taken, keep(before));
        const lot = atPlace(kept, index);
        // What others had paid for it goes back to them first, and to what is claimed of them.
        fc.pre(lot.paidBy.length === 0);
        const { refunded, clawedBack, forgiven } = lot.claims;
        const risen = withinGrant(lot, [refunded, clawedBack + more, forgiven]);
        const again = claimed(claimed(kept, lot.lotId, risen), lot.lotId, lot.claims);

        expect(again.account).toEqual(kept.account);
      }),
      { numRuns: 1_500 },
    );
  });

  it('the same claims told once more enter nothing', () => {
    fc.assert(
      fc.property(steps, place, (all, index) => {
        const kept = all.reduce(taken, keep(before));
        const { lotId, claims } = atPlace(kept, index);
        expect(claimed(kept, lotId, claims)).toEqual(kept);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what is claimed of a lot is taken from it, and what it cannot cover is owed', () => {
  /** A lot of 100 credits of which so many are left, the others spent. */
  const left = (remaining: number) =>
    keep(accountOf([lotOf({ lotId: 'lot_0', remaining: toCredits(remaining) })]));

  const told = (kept: Kept) => {
    const { remaining, refunded, clawedBack } = atPlace(kept, 0);
    return [remaining, refunded, clawedBack, owed(kept.account), lotState(atPlace(kept, 0))];
  };

  // biome-ignore format: one case a row
  it.each<[string, left: number, Claims[], remaining: number, refunded: number, clawedBack: number, owed: number, LotState]>([
    ['half of a whole lot is refunded',                 100, [claimsOf(50)],                                    50,  50,   0,   0, 'open'],
    ['all of it',                                       100, [claimsOf(100)],                                    0, 100,   0,   0, 'refunded'],
    ['all of it is lost',                               100, [claimsOf(0, 100)],                                 0,   0, 100,   0, 'clawed_back'],
    ['two parts are refunded, then the rest is lost',   100, [claimsOf(30), claimsOf(60), claimsOf(60, 40)],     0,  60,  40,   0, 'clawed_back'],
    ['the same, and 10 had been spent',                  90, [claimsOf(30), claimsOf(60), claimsOf(60, 40)],     0,  60,  30,  10, 'clawed_back'],
    ['the same, and all had been spent',                  0, [claimsOf(30), claimsOf(60), claimsOf(60, 40)],     0,   0,   0, 100, 'clawed_back'],
    ['more is claimed than is left',                     40, [claimsOf(50)],                                     0,  40,   0,  10, 'open'],
    ['half is claimed, and half was spent',              50, [claimsOf(50)],                                     0,  50,   0,   0, 'open'],
    ['the rest is forgiven',                             40, [claimsOf(50, 0, 50)],                              0,  40,   0,   0, 'open'],
    ['a part of the rest is forgiven',                   40, [claimsOf(50, 30, 50)],                             0,  40,   0,  30, 'open'],
    ['a refund fails after it had succeeded',            40, [claimsOf(50), claimsOf(0)],                       40,   0,   0,   0, 'open'],
    ['a part of what was refunded fails',                40, [claimsOf(50), claimsOf(20)],                      20,  20,   0,   0, 'open'],
    ['a dispute is won, and another was lost',          100, [claimsOf(0, 100), claimsOf(0, 30)],               70,   0,  30,   0, 'open'],
    ['a refund fails, and a dispute was lost',          100, [claimsOf(60), claimsOf(60, 40), claimsOf(0, 40)], 60,   0,  40,   0, 'open'],
    ['a dispute is won, and a refund had succeeded',    100, [claimsOf(60), claimsOf(60, 40), claimsOf(60)],    40,  60,   0,   0, 'open'],
  ])('%s', (_case, remaining, all, ...then) => {
    const kept = all.reduce((sofar, claims) => claimed(sofar, 'lot_0', claims), left(remaining));
    expect(told(kept)).toEqual(then);
  });

  // biome-ignore format: one case a row
  it.each<[string, Claims[], entries: [kind: string, clause: string, credits: number, owed?: number][]]>([
    ['a refund',                        [claimsOf(40)],                          [['refund', 'SK-08', -40]]],
    ['one that cannot be covered',      [claimsOf(70)],                          [['refund', 'SK-08', -60, 10]]],
    ['a dispute that was lost',         [claimsOf(0, 100)],                      [['clawback', 'MG-03', -60, 40]]],
    ['both at once',                    [claimsOf(40, 60)],                      [['refund', 'SK-08', -40], ['clawback', 'MG-03', -20, 40]]],
    ['nothing',                         [claimsOf(0)],                           []],
    ['a dispute that is over',          [claimsOf(0, 100), claimsOf(0)],         [['clawback', 'MG-03', -60, 40], ['reinstate', 'MG-04', 60, -40]]],
    ['a refund that failed after all',  [claimsOf(70), claimsOf(0)],             [['refund', 'SK-08', -60, 10], ['reinstate', 'MG-09', 60, -10]]],
  ])('%s is entered under its clause', (_case, all, entries) => {
    const kept = all.reduce((sofar, claims) => claimed(sofar, 'lot_0', claims), left(60));
    const told = kept.entries.map(({ kind, clause, credits, owed }) => [kind, clause, credits, ...(owed ? [owed] : [])]);
    expect(told).toEqual(entries);
    for (const { orderId, policy } of kept.entries) expect([orderId, policy]).toEqual(['ord_0', 'skena@1']);
  });

  it('credits that a job gives back go to what is claimed first', () => {
    const spent = charged(keep(before), 80, skena);
    const short = claimed(spent, 'lot_0', claimsOf(0, 100));
    expect(told(short)).toEqual([0, 0, 20, 80, 'clawed_back']);
    expect(told(restored(short, 30, skena))).toEqual([0, 0, 50, 50, 'clawed_back']);
    expect(told(restored(short, 80, skena))).toEqual([0, 0, 100, 0, 'clawed_back']);
  });

  it('MG-07: the next grant pays what is owed, and gets it back once it is not', () => {
    const short = claimed(charged(keep(before), 80, skena), 'lot_0', claimsOf(0, 100));
    const paid = granted(short, 'ord_1', 50);
    expect(owed(paid.account)).toBe(30);
    expect(paid.entries.slice(-2)).toMatchObject([
      { kind: 'grant', credits: 50, orderId: 'ord_1' },
      { kind: 'clawback', clause: 'MG-07', credits: -50, owed: -50, orderId: 'ord_0' },
    ]);
    const more = granted(paid, 'ord_2', 50);
    expect(more.account.lots.map(({ remaining }) => remaining)).toEqual([0, 0, 20]);

    // Of the 80 that others paid, 30 are claimed no longer: who paid last gets theirs first.
    const part = claimed(more, 'lot_0', claimsOf(0, 70));
    expect(part.account.lots.map(({ remaining }) => remaining)).toEqual([0, 0, 50]);
    const over = claimed(part, 'lot_0', noClaims);
    expect(over.account.lots.map(({ remaining }) => remaining)).toEqual([20, 50, 50]);
    expect(over.account.lots.map(({ lent }) => lent)).toEqual([0, 0, 0]);
  });

  it('MG-07: the oldest debt is paid first', () => {
    const lots = [2, 1, 3].map((age) =>
      lotOf({ lotId: `lot_${age}`, since: hoursAfter(-age), remaining: toCredits(0) }),
    );
    const names = ['lot_1', 'lot_2', 'lot_3'];
    const short = names.reduce(
      (sofar, name) => claimed(sofar, name, claimsOf(0, 30)),
      keep(accountOf(lots)),
    );
    const paid = granted(short, 'ord_9', 50).account.lots;
    const debts = paid.map(({ lotId, paidBy }) => [lotId, total(paidBy)]);
    expect(debts).toEqual([
      ['lot_2', 20],
      ['lot_1', 0],
      ['lot_3', 30],
      ['lot_9', 0],
    ]);
  });
});
