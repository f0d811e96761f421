import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOn, elsewhere, frozenBy, refundableMinor } from '../../shared/decide/claims.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { RefundId } from '../../shared/domain/ids.ts';
import type { Paid, PaymentFact } from '../../shared/domain/payment.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { merged } from './facts.ts';
import { at, hoursAfter } from './given.ts';
import {
  adjustment,
  byRefundId,
  dispute,
  eur,
  ourRefund,
  paid,
  paidWithTax,
  refund,
  usd,
} from './money-facts.ts';
import { anyOrderOf, lives } from './payment-lives.ts';

const owing = { uncovered: 'owe' } as const;
const forgiving = { uncovered: 'forgive' } as const;

const paymentOf = (facts: readonly PaymentFact[], ours: readonly Refund[] = []) => ({
  ...merged(facts),
  ours: byRefundId(ours),
});

const claimed = (
  facts: readonly PaymentFact[],
  {
    on = paid,
    credits = 100,
    ours = [] as readonly Refund[],
    policy = owing as typeof owing | typeof forgiving,
  } = {},
) => claimsOn(paymentOf(facts, ours), on, toCredits(credits), policy);

const second = (fact: PaymentFact): PaymentFact =>
  'id' in fact ? { ...fact, id: `${fact.id.slice(0, -1)}2` } : fact;

