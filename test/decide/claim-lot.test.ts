import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBooks } from '../../shared/decide/books.ts';
import { claimLot } from '../../shared/decide/claim-lot.ts';
import { freezeLot } from '../../shared/decide/freeze-lot.ts';
import { grantPurchase } from '../../shared/decide/purchase-books.ts';
import { owed } from '../../shared/domain/account.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { LotId, OrderId } from '../../shared/domain/ids.ts';
import { type Claims, type FreezeReason, type Lot, noClaims } from '../../shared/domain/lot.ts';
import { policy } from '../../shared/products/skena/policy.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { charged, expectSound, type Kept, keep, restored, withBooks } from './bookkeeping.ts';
import { accountOf, at, lotOf } from './given.ts';

const refundClause = 'SK-08';

const claimsOf = (refunded: number, clawedBack = 0, forgiven = 0): Claims => ({
  refunded: toCredits(refunded),
  clawedBack: toCredits(clawedBack),
  forgiven: toCredits(forgiven),
});

const claimed = (kept: Kept, lotId: string, claims: Claims): Kept => {
  const books = openBooks(kept.account);
  return withBooks(kept, claimLot(books, lotId as LotId, claims, policy, { refundClause }));
};

const frozen = (kept: Kept, lotId: LotId, frozenBy: readonly FreezeReason[]): Kept =>
  withBooks(kept, freezeLot(openBooks(kept.account), lotId, frozenBy, policy, { refundClause }));

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
      return charged(kept, step.credits, policy);
    case 'giveBack':
      return restored(kept, step.credits, policy);
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
      { numRuns: 3_000 },
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
      { numRuns: 2_000 },
    );
  });

  it('8: a claim that is made and withdrawn leaves the account as it was', () => {
    fc.assert(
      fc.property(steps, place, amount, (all, index, more) => {
        const kept = all.reduce(taken, keep(before));
        const lot = atPlace(kept, index);
        const { refunded, clawedBack, forgiven } = lot.claims;
        const risen = withinGrant(lot, [refunded, clawedBack + more, forgiven]);
        const again = claimed(claimed(kept, lot.lotId, risen), lot.lotId, lot.claims);
        expect(again.account).toEqual(kept.account);
      }),
      { numRuns: 2_000 },
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
