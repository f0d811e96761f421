import { describe, expect, it } from 'vitest';
import { adjustmentEvent } from '../support/money-back.ts';
import { paidAccount } from '../support/paid-account.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

const refund = { refunded: 100, clawedBack: 0, state: 'refunded', remaining: 0 };
const clawback = { refunded: 0, clawedBack: 100, state: 'clawed_back', remaining: 0 };

describe('MG-11: what a refund takes is refunded, what a dispute takes is clawed back', () => {
  it('a refund of ours', async () => {
    const ann = await paidAccount({ providers: true });
    expect(await ann.desk.ask('ann', 'unused')).toMatchObject({ state: 'succeeded' });
    expect(await ann.lot()).toMatchObject(refund);
    const [taken] = (await ann.sound()).entries.filter(({ credits }) => credits !== 0);
    expect(taken).toMatchObject({ kind: 'refund', credits: -100, clause: 'SK-08' });
  });

  it("a refund made in Stripe's dashboard", async () => {
    const ann = await paidAccount();
    await ann.refunded('succeeded', 1000);
    expect(await ann.lot()).toMatchObject(refund);
    expect((await ann.sound()).entries[0]).toMatchObject({ kind: 'refund', credits: -100 });
  });

  it('a dispute', async () => {
    const ann = await paidAccount();
    await ann.dispute('lost');
    expect(await ann.lot()).toMatchObject(clawback);
    expect((await ann.sound()).entries[0]).toMatchObject({ kind: 'clawback', credits: -100 });
  });

  // biome-ignore format: one case a row
  it.each([
    // Paddle's word  its kind     the lot
    ['refund',        'refund',    refund],
    ['chargeback',    'clawback',  clawback],
  ])('Paddle: %s', async (action, kind, lot) => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    await jimeng.paddle(adjustmentEvent('txn_ann', action, world.now()));
    const { lots, entries } = await soundAccount(jimeng, 'ann');
    expect(lots).toMatchObject([lot]);
    expect(entries[0]).toMatchObject({ kind, credits: -100 });
  });

  it('a chargeback that Paddle wins back is given again', async () => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    await jimeng.paddle(adjustmentEvent('txn_ann', 'chargeback', world.now()));
    world.advance({ days: 30 });
    const reversal = adjustmentEvent('txn_ann', 'chargeback_reverse', world.now(), { id: 'adj_2' });
    await jimeng.paddle(reversal);
    const { lots, entries } = await soundAccount(jimeng, 'ann');
    expect(lots).toMatchObject([{ remaining: 100, clawedBack: 0, state: 'open' }]);
    expect(entries[0]).toMatchObject({ kind: 'reinstate', credits: 100, clause: 'MG-04' });
  });

  it('a part of each, told apart', async () => {
    const ann = await paidAccount();
    await ann.dispute('lost', { amount: 300 });
    await ann.refunded('succeeded', 200);
    expect(await ann.lot()).toMatchObject({ refunded: 20, clawedBack: 30, remaining: 50 });
    await ann.dispute('won', { amount: 300 });
    expect(await ann.lot()).toMatchObject({ refunded: 20, clawedBack: 0, remaining: 80 });
  });

  it('a dispute lost first, and all of it refunded then: no credit is in both', async () => {
    const ann = await paidAccount();
    await ann.dispute('lost');
    await ann.refunded('succeeded', 400);
    const { refunded, clawedBack } = await ann.lot();
    expect(refunded + clawedBack).toBe(100);
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 0 });
  });
});