describe('MG-03, MG-05, MG-11: what money that went back takes of 100 credits bought for 10.00', () => {
  // biome-ignore format: one case a row
  it.each<[string, PaymentFact[], refunded: number, clawedBack: number]>([
    ['nothing was told',                              [],                                                                  0,   0],
    ['the whole price was refunded',                  [refund(1000)],                                                    100,   0],
    ['half of it',                                    [refund(500)],                                                      50,   0],
    ['a third: rounded down',                         [refund(333)],                                                      33,   0],
    ['less than a credit costs',                      [refund(9)],                                                         0,   0],
    ['two parts are rounded together, not each',      [refund(335), second(refund(335))],                                 67,   0],
    ['more than was paid',                            [refund(1500)],                                                    100,   0],
    ['twice the price',                               [refund(1000), second(refund(1000))],                              100,   0],
    ['a refund that is pending',                      [refund(1000, 'pending')],                                           0,   0],
    ['one that failed',                               [refund(1000, 'failed')],                                            0,   0],
    ['one that failed after it had succeeded',        [refund(1000), refund(1000, 'failed')],                              0,   0],
    ['one that failed, and one that did not',         [refund(500, 'failed'), second(refund(300))],                       30,   0],
    ['a warning',                                     [dispute(1000, 'warning')],                                          0,   0],
    ['a dispute that lasts',                          [dispute(1000, 'open')],                                             0,   0],
    ['one that was won',                              [dispute(1000, 'won')],                                              0,   0],
    ['one that was prevented',                        [dispute(1000, 'prevented')],                                        0,   0],
    ['one that was lost',                             [dispute(1000)],                                                     0, 100],
    ['one over a part, lost',                         [dispute(333)],                                                      0,  33],
    ['two that were lost',                            [dispute(335), second(dispute(335))],                                0,  67],
    ['two that were lost, of the whole price each',   [dispute(1000), second(dispute(1000))],                              0, 100],
    ['one that was lost, of an unknown amount',       [dispute(0)],                                                        0,   0],
    ['two parts refunded, then the rest is lost',     [refund(300), second(refund(300)), dispute(400)],                   60,  40],
    ['two parts refunded, then all of it is lost',    [refund(300), second(refund(300)), dispute(1000)],                  60,  40],
    ['refund and dispute are rounded together',       [refund(335), dispute(335)],                                        33,  34],
    ['a refund of everything leaves nothing to lose', [refund(1000), dispute(1000)],                                     100,   0],
    ['a refund in another currency',                  [refund(eur(1000))],                                                 0,   0],
    ['one in another beside one in ours',             [refund(eur(1000)), second(refund(400))],                           40,   0],
    ['a dispute in another currency',                 [dispute(eur(1000))],                                                0,   0],
  ])('%s', (_case, facts, refunded, clawedBack) => {
    expect(claimed(facts)).toEqual({ refunded, clawedBack, forgiven: 0 });
  });

  // biome-ignore format: one case a row
  it.each<[string, Paid, number, PaymentFact[], refunded: number]>([
    ['from what was granted, not from what is left', { at, amount: usd(5000) }, 550, [refund(2500), second(refund(1250))], 412],
    ['a tenth of a credit short of one',             { at, amount: usd(5000) }, 550, [refund(9)],                            0],
    ['a purchase that cost nothing',                 { at, amount: usd(0) },    100, [refund(1000)],                         0],
    ['one credit, for almost all of its price',      paid,                        1, [refund(999)],                          0],
    ['as many credits as there can be',              { at, amount: usd(2 ** 53 - 1) }, 2 ** 53 - 1, [refund(2 ** 53 - 2)],   2 ** 53 - 2],
  ])('%s', (_case, on, credits, facts, refunded) => {
    expect(claimed(facts, { on, credits })).toMatchObject({ refunded, clawedBack: 0 });
  });

  it('pro rata of the money that left, whatever its parts', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 3 });
    const price = fc.integer({ min: 1, max: 1500 });
    const bought = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(price, bought, amounts, amounts, (price, credits, refunded, lost) => {
        const facts = [
          ...refunded.map((amount, index) => refund(amount, 'succeeded', { id: `re_${index}` })),
          ...lost.map((amount, index) => dispute(amount, 'lost', `du_${index}`)),
        ];
        const claims = claimed(facts, { on: { at, amount: usd(price) }, credits });
        const taking = (money: readonly number[]) => {
          const back = money.reduce((sum, one) => sum + one, 0);
          return Math.floor((credits * Math.min(price, back)) / price);
        };
        expect(claims.refunded).toBe(taking(refunded));
        expect(claims.refunded + claims.clawedBack).toBe(taking([...refunded, ...lost]));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('MG-05: Paddle counts without tax, where it says how much of a payment is tax', () => {
  const taxAlone = adjustment('refund', 100, 'approved', { subtotalMinor: 0 });
  const half = adjustment('refund', 500, 'approved', { subtotalMinor: 450 });

  // biome-ignore format: one case a row
  it.each<[string, Paid, PaymentFact[], refunded: number, clawedBack: number]>([
    ['half, with its tax',                      paidWithTax, [half],                                                                        50, 0],
    ['half of what is no tax, tax kept',        paidWithTax, [adjustment('refund', 450, 'approved', { subtotalMinor: 450 })],                 50, 0],
    ['tax alone',                               paidWithTax, [taxAlone],                                                                     0, 0],
    ['tax alone, beside a half',                paidWithTax, [taxAlone, second(half)],                                                      50, 0],
    ['where no tax is known, by the total',     paid,        [half],                                                                        50, 0],
    ['tax alone, where no tax is known',        paid,        [taxAlone],                                                                     0, 0],
    ['one that waits for approval',             paidWithTax, [adjustment('refund', 1000, 'pending_approval')],                               0, 0],
    ['one that was rejected',                   paidWithTax, [adjustment('refund', 1000, 'rejected')],                                       0, 0],
    ['one that was reversed',                   paidWithTax, [adjustment('refund', 1000, 'reversed')],                                       0, 0],
    ['one in another currency',                 paidWithTax, [adjustment('refund', eur(1000))],                                              0, 0],
    ['a credit, which moves no money',          paidWithTax, [adjustment('credit', 1000)],                                                   0, 0],
    ['a chargeback',                            paidWithTax, [adjustment('chargeback', 1000)],                                               0, 100],
    ['a chargeback of a part',                  paidWithTax, [adjustment('chargeback', 300)],                                                0, 30],
    ['a chargeback after a refund of half',     paidWithTax, [half, second(adjustment('chargeback', 1000))],                                50, 50],
    ['a chargeback that waits',                 paidWithTax, [adjustment('chargeback', 1000, 'pending_approval')],                           0, 0],
    ['a chargeback that was rejected',          paidWithTax, [adjustment('chargeback', 1000, 'rejected')],                                   0, 0],
    ['a chargeback that was reversed',          paidWithTax, [adjustment('chargeback', 1000, 'reversed')],                                   0, 0],
    ['a warning of one',                        paidWithTax, [adjustment('chargeback_warning', 1000)],                                       0, 0],
    ['a chargeback in another currency',        paidWithTax, [adjustment('chargeback', eur(1000))],                                          0, 0],
    ['a payment that is all tax',               { ...paid, subtotalMinor: 0 }, [half],                                                       0, 0],
  ])('%s', (_case, on, facts, refunded, clawedBack) => {
    expect(claimed(facts, { on })).toMatchObject({ refunded, clawedBack });
  });
});

describe('a reversal is paired with the chargeback it undoes, in every order they may come in', () => {
  const chargeback = (amount: number, id: string, status: 'approved' | 'reversed' = 'approved') =>
    adjustment('chargeback', amount, status, { id });
  const reversal = (
    amount: number,
    id: string,
    status: 'approved' | 'pending_approval' = 'approved',
  ) => adjustment('chargeback_reverse', amount, status, { id });

  /** Each a second after the one before, rather than all in the same one. */
  const seen = (fact: PaymentFact, index: number): PaymentFact =>
    fact.fact === 'adjustment'
      ? { ...fact, adjustment: { ...fact.adjustment, at: hoursAfter(0, index * 1_000) } }
      : fact;

  // biome-ignore format: one case a row
  it.each<[string, PaymentFact[], clawedBack: number]>([
    ['one, undone',                                 [chargeback(1000, 'a'), reversal(1000, 'b')],                                                            0],
    ['one, not undone yet',                         [chargeback(1000, 'a'), reversal(1000, 'b', 'pending_approval')],                                       100],
    ['a reversal of nothing',                       [reversal(1000, 'b')],                                                                                   0],
    ['one undone, and another of its amount',       [chargeback(1000, 'a'), reversal(1000, 'b'), chargeback(1000, 'c')],                                   100],
    ['of two, the one of its amount',               [chargeback(600, 'a'), chargeback(400, 'b'), reversal(400, 'c')],                                       60],
    ['of two, the other one',                       [chargeback(600, 'a'), chargeback(400, 'b'), reversal(600, 'c')],                                       40],
    ['of two alike, one',                           [chargeback(500, 'a'), chargeback(500, 'b'), reversal(500, 'c')],                                       50],
    ['two, both undone',                            [chargeback(600, 'a'), chargeback(400, 'b'), reversal(400, 'c'), reversal(600, 'd')],                    0],
    ['one that says so itself, counted once',       [chargeback(600, 'a', 'reversed'), chargeback(400, 'b'), reversal(600, 'c')],                            40],
    ['of two alike the one that says so',           [chargeback(500, 'a'), chargeback(500, 'b', 'reversed'), reversal(500, 'c')],                           50],
    ['one that says so, and one of another amount', [chargeback(600, 'a', 'reversed'), chargeback(400, 'b'), reversal(600, 'c'), reversal(400, 'd')],        0],
    ['of another amount, all the same',             [chargeback(1000, 'a'), reversal(900, 'b')],                                                             0],
    ['more reversals than chargebacks',             [chargeback(1000, 'a'), reversal(1000, 'b'), reversal(1000, 'c')],                                       0],
  ])('%s', (_case, facts, clawedBack) => {
    for (const order of permutations(facts)) {
      expect(claimed(order, { on: paidWithTax }).clawedBack).toBe(clawedBack);
      expect(claimed(order.map(seen), { on: paidWithTax }).clawedBack).toBe(clawedBack);
    }
  });
});

describe('what a refund of ours takes is what it was decided to take', () => {
  const whole = ourRefund('succeeded', 1000, 100, { feeMinor: 60 });
  const part = ourRefund('succeeded', 400, 40);
  const mark = { ourRefundId: 'rfd_1', attempt: 1 };
  const other = { ...part, refundId: 'rfd_2' as RefundId };

  // biome-ignore format: one case a row
  it.each<[string, PaymentFact[], Refund[], refunded: number, clawedBack: number, forgiven: number]>([
    ['its fee is no part of the lot',                  [],                                              [whole],                              100,  0, 100],
    ['the net that the provider moved counts as gross', [refund(940, 'succeeded', mark)],               [whole],                              100,  0, 100],
    ['after all of it nothing is left to lose',        [refund(940, 'succeeded', mark), dispute(1000)], [whole],                              100,  0, 100],
    ['a part of it',                                   [refund(400, 'succeeded', mark)],                [part],                                40,  0,  40],
    ['a part of it, and one made elsewhere',           [refund(400, 'succeeded', mark), second(refund(300))], [part],                          70,  0,  40],
    ['a part of it, and all is lost',                  [refund(400, 'succeeded', mark), dispute(1000)], [part],                                40, 60,  40],
    ['two of ours',                                    [],                                              [part, other],                         80,  0,  80],
    ['more credits than its money',                    [],                                              [ourRefund('succeeded', 400, 70)],     70,  0,  70],
    ['no credits for money',                           [],                                              [ourRefund('succeeded', 400, 0)],       0,  0,   0],
    ['one under review takes nothing yet',             [],                                              [ourRefund('under_review', 400, 40)],   0,  0,   0],
    ['nor one that is approved',                       [],                                              [ourRefund('approved', 400, 40)],       0,  0,   0],
    ['nor one the provider has accepted',              [],                                              [ourRefund('submitted', 400, 40)],      0,  0,   0],
    ['nor one that failed',                            [refund(400, 'failed', mark)],                   [ourRefund('failed', 400, 40)],         0,  0,   0],
    ['nor one that was denied',                        [],                                              [ourRefund('denied', 400, 40)],         0,  0,   0],
    ['one that names a refund we do not know',         [refund(400, 'succeeded', { ourRefundId: 'x' })], [],                                   40,  0,   0],
    ['one of an attempt that we gave up',              [refund(400, 'succeeded', mark)],                [ourRefund('submitted', 400, 40, { attempt: 2 })], 40, 0, 0],
    ['one that names no attempt is the first',         [refund(400, 'succeeded', { ourRefundId: 'rfd_1' })], [part],                           40,  0,  40],
  ])('%s', (_case, facts, ours, refunded, clawedBack, forgiven) => {
    expect(claimed(facts, { ours })).toEqual({ refunded, clawedBack, forgiven });
  });

  it('of a taxed payment, its share without tax is what is left of the others', () => {
    const facts = [adjustment('chargeback', 1000)];
    expect(claimed(facts, { on: paidWithTax, ours: [part] })).toMatchObject({
      refunded: 40,
      clawedBack: 60,
    });
  });
});

describe('who pays for credits that were taken back and had been spent', () => {
  const facts = [refund(300), dispute(400)];
  const ours = [ourRefund('succeeded', 200, 20)];

  it.each([
    ['owed, but for what a refund of ours stands for', owing, 20],
    ['forgiven, all of them', forgiving, 90],
  ])('%s', (_case, policy, forgiven) => {
    const claims = claimed(facts, { ours, policy });
    expect(claims).toEqual({ refunded: 50, clawedBack: 40, forgiven });
  });
});

describe('while money may go back, the lot is frozen, and says why', () => {
  const mark = { ourRefundId: 'rfd_1', attempt: 1 };

  // biome-ignore format: one case a row
  it.each<[string, PaymentFact[], Refund[], string[]]>([
    ['nothing was told',                        [],                                                   [],                                     []],
    ['a refund pending at the provider',        [refund(1, 'pending')],                               [],                                     ['refund']],
    ['one that succeeded',                      [refund(1)],                                          [],                                     []],
    ['one that failed',                         [refund(1, 'failed')],                                [],                                     []],
    ['an adjustment that waits for approval',   [adjustment('refund', 1, 'pending_approval')],        [],                                     ['refund']],
    ['a credit that waits for approval',        [adjustment('credit', 1, 'pending_approval')],        [],                                     []],
    ['ours under review',                       [],                                                   [ourRefund('under_review', 10, 1)],     ['refund']],
    ['ours approved',                           [],                                                   [ourRefund('approved', 10, 1)],         ['refund']],
    ['ours submitted',                          [refund(10, 'pending', mark)],                        [ourRefund('submitted', 10, 1)],        ['refund']],
    ['ours succeeded',                          [refund(10, 'succeeded', mark)],                      [ourRefund('succeeded', 10, 1)],        []],
    ['ours failed',                             [refund(10, 'failed', mark)],                         [ourRefund('failed', 10, 1)],           []],
    ['ours denied',                             [],                                                   [ourRefund('denied', 10, 1)],           []],
    ['a warning',                               [dispute(1000, 'warning')],                           [],                                     []],
    ['a dispute, over a part of the price',     [dispute(1, 'open')],                                 [],                                     ['dispute']],
    ['a dispute in another currency',           [dispute(eur(1), 'open')],                            [],                                     ['dispute']],
    ['a dispute of an unknown amount',          [dispute(0, 'open')],                                 [],                                     ['dispute']],
    ['a dispute that is over',                  [dispute(1, 'won'), second(dispute(1))],              [],                                     []],
    ['one that is over, and one that is not',   [dispute(1, 'won'), second(dispute(1, 'open'))],      [],                                     ['dispute']],
    ['a chargeback that waits',                 [adjustment('chargeback', 1, 'pending_approval')],    [],                                     ['dispute']],
    ['both',                                    [refund(1, 'pending'), dispute(1, 'open')],           [],                                     ['refund', 'dispute']],
  ])('%s', (_case, facts, ours, reasons) => {
    expect(frozenBy(paymentOf(facts, ours), paid)).toEqual(reasons);
  });
});

describe('6: what of the price can still go back', () => {
  const mark = { ourRefundId: 'rfd_1', attempt: 1 };

  // biome-ignore format: one case a row
  it.each<[string, PaymentFact[], Refund[], number]>([
    ['nothing went back',                     [],                                                   [],                                       1000],
    ['a part went back',                      [refund(300)],                                        [],                                        700],
    ['a part is on its way',                  [refund(300, 'pending')],                             [],                                        700],
    ['a part failed',                         [refund(300, 'failed')],                              [],                                       1000],
    ['a part was lost',                       [refund(300), dispute(400)],                          [],                                        300],
    ['a dispute lasts, and takes nothing yet', [dispute(400, 'open')],                              [],                                       1000],
    ['more went back than was paid',          [refund(800), dispute(800)],                          [],                                          0],
    ['tax went back',                         [adjustment('refund', 100, 'approved', { subtotalMinor: 0 })], [],                               900],
    ['money of another currency',             [refund(eur(300))],                                   [],                                       1000],
    ['ours is on its way, before its fee',    [],                                                   [ourRefund('approved', 400, 40, { feeMinor: 24 })], 600],
    ['ours arrived',                          [refund(376, 'succeeded', mark)],                     [ourRefund('succeeded', 400, 40, { feeMinor: 24 })], 600],
    ['ours was denied',                       [],                                                   [ourRefund('denied', 400, 40)],           1000],
    ['ours failed',                           [refund(400, 'failed', mark)],                        [ourRefund('failed', 400, 40)],           1000],
  ])('%s', (_case, facts, ours, left) => {
    expect(refundableMinor(paymentOf(facts, ours), paid)).toBe(left);
  });
});

describe('whatever is told of a payment', () => {
  const anyLife = lives.chain(({ bought, back }) => {
    const facts = [...bought, ...back];
    return fc.tuple(fc.constant(facts), anyOrderOf(facts));
  });

  it('no more is claimed than was granted, nor forgiven than is claimed', () => {
    fc.assert(
      fc.property(lives, fc.boolean(), ({ back }, hasTax) => {
        const on = hasTax ? paidWithTax : paid;
        for (const policy of [owing, forgiving]) {
          const { refunded, clawedBack, forgiven } = claimed(back, { on, policy });
          expect(refunded + clawedBack).toBeLessThanOrEqual(100);
          expect(forgiven).toBe(policy === forgiving ? refunded + clawedBack : 0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('5: the order in which it was told does not matter', () => {
    fc.assert(
      fc.property(anyLife, ([facts, again]) => {
        expect(claimed(again)).toEqual(claimed(facts));
        const [one, other] = [facts, again].map((told) => elsewhere(paymentOf(told), paid));
        expect(other).toEqual(one);
      }),
      { numRuns: 1_000 },
    );
  });

  it('another refund never leaves more to the lot', () => {
    const more = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(lives, more, ({ back }, amount) => {
        const before = claimed(back);
        const after = claimed([...back, refund(amount, 'succeeded', { id: 're_9' })]);
        expect(after.refunded).toBeGreaterThanOrEqual(before.refunded);
        const all = ({ refunded, clawedBack }: typeof before) => refunded + clawedBack;
        expect(all(after)).toBeGreaterThanOrEqual(all(before));
      }),
      { numRuns: 1_000 },
    );
  });
});

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
