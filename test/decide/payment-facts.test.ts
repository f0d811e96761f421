import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedBy, paidFor } from '../../shared/decide/payment-reading.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import type {
  AdjustmentFact,
  DisputeFact,
  PaymentFact,
  RefundFact,
} from '../../shared/domain/payment.ts';
import { anyFact, factsByKind, merged, toldAgain } from './facts.ts';

const [first, second] = ['2026-03-02T09:00:00Z', '2026-03-02T09:00:01Z'].map(toInstant) as [
  ReturnType<typeof toInstant>,
  ReturnType<typeof toInstant>,
];
const amount = { amountMinor: 1000, currency: 'USD' };
const names = { items: [], accountId: 'ann' };

const refund = (said: Partial<RefundFact>): PaymentFact => ({
  fact: 'refund',
  id: 're_1',
  refund: { status: 'pending', amount, at: first, ...said },
});
const dispute = (said: Partial<DisputeFact>): PaymentFact => ({
  fact: 'dispute',
  id: 'du_1',
  dispute: { status: 'open', rank: 1, amount, at: first, ...said },
});
const adjustment = (said: Partial<AdjustmentFact>): PaymentFact => ({
  fact: 'adjustment',
  id: 'adj_1',
  adjustment: {
    action: 'refund',
    status: 'approved',
    amount,
    subtotalMinor: 900,
    at: first,
    ...said,
  },
});
const paid = (said: Partial<Extract<PaymentFact, { fact: 'paid' }>['paid']>): PaymentFact => ({
  fact: 'paid',
  source: 'payment_intent',
  names,
  paid: { at: first, amount, ...said },
});

