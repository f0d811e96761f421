import { describe, expect, it } from 'vitest';
import { disputeEvent } from '../support/money-back.ts';
import { productClient } from '../support/product-client.ts';
import {
  hundredPack,
  paddleCustomer,
  refundEvent,
  sessionCompleted,
  smallPack,
  soundAccount,
  stripeCustomer,
  transactionEvent,
} from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend, start } from '../support/spend.ts';
import { newWorld } from '../support/world.ts';

const newRemixer = async () => {
  const world = await newWorld({ providers: true });
  const remixer = productClient(world, 'post-remixer');
  return { world, remixer, desk: refundDesk(world, remixer) };
};

const job = (accountId: string, variants: number, action = 'quick-remix') => ({
  accountId,
  jobId: `job-${accountId}`,
  action,
  variants,
});

const work = { kind: 'refund', accountId: 'ann' };

describe('money that went back, and credits that stayed', () => {
  it('a lot that support had taken from gives up what is left of it', async () => {
    const { world, remixer, desk } = await newRemixer();
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    await desk.goodwill('ann', -20);
    const { refundId } = await desk.ask('ann', 'unused');
    await desk.decide(refundId, 'approve');
    const { balance, lots } = await soundAccount(remixer, 'ann');
    expect(balance).toMatchObject({ available: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ adjusted: 20, refunded: 20, remaining: 0 }]);
  });

  it('an older purchase of the pack is not the one of two that is kept', async () => {
    const world = await newWorld({ at: '2026-03-02T09:00:00.000Z', providers: true });
    const jimeng = productClient(world, 'jimeng');
    const desk = refundDesk(world, jimeng);
    await jimeng.open('ann');
    for (const [name, days] of [
      ['a', 0],
      ['b', 30],
      ['c', 30],
    ] as const) {
      world.set(`2026-0${days === 0 ? 3 : 4}-02T09:0${name === 'c' ? 1 : 0}:00.000Z`);
      const payment = `txn_${name}`;
      await jimeng.paddle(transactionEvent({ ...hundredPack('ann', world.now()), payment }));
    }
    const [third, second] = await desk.orders('ann');
    await desk.ask('ann', 'duplicate', { orderId: second.orderId });
    expect(await desk.quote('ann', 'duplicate', { orderId: third.orderId })).toMatchObject({
      outcome: 'review',
      code: 'claim_to_check',
    });
  });
});

describe('paid credits of a closed account are forfeited or looked at, never forgotten', () => {
  it('what a job gives back after somebody has said no is forfeited', async () => {
    const { world, remixer, desk } = await newRemixer();
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    await start(remixer, job('ann', 2));
    const { refundId } = await desk.ask('ann', 'unused');
    await desk.close('ann', 'customer', 0);
    await desk.decide(refundId, 'deny');
    await remixer.tell({ type: 'job.failed', jobId: 'job-ann' });
    world.advance({ minutes: 11 });
    await world.tick();
    const { balance, lots } = await soundAccount(remixer, 'ann');
    expect(balance).toMatchObject({ available: 0, frozen: 0 });
    expect(lots).toMatchObject([{ forfeited: 40, remaining: 0 }]);
  });

  it('what a lot gets back that had paid for another is looked at', async () => {
    const { world, remixer, desk } = await newRemixer();
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    await spend(remixer, job('ann', 10));
    await remixer.stripe(
      disputeEvent('pi_ann', 'lost', world.now(), { amount: 500, currency: 'gbp' }),
    );
    const second = { ...smallPack('ann', world.now()), payment: 'pi_second' };
    await remixer.stripe(sessionCompleted(second));
    await desk.close('ann', 'customer', 0);
    world.advance({ minutes: 1 });
    await remixer.stripe(
      disputeEvent('pi_ann', 'won', world.now(), { amount: 500, currency: 'gbp' }),
    );
    world.advance({ minutes: 2 });
    await world.tick();
    expect(await desk.work('ann')).toMatchObject([work]);
    const { balance } = await soundAccount(remixer, 'ann');
    expect(balance).toMatchObject({ available: 0, frozen: 40, owed: 0 });
  });
});

