import { beforeAll, describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, soundAccount, transactionEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld, type World } from '../support/world.ts';

const morning = toInstant('2026-03-02T09:00:00.000Z');

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ at: '2026-03-09T09:00:00.000Z', providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

async function checkout(accountId: string, name = '') {
  await jimeng.open(accountId);
  const asked = { accountId, pack: 'hundred', successUrl: 'https://jimeng.example/thanks' };
  const key = { 'idempotency-key': `checkout-${accountId}${name}` };
  const answer = await jimeng.post('/checkouts', asked, key);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.orderId as string;
}

type Paid = {
  readonly accountId: string;
  readonly orderId: string;
  readonly name: string;
  readonly after?: Duration;
};

/** A payment that says at which checkout it was made. */
function payment({ accountId, orderId, name, after = {} }: Paid) {
  const pack = hundredPack(accountId, later(morning, after));
  const { data, ...event } = transactionEvent({ ...pack, payment: `txn_${accountId}_${name}` });
  const customData = { makegood_account: accountId, makegood_order: orderId };
  return {
    ...event,
    data: { ...data, custom_data: { ...customData, makegood_product: 'jimeng' } },
  };
}

describe('JM-05: one checkout that was paid twice', () => {
  // biome-ignore format: one case a row
  it.each([
    // the events arrive        so long apart    first told  then
    ['in order',                { hours: 5 },    'early',    'late'],
    ['the later first',         { hours: 5 },    'late',     'early'],
    ['days apart',              { days: 3 },     'early',    'late'],
    ['days apart, later first', { days: 3 },     'late',     'early'],
  ])('%s: the later payment goes back by itself', async (name, after, ...told) => {
    const accountId = name.replaceAll(/\W+/g, '-');
    const orderId = await checkout(accountId);
    const events = {
      early: payment({ accountId, orderId, name: 'early' }),
      late: payment({ accountId, orderId, name: 'late', after }),
    };
    for (const one of told) await jimeng.paddle(events[one as keyof typeof events]);

    const orders = await desk.orders(accountId);
    expect(orders).toMatchObject([
      { paymentId: `txn_${accountId}_late` },
      { paymentId: `txn_${accountId}_early` },
    ]);
    // The name that the checkout was given belongs to the payment we heard of first.
    const named = orders.find((order: { orderId: string }) => order.orderId === orderId);
    expect(named.paymentId).toBe(`txn_${accountId}_${told[0]}`);
    const [late, early] = orders;
    expect(await desk.quote(accountId, 'duplicate', { orderId: early.orderId })).toMatchObject({
      outcome: 'refused',
      code: 'not_a_duplicate',
    });

    const { refundId } = await desk.ask(accountId, 'duplicate', { orderId: late.orderId });

    expect(await desk.refund(refundId)).toMatchObject({
      state: 'succeeded',
      clause: 'JM-05',
      net: { amountMinor: 990, currency: 'USD' },
      creditsRetired: 100,
    });
    expect(desk.sent(`txn_${accountId}_early`)).toEqual([]);
    expect((await soundAccount(jimeng, accountId)).balance.available).toBe(100);
  });

  it('two checkouts, each paid once and hours apart, are for a person to look at', async () => {
    const [one, other] = [await checkout('ann', '-1'), await checkout('ann', '-2')];
    await jimeng.paddle(payment({ accountId: 'ann', orderId: one, name: 'early' }));
    const late = { accountId: 'ann', orderId: other, name: 'late', after: { hours: 5 } };
    await jimeng.paddle(payment(late));
    expect(await desk.quote('ann', 'duplicate', { orderId: other })).toMatchObject({
      outcome: 'review',
      code: 'claim_to_check',
    });
  });

  it("a checkout of somebody else's says nothing", async () => {
    const orderId = await checkout('eve');
    await jimeng.paddle(payment({ accountId: 'eve', orderId, name: 'early' }));
    await jimeng.open('bob');
    const stolen = { accountId: 'bob', orderId, name: 'late', after: { hours: 5 } };
    await jimeng.paddle(payment(stolen));
    expect(await desk.quote('bob', 'duplicate')).toMatchObject({ code: 'not_a_duplicate' });
    expect((await soundAccount(jimeng, 'bob')).balance.available).toBe(100);
  });
});
