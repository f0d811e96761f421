import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../shared/decide/refund-claim.ts';
import { feeMinor, noTerms, refundTerms } from '../../shared/decide/refund-terms.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { Lot } from '../../shared/domain/lot.ts';
import type { Paid, PaymentFact } from '../../shared/domain/payment.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { RefundAmount } from '../../shared/policy/cash.ts';
import { merged } from './facts.ts';
import { at, lotOf } from './given.ts';
import {
  byRefundId,
  dispute,
  eur,
  ourRefund,
  paid,
  paidWithTax,
  refund,
  usd,
} from './money-facts.ts';

const left = (remaining: number, said: Partial<Lot> = {}): Lot =>
  lotOf({ remaining: toCredits(remaining), ...said });

const claimsOf = (refunded: number, clawedBack = 0) => ({
  refunded: toCredits(refunded),
  clawedBack: toCredits(clawedBack),
  forgiven: toCredits(0),
});

const half = { refunded: toCredits(50), claims: claimsOf(50) };

type Given = {
  readonly lot: Lot;
  readonly pending?: number;
  readonly facts?: readonly PaymentFact[];
  readonly ours?: readonly Refund[];
  readonly on?: Paid;
};

function terms(
  { lot, pending = 0, facts = [], ours = [], on = paid }: Given,
  amount: RefundAmount,
) {
  const payment = { ...merged(facts), ours: byRefundId(ours) };
  const claim = { lot, pending: toCredits(pending), payment, paid: on, downMilliseconds: {} };
  return refundTerms(factsOf({ ...claim, ground: 'unused' }), amount, 'unspent');
}

describe('what a refund of 100 credits bought for 10.00 pays and takes', () => {
  // biome-ignore format: one case a row
  it.each<[string, Given, RefundAmount, gross: number, retired: number, claims: number]>([
    ['whole: all of the price',                      { lot: left(100) },                                         'unspent', 1000, 100, 100],
    ['running jobs count as not spent',              { lot: left(90), pending: 10 },                             'unspent', 1000, 100, 100],
    ['also where all of it runs',                    { lot: left(0), pending: 100 },                             'unspent', 1000, 100, 100],
    ['tax and all',                                  { lot: left(100), on: paidWithTax },                        'unspent', 1000, 100, 100],
    ['partly spent: the price of what was not',      { lot: left(90) },                                          'unspent',  900,  90,  90],
    ['partly spent, some of the rest running',       { lot: left(80), pending: 10 },                             'unspent',  800,  80,  80],
    ['spent up: nothing',                            { lot: left(0) },                                           'unspent',    0,   0,   0],
    ['half of it went back before',                  { lot: left(50, half), facts: [refund(500)] },              'unspent',  500,  50,  50],
    ['half went back, some of the rest is spent',    { lot: left(20, half), facts: [refund(500)] },              'unspent',  200,  20,  20],
    ['never more than is left of the payment',       { lot: left(90), facts: [refund(850)] },                    'unspent',  150,  90,  90],
    ['tax went back before',                         { lot: left(100), facts: [refund(100)] },                   'unspent',  900, 100, 100],
    ['everything, of a whole lot',                   { lot: left(100) },                                         'all',     1000, 100, 100],
    ['everything, though some was spent',            { lot: left(40) },                                          'all',     1000,  40, 100],
    ['everything, though all was spent',             { lot: left(0) },                                           'all',     1000,   0, 100],
    ['everything that is left',                      { lot: left(20, half), facts: [refund(500)] },              'all',      500,  20,  50],
    ['everything but what was lost',                 { lot: left(0, { clawedBack: toCredits(40), claims: claimsOf(0, 40) }), facts: [dispute(400)] }, 'all', 600, 0, 60],
    ['another of ours went before, with its fee',    { lot: left(60, { refunded: toCredits(40), claims: claimsOf(40) }), ours: [ourRefund('succeeded', 400, 40, { feeMinor: 24 })] }, 'unspent', 600, 60, 60],
  ])('%s', (_case, given, amount, gross, retired, claims) => {
    expect(terms(given, amount)).toEqual({
      gross: usd(gross),
      feeMinor: 0,
      creditsRetired: retired,
      claims,
    });
  });

  // biome-ignore format: one case a row
  it.each<[string, price: number, credits: number, remaining: number, gross: number]>([
    ['a third of a cent is a cent',           1000,   3,   2,  667],
    ['two thirds as well',                    1000,   3,   1,  334],
    ['a part of the smallest price is it',       1, 100,   1,    1],
    ['what divides evenly is not raised',     1000, 100,  33,  330],
    ['odd cents',                              999, 100,  50,  500],
    ['more credits than cents',                  7, 550, 549,    7],
  ])('the price of what was not spent is rounded up: %s', (_case, price, credits, remaining, gross) => {
    const lot = left(remaining, { credits: toCredits(credits) });
    expect(terms({ lot, on: { at, amount: usd(price) } }, 'unspent').gross).toEqual(usd(gross));
  });

  it('is never more than was paid, and never less than its share of it', () => {
    const given = fc.record({
      price: fc.nat({ max: 100_000 }),
      credits: fc.integer({ min: 1, max: 2_000 }),
      spent: fc.nat({ max: 2_000 }),
      pending: fc.nat({ max: 2_000 }),
    });
    fc.assert(
      fc.property(given, ({ price, credits, spent, pending }) => {
        const drawn = Math.min(credits, spent);
        const lot = left(credits - drawn, { credits: toCredits(credits) });
        const running = Math.min(drawn, pending);
        const on = { at, amount: usd(price) };
        const { gross, claims } = terms({ lot, pending: running, on }, 'unspent');
        expect(gross.amountMinor).toBeLessThanOrEqual(price);
        expect(gross.amountMinor * credits).toBeGreaterThanOrEqual(price * claims);
        expect((gross.amountMinor - 1) * credits).toBeLessThan(Math.max(1, price * claims));
      }),
      { numRuns: 2_000 },
    );
  });

  it('nothing, in the currency that was paid', () => {
    expect(noTerms(eur(1000))).toEqual({
      gross: eur(0),
      feeMinor: 0,
      creditsRetired: 0,
      claims: 0,
    });
  });
});