describe('SK-11: a refund that waited for a job', () => {
  // biome-ignore format: one case a row
  it.each([
    // back meanwhile  net   fee
    [500,              471,   29],
    [980,               19,    1],
  ])('bears the fee of what is left: %i went back meanwhile', async (amount, net, fee) => {
    const world = await newWorld({ providers: true });
    const skena = productClient(world, 'skena');
    const desk = refundDesk(world, skena);
    const bought = { account: 'ann', pack: 'starter', payment: 'pi_ann', at: world.now() };
    await stripeCustomer(skena, bought);
    await start(skena, job('ann', 2, 'video'));
    const { refundId } = await desk.ask('ann', 'unused');
    const elsewhere = { id: 're_1', status: 'succeeded', amount };
    await skena.stripe(refundEvent('pi_ann', elsewhere, world.now()));
    await skena.tell({ type: 'job.failed', jobId: 'job-ann' });
    world.advance({ minutes: 2 });
    await world.tick();
    expect(await desk.refund(refundId)).toMatchObject({
      state: 'succeeded',
      net: { amountMinor: net },
      fee: { amountMinor: fee },
    });
    await soundAccount(skena, 'ann');
  });
});

describe('SK-09: a refund that waits for a job, and meets another on its way', () => {
  it('waits for that one too, and is paid when it fails', async () => {
    const world = await newWorld({ providers: true });
    const skena = productClient(world, 'skena');
    const desk = refundDesk(world, skena);
    const bought = { account: 'ann', pack: 'starter', payment: 'pi_ann', at: world.now() };
    await stripeCustomer(skena, bought);
    await start(skena, job('ann', 2, 'video'));
    const { refundId } = await desk.ask('ann', 'unused');
    const other = (status: string) => ({ id: 're_1', status, amount: 100 });
    await skena.stripe(refundEvent('pi_ann', other('pending'), world.now()));
    await skena.tell({ type: 'job.failed', jobId: 'job-ann' });
    world.advance({ minutes: 2 });
    await world.tick();
    expect(await desk.refund(refundId)).toMatchObject({ state: 'under_review' });

    await skena.stripe(refundEvent('pi_ann', other('failed'), world.now()));
    world.advance({ minutes: 2 });
    await world.tick();
    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
  });
});

describe('JM-07: money that an outage offers back', () => {
  const down = async () => {
    const world = await newWorld({ at: '2026-03-02T09:00:00.000Z', providers: true });
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    const report = (state: string) => jimeng.support.post('/status', { state, source: 'monitor' });
    await report('down');
    world.advance({ hours: 73 });
    await report('up');
    return { world, jimeng, desk: refundDesk(world, jimeng) };
  };

  it('is offered later where a job was running when all were gone through', async () => {
    const { world, jimeng } = await down();
    await start(jimeng, job('ann', 1, 'text-to-video'));
    expect((await world.offer()).jimeng).toMatchObject({ offered: 0, failed: 1 });
    await jimeng.tell({ type: 'job.failed', jobId: 'job-ann' });
    world.advance({ hours: 1 });
    expect((await world.offer()).jimeng).toMatchObject({ offered: 1, failed: 0 });
  });

  it('is shown to a customer who closes the account', async () => {
    const { world, desk } = await down();
    await world.offer();
    expect((await desk.close('ann', 'customer', 0)).body).toMatchObject({
      forfeitCredits: 100,
      refundable: [{ ground: 'outage', outcome: 'automatic', creditsRetired: 100 }],
    });
  });
});

describe('MG-02: a dispute that names a charge alone', () => {
  it('is shown while Stripe does not know the charge, and no longer once it does', async () => {
    const world = await newWorld({ providers: true });
    const skena = productClient(world, 'skena');
    const bought = { account: 'ann', pack: 'starter', payment: 'pi_ann', at: world.now() };
    const event = disputeEvent('pi_ann', 'needs_response', world.now(), {});
    const object = { ...(event.data.object as object), payment_intent: null, charge: 'ch_ann' };
    await skena.stripe({ ...event, data: { object } });
    const shown = async () => (await skena.support.get('/work?kind=payment')).body.items;
    world.advance({ minutes: 1 });
    await world.tick();
    expect(await shown()).toHaveLength(1);

    await stripeCustomer(skena, bought);
    world.advance({ days: 1 });
    await world.tick();
    expect(await shown()).toEqual([]);
    expect((await soundAccount(skena, 'ann')).balance).toMatchObject({ frozen: 100 });
  });
});
