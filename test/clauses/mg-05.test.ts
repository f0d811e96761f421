import { beforeEach, describe, expect, it } from 'vitest';
import { adjustmentEvent } from '../support/money-back.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, refundEvent, soundAccount } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

describe("MG-05: a refund made in Stripe's dashboard takes its share of the credits", () => {
  let ann: PaidAccount;
  beforeEach(async () => {
    ann = await paidAccount();
  });

  // biome-ignore format: one case a row
  it.each([
    // of 1000   spent  refunded  remaining  owed  state
    [1000,       0,     100,      0,         0,    'refunded'],
    [500,        0,     50,       50,        0,    'open'],
    [333,        0,     33,       67,        0,    'open'],
    [9,          0,     0,        100,       0,    'open'],
    [1000,       60,    40,       0,         60,   'refunded'],
    [500,        60,    40,       0,         10,   'open'],
    [400,        60,    40,       0,         0,    'open'],
  ])('%i, when %i credits are spent', async (amount, spent, refunded, remaining, owed, state) => {
    if (spent > 0) await ann.spend(spent);
    await ann.refunded('succeeded', amount);
    expect(await ann.lot()).toMatchObject({ refunded, clawedBack: 0, remaining, state });
    expect(await ann.balance()).toMatchObject({ available: remaining, owed });
  });

  it('several together take what they come to, rounded once', async () => {
    for (const id of ['re_1', 're_2', 're_3']) await ann.refunded('succeeded', 333, id);
    expect(await ann.lot()).toMatchObject({ refunded: 99, remaining: 1 });
    await ann.refunded('succeeded', 1, 're_4');
    expect(await ann.lot()).toMatchObject({ refunded: 100, state: 'refunded' });
  });

  it('freezes the lot while it is pending, and then takes its share', async () => {
    await ann.refunded('pending', 500);
    expect(await ann.balance()).toMatchObject({ available: 0, frozen: 100 });
    expect(await ann.lot()).toMatchObject({ state: 'frozen', refund: { code: 'refund_open' } });
    expect(await ann.desk.quote('ann', 'unused')).toMatchObject({ code: 'refund_open' });
    await ann.refunded('succeeded', 500);
    expect(await ann.balance()).toMatchObject({ available: 50, frozen: 0 });
  });

  // biome-ignore format: one case a row
  it.each([['failed'], ['canceled']])('%s, it leaves everything as it was', async (status) => {
    const before = await ann.lot();
    await ann.refunded('pending', 500);
    await ann.refunded(status, 500);
    expect(await ann.lot()).toEqual(before);
  });

  it('is told as one that began there', async () => {
    await ann.refunded('pending', 500);
    await ann.refunded('succeeded', 500);
    const { orderId } = await ann.lot();
    const { body } = await ann.app.get('/accounts/ann/orders');
    expect(body.items).toMatchObject([{ refunds: ['rfd_re_1'] }]);
    expect(await ann.desk.refund('rfd_re_1')).toMatchObject({
      refundId: 'rfd_re_1',
      orderId,
      accountId: 'ann',
      state: 'succeeded',
      gross: { amountMinor: 500, currency: 'USD' },
      fee: { amountMinor: 0 },
      net: { amountMinor: 500 },
      creditsRetired: 50,
      external: true,
      clause: 'MG-05',
    });
    const [taken] = (await ann.sound()).entries.filter(({ credits }) => credits !== 0);
    expect(taken).toMatchObject({ kind: 'refund', credits: -50, clause: 'MG-05', orderId });
    expect(await ann.work('refund')).toEqual([]);
  });

  it('what is left of the price can still be asked back', async () => {
    await ann.refunded('succeeded', 300);
    const quote = await ann.desk.quote('ann', 'unused');
    expect(quote).toMatchObject({ gross: { amountMinor: 700 }, creditsRetired: 70 });
    await ann.refunded('succeeded', 700, 're_2');
    expect(await ann.desk.confirm(quote.refundQuoteId)).toMatchObject({ status: 409 });
    expect(await ann.desk.quote('ann', 'unused')).toMatchObject({ code: 'already_refunded' });
  });

  it('one in another currency takes nothing', async () => {
    const refund = { id: 're_1', status: 'succeeded', amount: 1000, currency: 'eur' };
    await ann.app.stripe(refundEvent('pi_1', refund, ann.world.now()));
    expect(await ann.lot()).toMatchObject({ refunded: 0, remaining: 100 });
  });
});

describe('MG-05: so does one that Paddle makes', () => {
  let world: World;
  let jimeng: ProductClient;
  const adjusted = (action: string, told: Parameters<typeof adjustmentEvent>[3] = {}) => {
    world.advance({ minutes: 1 });
    return jimeng.paddle(adjustmentEvent('txn_ann', action, world.now(), told));
  };
  const lotOf = async () => (await soundAccount(jimeng, 'ann')).lots[0];
  beforeEach(async () => {
    world = await newWorld();
    jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
  });

  // biome-ignore format: one case a row
  it.each([
    // of 990, without tax           action          told                       refunded  remaining  state
    ['all of it',                    'refund',       {},                        100,      0,         'refunded'],
    ['a third',                      'refund',       { total: 330 },            33,       67,        'open'],
    ['waiting for Paddle',           'refund',       { status: 'pending_approval' }, 0,   100,       'frozen'],
    ['rejected by Paddle',           'refund',       { status: 'rejected' },    0,        100,       'open'],
    ['tax alone',                    'refund',       { total: 190, tax: 190 },  0,        100,       'open'],
    ['a credit on another bill',     'credit',       {},                        0,        100,       'open'],
  ] as const)('%s', async (_case, action, told, refunded, remaining, state) => {
    await adjusted(action, told);
    expect(await lotOf()).toMatchObject({ refunded, clawedBack: 0, remaining, state });
  });

  it('approved after it waited', async () => {
    await adjusted('refund', { status: 'pending_approval' });
    await adjusted('refund', { status: 'approved' });
    expect(await lotOf()).toMatchObject({ refunded: 100, state: 'refunded' });
    expect((await jimeng.get('/refunds/rfd_adj_1')).body).toMatchObject({
      state: 'succeeded',
      external: true,
      net: { amountMinor: 990, currency: 'USD' },
    });
  });
});