describe('any order and any repetition of the same facts is the same payment', () => {
  it.each(Object.entries(factsByKind))('%s', (_kind, facts) => {
    fc.assert(
      fc.property(toldAgain(facts), ([told, again]) => {
        expect(merged(again)).toEqual(merged(told));
      }),
      { numRuns: 2_000 },
    );
  });

  it('all kinds together', () => {
    fc.assert(
      fc.property(toldAgain(anyFact, 8), ([told, again]) => {
        expect(merged(again)).toEqual(merged(told));
      }),
      { numRuns: 4_000 },
    );
  });

  it('every permutation of one payment’s life', () => {
    const life = [
      paid({}),
      { fact: 'named', source: 'checkout_session', names } as const,
      { fact: 'unpaid', at: second, why: 'payment_failed' } as const,
      refund({ status: 'succeeded', at: second }),
      refund({ status: 'failed', at: second }),
      dispute({ status: 'won', rank: 3, at: second }),
      dispute({}),
    ];
    const expected = merged(life);
    const all = permutations(life);
    expect(all.length).toBe(5_040);
    for (const order of all) expect(merged(order)).toEqual(expected);
  });

  it('told once more, nothing changes', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 8 }), (told) => {
        const known = merged(told);
        for (const fact of told) expect(merged([fact], known)).toEqual(known);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('of two facts about one thing that tell the same moment, arrival does not decide', () => {
  // biome-ignore format: one case a row
  it.each<[string, PaymentFact, PaymentFact]>([
    ['a refund that says whose it is',         refund({}),                                   refund({ ourRefundId: 'rfd_1' })],
    ['a refund in another currency',           refund({}),                                   refund({ amount: { ...amount, currency: 'EUR' } })],
    ['a dispute with a reason',                dispute({}),                                  dispute({ reason: 'fraudulent' })],
    ['a dispute with its deadline',            dispute({}),                                  dispute({ dueBy: second })],
    ['a dispute of the other status',          dispute({ status: 'won' }),                   dispute({ status: 'lost' })],
    ['an adjustment of another kind',          adjustment({}),                               adjustment({ action: 'chargeback' })],
    ['an adjustment with other tax',           adjustment({}),                               adjustment({ subtotalMinor: 800 })],
    ['an adjustment with a reason',            adjustment({}),                               adjustment({ reason: 'x' })],
    ['a payment of another amount',            paid({}),                                     paid({ amount: { ...amount, amountMinor: 900 } })],
    ['a payment in another currency',          paid({}),                                     paid({ amount: { ...amount, currency: 'EUR' } })],
    ['a payment with its subtotal',            paid({}),                                     paid({ subtotalMinor: 900 })],
    ['a failure for another reason',           { fact: 'unpaid', at: first, why: 'expired' }, { fact: 'unpaid', at: first, why: 'canceled' }],
  ])('%s', (_case, one, other) => {
    expect(merged([one, other])).toEqual(merged([other, one]));
  });

  it('nor what a space in a name might hide', () => {
    const naming = (accountId: string, orderId: string): PaymentFact => ({
      fact: 'named',
      source: 'checkout_session',
      names: { items: [], accountId, orderId },
    });
    const [one, other] = [naming('ann ben', 'c'), naming('ann', 'ben c')];
    expect(merged([one, other])).toEqual(merged([other, one]));
  });
});

describe('what stands higher counts', () => {
  // biome-ignore format: one case a row
  it.each<[string, PaymentFact[], Record<string, unknown>]>([
    ['a refund that succeeded is no longer pending',   [refund({ status: 'succeeded' }), refund({ status: 'pending', at: second })], { refunds: { re_1: { status: 'succeeded' } } }],
    ['one that failed has not succeeded',              [refund({ status: 'failed' }), refund({ status: 'succeeded', at: second })],  { refunds: { re_1: { status: 'failed' } } }],
    ['of a dispute the word told last',                [dispute({ status: 'lost', rank: 3 }), dispute({ at: second })],              { disputes: { du_1: { status: 'open' } } }],
    ['of two in one second the further one',           [dispute({ status: 'lost', rank: 3 }), dispute({})],                          { disputes: { du_1: { status: 'lost' } } }],
    ['an adjustment that was reversed',                [adjustment({ status: 'reversed' }), adjustment({ at: second })],             { adjustments: { adj_1: { status: 'reversed' } } }],
    ['the first paying, whenever it is heard',         [paid({ at: second }), paid({})],                                             { told: { payment_intent: { paid: { at: first } } } }],
    ['a payment that failed and was paid is paid',     [{ fact: 'unpaid', at: second, why: 'x' }, paid({})],                         { told: { payment_intent: { paid: { at: first } } }, unpaid: { why: 'x' } }],
  ])('%s', (_case, facts, then) => {
    expect(merged(facts)).toMatchObject(then);
    expect(merged(facts.toReversed())).toMatchObject(then);
  });
});

describe('what a payment says, of what all have told', () => {
  const from = (
    source: 'checkout_session' | 'payment_intent',
    at: typeof first,
    amountMinor: number,
    said = {},
  ): PaymentFact => ({
    fact: 'paid',
    source,
    names: { items: [], ...said },
    paid: { at, amount: { amountMinor, currency: 'USD' } },
  });

  it('the amount is the best informed source’s, the time the earliest of all', () => {
    const facts = [from('payment_intent', first, 999), from('checkout_session', second, 1000)];
    expect(paidFor(merged(facts))).toEqual({ at: first, amount });
    expect(paidFor(merged([]))).toBe(undefined);
  });

  it('each part of the name is the best informed source’s that has it', () => {
    const pack = [{ key: 'starter', quantity: 1 }];
    const facts = [
      from('payment_intent', first, 1000, { accountId: 'ben', items: pack, orderId: 'o' }),
      from('checkout_session', first, 1000, { accountId: 'ann' }),
    ];
    expect(namedBy(merged(facts))).toEqual({ accountId: 'ann', items: pack, orderId: 'o' });
  });

  it('says the same whatever order its facts came in', () => {
    fc.assert(
      fc.property(toldAgain(factsByKind.named), ([told, again]) => {
        expect(namedBy(merged(again))).toEqual(namedBy(merged(told)));
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
