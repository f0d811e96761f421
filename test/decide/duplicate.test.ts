import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLater, isNearTwin, isTwin, twinOf } from '../../shared/decide/duplicate.ts';
import { grantPurchase } from '../../shared/decide/purchase-books.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { OrderId, PaymentId } from '../../shared/domain/ids.ts';
import { lotIdOf } from '../../shared/domain/ids.ts';
import { type Instant, later } from '../../shared/domain/instant.ts';
import type { Order } from '../../shared/domain/order.ts';
import { policy } from '../../shared/products/jimeng/policy.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { accountOf, at, hoursAfter } from './given.ts';
import { eur, usd } from './money-facts.ts';

const orderOf = (name: string, paidAt: Instant, said: Partial<Order> = {}): Order => {
  const orderId = `ord_${name}` as OrderId;
  return {
    orderId,
    lotId: lotIdOf(orderId),
    pack: 'hundred',
    credits: toCredits(100),
    paid: usd(990),
    paidAt,
    provider: 'paddle',
    paymentId: `txn_${name}` as PaymentId,
    ...said,
  };
};

const minutesAfter = (minutes: number, milliseconds = 0): Instant =>
  later(at, { minutes, milliseconds });

const checkoutId = 'ord_checkout' as OrderId;
const otherCheckoutId = 'ord_another' as OrderId;

/** How the policy judges the nearest earlier payment for the same thing. */
function howNear(
  order: Order,
  others: readonly Order[],
  minutes: number = policy.duplicate.minutes,
) {
  const twin = twinOf(order, others, () => true);
  if (!twin) return undefined;
  return isNearTwin(twin, { ...policy.duplicate, minutes }) ? 'near' : 'far';
}

describe('JM-05: how near the nearest earlier payment for the same thing is', () => {
  const first = orderOf('a', at);
  const again = (paidAt: Instant, said: Partial<Order> = {}) => orderOf('b', paidAt, said);

  // biome-ignore format: one case a row
  it.each<[string, Order, Order[], 'near' | 'far' | undefined]>([
    ['nothing was bought before',                 again(minutesAfter(1)),                               [],                                        undefined],
    ['at the same moment',                        again(at),                                            [first],                                   'near'],
    ['a minute later',                            again(minutesAfter(1)),                               [first],                                   'near'],
    ['15 minutes later, to the millisecond',      again(minutesAfter(15)),                              [first],                                   'near'],
    ['a millisecond after that',                  again(minutesAfter(15, 1)),                           [first],                                   'far'],
    ['a year later',                              again(hoursAfter(8760)),                              [first],                                   'far'],
    ['another pack',                              again(minutesAfter(1), { pack: 'five-hundred' }),     [first],                                   undefined],
    ['two of the pack',                           again(minutesAfter(1), { pack: 'hundred x 2' }),      [first],                                   undefined],
    ['another amount',                            again(minutesAfter(1), { paid: usd(991) }),           [first],                                   undefined],
    ['another currency',                          again(minutesAfter(1), { paid: eur(990) }),           [first],                                   undefined],
    ['one checkout, paid twice',                  again(minutesAfter(1), { checkoutId }),               [{ ...first, checkoutId }],                'near'],
    ['one checkout, paid again a year later',     again(hoursAfter(8760), { checkoutId }),              [{ ...first, checkoutId }],                'near'],
    ['one checkout, another amount',              again(hoursAfter(1), { checkoutId, paid: usd(1) }),   [{ ...first, checkoutId }],                'near'],
    ['two checkouts within minutes',              again(minutesAfter(1), { checkoutId }),               [{ ...first, checkoutId: otherCheckoutId }], 'near'],
    ['two checkouts, hours apart',                again(hoursAfter(1), { checkoutId }),                 [{ ...first, checkoutId: otherCheckoutId }], 'far'],
    ['neither paid at a checkout of ours',        again(hoursAfter(1)),                                 [first],                                   'far'],
    ['it is the first itself',                    first,                                                [again(minutesAfter(1))],                  undefined],
    ['it is the first of one checkout',           { ...first, checkoutId },                             [again(minutesAfter(1), { checkoutId })],  undefined],
    ['the only other is itself',                  first,                                                [first],                                   undefined],
    ['one is far away, another near',             again(hoursAfter(1)),                                 [first, orderOf('c', minutesAfter(50))],   'near'],
    ['near ones are other things',                again(hoursAfter(1)),                                 [first, orderOf('c', minutesAfter(50), { pack: 'five-hundred' })], 'far'],
    ['of one moment, the one named later',        again(at),                                            [orderOf('a', at)],                        'near'],
    ['of one moment, the one named first',        orderOf('a', at),                                     [again(at)],                               undefined],
  ])('%s', (_case, order, others, then) => {
    expect(howNear(order, others)).toBe(then);
  });

  it('the minutes are the policy’s', () => {
    const order = again(minutesAfter(20));
    expect(howNear(order, [first], 20)).toBe('near');
    expect(howNear(order, [first], 19)).toBe('far');
  });
});

/** Few values of each kind, so that orders meet. */
const anyOrder = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    minutes: fc.constantFrom(0, 1, 15, 16, 40),
    amount: fc.constantFrom(990, 990, 500),
    checkout: fc.constantFrom(undefined, undefined, checkoutId, otherCheckoutId),
  })
  .map(({ name, minutes, amount, checkout }) =>
    orderOf(name, minutesAfter(minutes), {
      paid: usd(amount),
      ...(checkout && { checkoutId: checkout }),
    }),
  );

describe('whatever two payments are', () => {
  it('one is a twin of the other, or neither is', () => {
    fc.assert(
      fc.property(anyOrder, anyOrder, (one, other) => {
        expect(isTwin(one, other, policy.duplicate)).toBe(isTwin(other, one, policy.duplicate));
      }),
      { numRuns: 1_000 },
    );
  });

  it('of two twins exactly one is the later, the one that goes back', () => {
    fc.assert(
      fc.property(anyOrder, anyOrder, (one, other) => {
        fc.pre(isTwin(one, other, policy.duplicate));
        expect(isLater(one, other)).toBe(!isLater(other, one));
        const near = [howNear(one, [other]), howNear(other, [one])];
        expect(near.filter((how) => how === 'near')).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the lot of the later of two twins is under suspicion, whichever is heard of first', () => {
  const [first, second] = [orderOf('a', at), orderOf('b', minutesAfter(1))] as const;

  const grantOf = ({ orderId, credits, pack, paid, paidAt }: Order, twins: readonly Order[]) => ({
    orderId,
    credits,
    pack,
    paid: { at: paidAt, amount: paid },
    twins,
  });

  it.each([
    ['the earlier one', first, second],
    ['the later one', second, first],
  ])('%s', (_case, one, other) => {
    const { account } = grantPurchase(accountOf([]), grantOf(one, []), jimeng);
    const both = grantPurchase(account, grantOf(other, [one]), jimeng).account.lots;
    const suspected = both.filter(({ isSuspected }) => isSuspected);
    expect(suspected.map(({ lotId }) => lotId)).toEqual([second.lotId]);
  });
});