describe('SK-11: the fee covers what the provider keeps, up to 6 % of what is given back', () => {
  // biome-ignore format: one case a row
  it.each<[string, gross: number, kept: number | undefined, on: number, fee: number]>([
    // case                                     gross   kept       paid    fee
    ['less than the cap: what it keeps',         1000,   59,       1000,    59],
    ['exactly the cap',                          1000,   60,       1000,    60],
    ['a cent above the cap',                     1000,   61,       1000,    60],
    ['far above it',                             1000,  999,       1000,    60],
    ['nothing is kept',                          1000,    0,       1000,     0],
    ['what is kept is not known',                1000, undefined,  1000,     0],
    ['6 % of the smallest unit is nothing',         1,    1,          1,     0],
    ['6 % of 16 cents is nothing',                 16,   16,         16,     0],
    ['6 % of 17 cents is one',                     17,   17,         17,     1],
    ['6 % of 33 cents is one',                     33,   33,         33,     1],
    ['6 % of 34 cents is two',                     34,   34,         34,     2],
    ['6 % of 9.99, odd cents down',               999,  999,        999,    59],
    ['half goes back, half of it is charged',     500,   59,       1000,    29],
    ['a third goes back, rounded down',           334,   59,       1000,    19],
    ['a part, above the cap',                     500,  100,       1000,    30],
    ['nothing goes back',                           0,   59,       1000,     0],
    ['nothing was paid',                            0,   59,          0,     0],
    ['more would go back than was paid',         2000,   59,       1000,    59],
  ])('%s', (_case, gross, kept, on, fee) => {
    const known = kept === undefined ? undefined : usd(kept);
    expect(feeMinor(usd(gross), { ...(known && { kept: known }), paid: usd(on) }, 6)).toBe(fee);
  });

  it('what is kept in another currency is not evidence', () => {
    expect(feeMinor(usd(1000), { kept: eur(59), paid: paid.amount }, 6)).toBe(0);
    expect(feeMinor(eur(1000), { kept: usd(59), paid: eur(1000) }, 6)).toBe(0);
  });

  it('a cap of nothing is no fee', () => {
    expect(feeMinor(usd(1000), { kept: usd(59), paid: paid.amount }, 0)).toBe(0);
  });

  it('is never more than the cap, what is kept, or the money that goes back', () => {
    const minor = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(minor, minor, minor, fc.nat({ max: 100 }), (price, part, kept, percent) => {
        const gross = Math.min(price, part);
        const fee = feeMinor(usd(gross), { kept: usd(kept), paid: usd(price) }, percent);
        expect(fee * 100).toBeLessThanOrEqual(gross * percent);
        expect(fee).toBeLessThanOrEqual(Math.min(kept, gross));
        expect(Number.isSafeInteger(fee) && fee >= 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('parts that go back one by one are charged no more than the whole', () => {
    const parts = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.nat({ max: 300 }), (grosses, kept) => {
        const price = grosses.reduce((sum, one) => sum + one, 0);
        const of = { kept: usd(kept), paid: usd(price) };
        const fees = grosses.map((gross) => feeMinor(usd(gross), of, 6));
        const whole = feeMinor(usd(price), of, 6);
        expect(fees.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(whole);
      }),
      { numRuns: 1_000 },
    );
  });
});
