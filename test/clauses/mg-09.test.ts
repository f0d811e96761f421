import { beforeEach, describe, expect, it } from 'vitest';
import { adjustmentEvent } from '../support/money-back.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

describe('MG-09: a refund that failed after it had succeeded brings its credits back, whole', () => {
  let ann: PaidAccount;
  beforeEach(async () => {
    ann = await paidAccount({ providers: true });
  });

  // biome-ignore format: one case a row
  it.each([
    // of 1000   spent  took  then owed
    [1000,       0,     100,  0],
    [333,        0,     33,   0],
    [1000,       60,    40,   60],
  ])('made in the dashboard: %i, when %i are spent', async (amount, spent, took, owed) => {
    if (spent > 0) await ann.spend(spent);
    const before = await ann.lot();
    await ann.refunded('succeeded', amount);
    expect(await ann.balance()).toMatchObject({ available: 100 - spent - took, owed });

    await ann.refunded('failed', amount);

    expect(await ann.lot()).toEqual(before);
    const { balance, entries } = await ann.sound();
    expect(balance).toMatchObject({ available: 100 - spent, frozen: 0, owed: 0 });
    expect(entries[0]).toMatchObject({ kind: 'reinstate', credits: took, clause: 'MG-09' });
    expect(await ann.desk.refund('rfd_re_1')).toMatchObject({ state: 'failed', external: true });
  });

  it('also what a later grant had paid for it', async () => {
    await ann.spend(60);
    await ann.refunded('succeeded', 1000);
    await ann.buy('pi_2');
    expect(await ann.balance()).toMatchObject({ available: 40, owed: 0 });
    await ann.refunded('failed', 1000);
    expect(await ann.balance()).toMatchObject({ available: 140, owed: 0 });
    expect(await ann.lot('pi_2')).toMatchObject({ remaining: 100, clawedBack: 0 });
  });

  it('a success told after it does not take them again', async () => {
    await ann.refunded('failed', 1000);
    await ann.refunded('succeeded', 1000);
    expect(await ann.lot()).toMatchObject({ remaining: 100, refunded: 0 });
  });

  it("one of ours is somebody's work again, and can be tried again", async () => {
    const { refundId } = await ann.desk.ask('ann', 'unused');
    expect(await ann.lot()).toMatchObject({ refunded: 100, state: 'refunded' });
    const [sent] = ann.desk.sent('pi_1');
    const told = await ann.world.payments.settle('stripe', sent?.result.id ?? '', 'failed');
    ann.world.advance({ days: 2 });
    await ann.app.stripe(told);

    expect(await ann.lot()).toMatchObject({ remaining: 100, refunded: 0, state: 'open' });
    expect(await ann.desk.refund(refundId)).toMatchObject({ state: 'failed', external: false });
    expect(await ann.work('refund')).toMatchObject([{ id: refundId, accountId: 'ann' }]);

    expect(await ann.desk.decide(refundId, 'approve')).toMatchObject({ status: 200 });
    expect(await ann.desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    expect(await ann.lot()).toMatchObject({ remaining: 0, refunded: 100, state: 'refunded' });
    expect(await ann.work('refund')).toEqual([]);
    expect(ann.desk.sent('pi_1')).toHaveLength(2);
  });

  it('one of ours may also be ended; its credits are free', async () => {
    const { refundId } = await ann.desk.ask('ann', 'unused');
    const [sent] = ann.desk.sent('pi_1');
    await ann.app.stripe(
      await ann.world.payments.settle('stripe', sent?.result.id ?? '', 'failed'),
    );
    expect(await ann.desk.decide(refundId, 'deny')).toMatchObject({ status: 200 });
    expect(await ann.desk.refund(refundId)).toMatchObject({ state: 'denied' });
    expect(await ann.work('refund')).toEqual([]);
    await ann.spend(100);
    expect(await ann.lot()).toMatchObject({ captured: 100 });
  });

  it('spent meanwhile, they are not paid for any more', async () => {
    const { refundId } = await ann.desk.ask('ann', 'unused');
    const [sent] = ann.desk.sent('pi_1');
    await ann.app.stripe(
      await ann.world.payments.settle('stripe', sent?.result.id ?? '', 'failed'),
    );
    await ann.spend(10);
    expect(await ann.desk.decide(refundId, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'lot_changed' },
    });
    expect(await ann.desk.decide(refundId, 'deny')).toMatchObject({ status: 200 });
    await ann.sound();
  });

  it('of a closed account, they are forfeited', async () => {
    await ann.refunded('succeeded', 1000);
    expect(await ann.desk.close('ann', 'customer', 0)).toMatchObject({ status: 200 });
    await ann.refunded('failed', 1000);
    expect(await ann.lot()).toMatchObject({ refunded: 0, forfeited: 100, remaining: 0 });
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 0 });
  });
});

describe('MG-09: so does one that Paddle reverses', () => {
  it.each([['approved'], ['pending_approval']] as const)('%s before', async (status) => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    await jimeng.paddle(adjustmentEvent('txn_ann', 'refund', world.now(), { status }));
    world.advance({ days: 1 });
    const end = status === 'approved' ? 'reversed' : 'rejected';
    await jimeng.paddle(adjustmentEvent('txn_ann', 'refund', world.now(), { status: end }));
    const { lots, balance } = await soundAccount(jimeng, 'ann');
    expect(lots).toMatchObject([{ remaining: 100, refunded: 0, state: 'open' }]);
    expect(balance).toMatchObject({ available: 100, frozen: 0 });
  });
});
