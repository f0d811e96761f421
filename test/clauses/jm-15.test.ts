import { beforeAll, describe, expect, it } from 'vitest';
import { adjustmentEvent } from '../support/money-back.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  hundredPack,
  paddleCustomer,
  soundAccount,
  transactionEvent,
} from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

/** 100 credits for 9.90, on which the customer paid 1.98 of tax. */
async function taxedCustomer(accountId: string) {
  const { data, ...event } = transactionEvent(hundredPack(accountId, world.now()));
  const totals = { subtotal: '990', tax: '198', total: '1188', grand_total: '1188' };
  const details = { totals: { ...totals, currency_code: 'USD' } };
  await jimeng.open(accountId);
  await jimeng.paddle({ ...event, data: { ...data, details } });
}

type Adjusted = Parameters<typeof adjustmentEvent>[3] & { readonly id: string };

/** What somebody did in Paddle's own dashboard, a minute after whatever was last. */
async function adjusted(accountId: string, adjustment: Adjusted, action = 'refund') {
  world.advance({ minutes: 1 });
  const event = adjustmentEvent(`txn_${accountId}`, action, world.now(), adjustment);
  expect(await jimeng.paddle(event)).toMatchObject({ status: 200 });
}

describe('JM-15: customers may go to Paddle: what it refunds takes its share of the credits', () => {
  it('is no error: it is listed, and can be looked up', async () => {
    await taxedCustomer('ann');
    await adjusted('ann', { id: 'adj_ann', total: 1188, tax: 198 });

    const [{ orderId, refunds, refund }] = await desk.orders('ann');
    expect(refunds).toEqual(['rfd_adj_ann']);
    expect(refund).toMatchObject({ eligible: false, code: 'already_refunded' });
    expect(await desk.refund('rfd_adj_ann')).toMatchObject({
      accountId: 'ann',
      orderId,
      state: 'succeeded',
      external: true,
      clause: 'MG-05',
      gross: { amountMinor: 1188, currency: 'USD' },
      fee: { amountMinor: 0 },
      creditsRetired: 100,
      history: [{ state: 'succeeded', at: world.now(), by: 'paddle' }],
    });
    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 0, owed: 0 });
    expect(lots).toMatchObject([{ state: 'refunded', refunded: 100 }]);
    expect(entries[0]).toMatchObject({ kind: 'refund', credits: -100, clause: 'MG-05' });
    expect(await desk.work('ann')).toEqual([]);
    expect(await desk.quote('ann', 'statutory')).toMatchObject({ code: 'already_refunded' });
  });

  // biome-ignore format: one case a row
  it.each([
    // refunded             of 11.88  tax in it   takes
    ['a third, with tax',   396,      66,          33],
    ['a third, untaxed',    330,      0,           33],
    ['a cent',              1,        0,            0],
    ['ten cents',           10,       0,            1],
    ['all but a cent',      1187,     198,         99],
    ['the tax alone',       198,      198,          0],
    ['all of it',           1188,     198,        100],
  ])('%s: by what is no tax of it, rounded for the customer', async (name, total, tax, takes) => {
    const accountId = name.replaceAll(/\W+/g, '-');
    await taxedCustomer(accountId);
    await adjusted(accountId, { id: `adj_${accountId}`, total, tax });
    const { balance, lots } = await soundAccount(jimeng, accountId);
    expect(balance).toMatchObject({ available: 100 - takes, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ refunded: takes }]);
    expect(await desk.refund(`rfd_adj_${accountId}`)).toMatchObject({
      external: true,
      gross: { amountMinor: total },
      creditsRetired: takes,
    });
  });

  it('several add up before they are rounded', async () => {
    await taxedCustomer('bob');
    const left = [];
    for (const id of ['adj_b1', 'adj_b2', 'adj_b3']) {
      await adjusted('bob', { id, total: 396, tax: 66 });
      left.push((await soundAccount(jimeng, 'bob')).balance.available);
    }
    expect(left).toEqual([67, 34, 0]);
    expect((await desk.orders('bob'))[0].refunds).toHaveLength(3);
  });

  it('of credits that were spent the rest is owed', async () => {
    await taxedCustomer('cam');
    const job = { accountId: 'cam', jobId: 'job-cam', action: 'text-to-video', variants: 7 };
    await spend(jimeng, job);
    await adjusted('cam', { id: 'adj_cam', total: 1188, tax: 198 });
    const { balance, lots } = await soundAccount(jimeng, 'cam');
    expect(balance).toMatchObject({ available: 0, owed: 70 });
    expect(lots).toMatchObject([{ captured: 70, refunded: 30 }]);
  });

  it('told before its payment was, it ends the same', async () => {
    await jimeng.open('dee');
    await adjusted('dee', { id: 'adj_dee', total: 330 });
    expect((await soundAccount(jimeng, 'dee')).lots).toEqual([]);
    await paddleCustomer(jimeng, hundredPack('dee', world.now()));
    const { balance, lots } = await soundAccount(jimeng, 'dee');
    expect(balance).toMatchObject({ available: 67 });
    expect(lots).toMatchObject([{ credits: 100, refunded: 33 }]);
    expect((await desk.orders('dee'))[0].refunds).toEqual(['rfd_adj_dee']);
  });

  it('what we pay back then is what is left, the tax that went back not again', async () => {
    await taxedCustomer('eve');
    const job = { accountId: 'eve', jobId: 'job-eve', action: 'text-to-video', variants: 1 };
    await spend(jimeng, job);
    await adjusted('eve', { id: 'adj_eve', total: 198, tax: 198 });
    expect(await desk.quote('eve', 'unauthorised')).toMatchObject({
      gross: { amountMinor: 990 },
      creditsRetired: 90,
    });
  });
});

describe('JM-15: while Paddle has not decided, the credits are frozen', () => {
  // biome-ignore format: one case a row
  it.each([
    // Paddle     the refund   its account then                   its lot
    ['approved',  'succeeded', { available: 67, frozen: 0 },      { state: 'open', refunded: 33 }],
    ['rejected',  'failed',    { available: 100, frozen: 0 },     { state: 'open', refunded: 0 }],
  ] as const)('%s', async (status, state, balance, lot) => {
    await taxedCustomer(status);
    const adjustment = { id: `adj_${status}`, total: 396, tax: 66 };
    await adjusted(status, { ...adjustment, status: 'pending_approval' });
    const waiting = await soundAccount(jimeng, status);
    expect(waiting.balance).toMatchObject({ available: 0, frozen: 100 });
    expect(waiting.lots).toMatchObject([{ state: 'frozen', refund: { code: 'refund_open' } }]);
    const id = `rfd_adj_${status}`;
    expect(await desk.refund(id)).toMatchObject({ state: 'submitted', external: true });
    expect(await desk.quote(status, 'unauthorised')).toMatchObject({ code: 'refund_open' });

    await adjusted(status, { ...adjustment, status });

    expect(await desk.refund(id)).toMatchObject({ state });
    const after = await soundAccount(jimeng, status);
    expect(after.balance).toMatchObject(balance);
    expect(after.lots).toMatchObject([lot]);
    expect(await desk.work(status)).toEqual([]);
  });

  it('approved first and told to be pending later, it stays approved', async () => {
    await taxedCustomer('fay');
    const adjustment = { id: 'adj_fay', total: 396, tax: 66 };
    await adjusted('fay', adjustment);
    const before = await soundAccount(jimeng, 'fay');
    await adjusted('fay', { ...adjustment, status: 'pending_approval' });
    expect(await soundAccount(jimeng, 'fay')).toEqual(before);
  });
});
