import { beforeAll, describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, transactionEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld } from '../support/world.ts';

const paidAt = toInstant('2026-03-02T23:30:00.000Z');

let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  const world = await newWorld({ at: '2026-03-20T09:00:00.000Z', providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
  const pay = (account: string, name: string, after: Duration, more: object = {}) =>
    jimeng.paddle(
      transactionEvent({
        ...hundredPack(account, later(paidAt, after)),
        payment: `txn_${account}_${name}`,
        ...more,
      }),
    );
  const five = { priceId: 'pri_01jm0000000000000000000500', total: 4490 };
  for (const account of ['ann', 'bob']) await jimeng.open(account);
  await pay('ann', 'hundred', {});
  await pay('ann', 'five', { hours: 2 }, five);
  await pay('ann', 'later', { days: 7 });
  await pay('bob', 'hundred', {});
});

const ask = (body: object) =>
  jimeng.post('/refund-quotes', { accountId: 'ann', ground: 'unauthorised', ...body });

const paymentOf = async (orderId: string) => {
  const orders: { orderId: string; paymentId: string }[] = await desk.orders('ann');
  return orders.find((order) => order.orderId === orderId)?.paymentId;
};

describe('JM-12: a payment is named by its order, or by the day and the amount', () => {
  // biome-ignore format: one case a row
  it.each([
    // named by                            on             amount  is meant
    ['the day and the amount',             '2026-03-02',    990,  'hundred'],
    ['the day before, as they may see it', '2026-03-01',    990,  'hundred'],
    ['the day after',                      '2026-03-03',    990,  'hundred'],
    ['the other amount of that day',       '2026-03-03',   4490,  'five'],
    ['that day, past midnight for us',     '2026-03-02',   4490,  'five'],
    ['the same amount a week later',       '2026-03-09',    990,  'later'],
    ['a little more, as with tax',         '2026-03-02',   1188,  'hundred'],
    ['a little less, as without',          '2026-03-02',    832,  'hundred'],
    ['a quarter more',                     '2026-03-02',   1237,  'hundred'],
    ['a quarter less',                     '2026-03-02',    743,  'hundred'],
    ['more than a quarter more',           '2026-03-02',   1238,  undefined],
    ['more than a quarter less',           '2026-03-02',    742,  undefined],
    ['two days before',                    '2026-02-28',    990,  undefined],
    ['two days after',                     '2026-03-04',    990,  undefined],
    ['another amount altogether',          '2026-03-02',   2500,  undefined],
    ['the day alone',                      '2026-03-10',  undefined, 'later'],
    ['the amount alone',                   undefined,      4490,  'five'],
  ])('%s', async (_case, paidOn, amountMinor, meant) => {
    const { status, body } = await ask({ paidOn, amountMinor });
    if (meant) expect(await paymentOf(body.orderId)).toBe(`txn_ann_${meant}`);
    else expect([status, body.code]).toEqual([404, 'order_not_found']);
  });

  it('by its order it is that one alone', async () => {
    for (const { orderId } of await desk.orders('ann')) {
      expect(await ask({ orderId })).toMatchObject({ status: 200, body: { orderId } });
    }
  });

  it("somebody else's order is nobody's", async () => {
    const [{ orderId }] = await desk.orders('bob');
    const answer = await ask({ orderId });
    expect(answer).toMatchObject({ status: 404, body: { code: 'order_not_found' } });
  });

  // biome-ignore format: one case a row
  it.each([
    ['by nothing at all',          {}],
    ['by a day that is none',      { paidOn: '2026-02-30' }],
    ['by a day and a time',        { paidOn: '2026-03-02T09:00:00.000Z' }],
    ['by a part of a cent',        { amountMinor: 9.9 }],
    ['by an order of no form',     { orderId: 'the blue one' }],
  ])('named %s, it cannot be looked for', async (_case, named) => {
    expect(await ask(named)).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
  });

  it('for an account that nobody opened there is nothing to look in', async () => {
    const answer = await ask({ accountId: 'eve', amountMinor: 990 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'account_not_found' } });
  });
});
