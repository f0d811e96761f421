import { beforeAll, describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, soundAccount, transactionEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld, type World } from '../support/world.ts';

const fiveHundred = { priceId: 'pri_01jm0000000000000000000500' };
const first = toInstant('2026-03-02T09:00:00.000Z');

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ at: '2026-03-02T12:00:00.000Z', providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

/** A payment of USD 9.90 for 100 credits so long after the first, unless told otherwise. */
const payment = (accountId: string, after: Duration, name: string, more: object = {}) =>
  transactionEvent({
    ...hundredPack(accountId, later(first, after)),
    payment: `txn_${accountId}_${name}`,
    ...more,
  });

const orderOf = async (accountId: string, name: string) => {
  const orders: { orderId: string; paymentId: string }[] = await desk.orders(accountId);
  return orders.find(({ paymentId }) => paymentId === `txn_${accountId}_${name}`)?.orderId ?? '';
};

const minutes15 = { minutes: 15 };
const over15 = { minutes: 15, milliseconds: 1 };
const justBefore = { minutes: -15, milliseconds: -1 };

describe('JM-05: one pack paid twice by mistake: the later payment goes back, in full', () => {
  // biome-ignore format: one case a row
  it.each([
    // the second payment         so much later      but          answer       code
    ['at once',                   {},                {},          'automatic', 'eligible'],
    ['a minute later',            { minutes: 1 },    {},          'automatic', 'eligible'],
    ['15:00.000 later',           minutes15,         {},          'automatic', 'eligible'],
    ['15:00.001 later',           over15,            {},          'review',    'claim_to_check'],
    ['a day later',               { days: 1 },       {},          'review',    'claim_to_check'],
    ['another amount',            { minutes: 1 },    { total: 890 }, 'refused', 'not_a_duplicate'],
    ['another pack',              { minutes: 1 },    fiveHundred, 'refused',   'not_a_duplicate'],
    ['two of that pack',          { minutes: 1 },    { quantity: 2 }, 'refused', 'not_a_duplicate'],
    ['it was the first',          { minutes: -1 },   {},          'refused',   'not_a_duplicate'],
    ['the first by far',          justBefore,        {},          'refused',   'not_a_duplicate'],
  ])('%s: %s', async (name, after, more, outcome, code) => {
    const accountId = name.replaceAll(/\W/g, '-');
    await jimeng.open(accountId);
    await jimeng.paddle(payment(accountId, {}, '1'));
    await jimeng.paddle(payment(accountId, after, '2', more));

    // Of two at the same moment, the one with the greater name counts as the later.
    const orderIds = [await orderOf(accountId, '1'), await orderOf(accountId, '2')];
    const orderId = name === 'at once' ? orderIds.toSorted()[1] : orderIds[1];
    const quote = await desk.quote(accountId, 'duplicate', { orderId: orderId ?? '' });

    const pays = outcome === 'refused' ? 0 : 990;
    expect(quote).toMatchObject({
      outcome,
      code,
      clause: 'JM-05',
      gross: { amountMinor: pays, currency: 'USD' },
      fee: { amountMinor: 0 },
      net: { amountMinor: pays },
      creditsRetired: pays ? 100 : 0,
    });
  });

  it('needs nobody: asked for, it is paid back and its credits are gone', async () => {
    await jimeng.open('ann');
    await jimeng.paddle(payment('ann', {}, '1'));
    await jimeng.paddle(payment('ann', minutes15, '2'));

    const { refundId } = await desk.ask('ann', 'duplicate');

    expect(await desk.refund(refundId)).toMatchObject({
      state: 'succeeded',
      orderId: await orderOf('ann', '2'),
      clause: 'JM-05',
      external: false,
      history: [
        { state: 'approved', by: 'policy' },
        { state: 'succeeded', by: 'paddle' },
      ],
    });
    expect(desk.sent('txn_ann_1')).toEqual([]);
    expect(desk.sent('txn_ann_2')).toMatchObject([{ params: { type: 'full' } }]);
    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 100, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([
      { state: 'open', remaining: 100 },
      { state: 'refunded', refunded: 100 },
    ]);
    expect(entries[0]).toMatchObject({ kind: 'refund', credits: -100, clause: 'JM-05' });
    expect(await desk.work('ann')).toEqual([]);
  });

  it('the first of the two stays', async () => {
    await jimeng.open('bob');
    await jimeng.paddle(payment('bob', {}, '1'));
    await jimeng.paddle(payment('bob', { minutes: 1 }, '2'));
    const claim = { orderId: await orderOf('bob', '1') };
    expect(await desk.quote('bob', 'duplicate', claim)).toMatchObject({
      outcome: 'refused',
      code: 'not_a_duplicate',
    });
  });

  it('of three, the second and the third go back', async () => {
    await jimeng.open('cam');
    for (const name of ['1', '2', '3']) {
      await jimeng.paddle(payment('cam', { minutes: 7 * Number(name) }, name));
    }
    for (const name of ['2', '3']) {
      await desk.ask('cam', 'duplicate', { orderId: await orderOf('cam', name) });
      expect(desk.sent(`txn_cam_${name}`)).toHaveLength(1);
    }
    expect((await soundAccount(jimeng, 'cam')).balance.available).toBe(100);
  });

  it("another account's payment is no duplicate", async () => {
    for (const accountId of ['dee', 'eve']) {
      await jimeng.open(accountId);
      await jimeng.paddle(payment(accountId, {}, '1'));
    }
    expect(await desk.quote('eve', 'duplicate')).toMatchObject({ code: 'not_a_duplicate' });
  });

  it('Paddle has to approve it first: frozen until then', async () => {
    await jimeng.open('fay');
    await jimeng.paddle(payment('fay', {}, '1'));
    await jimeng.paddle(payment('fay', { minutes: 1 }, '2'));
    expect((await soundAccount(jimeng, 'fay')).balance).toMatchObject({ available: 200 });
    world.payments.next('paddle', 'pending');
    const { state } = await desk.ask('fay', 'duplicate');
    expect(state).toBe('submitted');
    expect((await soundAccount(jimeng, 'fay')).balance).toMatchObject({
      available: 100,
      frozen: 100,
    });
  });
});
