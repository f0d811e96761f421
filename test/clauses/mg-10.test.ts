import { beforeEach, describe, expect, it } from 'vitest';
import { type DisputeWord, disputeEvent } from '../support/money-back.ts';
import { paidAccount } from '../support/paid-account.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld, type World } from '../support/world.ts';

describe('MG-10: Skena forfeits a disputed lot with the rest when the account is closed', () => {
  it('the number to acknowledge counts it', async () => {
    const ann = await paidAccount({ providers: true });
    await ann.buy('pi_2');
    await ann.dispute('needs_response');
    const asked = await ann.desk.close('ann', 'customer', 100);
    expect(asked).toMatchObject({
      status: 409,
      body: { code: 'forfeit_not_acknowledged', forfeitCredits: 200 },
    });
    expect(asked.body.refundable).toMatchObject([{ outcome: 'automatic' }]);
    expect(await ann.desk.close('ann', 'customer', 200)).toMatchObject({
      status: 200,
      body: { status: 'closed', balance: { available: 0, frozen: 0, pending: 0 } },
    });
    expect(await ann.lot('pi_1')).toMatchObject({ forfeited: 100, remaining: 0 });
  });

  // biome-ignore format: one case a row
  it.each([
    // then      state          forfeited  owed
    ['won',      'forfeited',   40,        0],
    ['prevented','forfeited',   40,        0],
    ['lost',     'clawed_back', 40,        60],
  ] as const)('60 of 100 spent, closed, then %s', async (word, state, forfeited, owed) => {
    const ann = await paidAccount();
    await ann.spend(60);
    await ann.dispute('needs_response');
    expect(await ann.desk.close('ann', 'operator', 40)).toMatchObject({ status: 200 });
    await ann.dispute(word);
    expect(await ann.lot()).toMatchObject({ state, forfeited, clawedBack: 0, remaining: 0 });
    expect(await ann.balance()).toEqual({ available: 0, pending: 0, frozen: 0, owed });
    expect(await ann.work('refund')).toEqual([]);
  });

  it('lost before and won after it was closed, what comes back is forfeited', async () => {
    const ann = await paidAccount();
    await ann.dispute('lost');
    expect(await ann.desk.close('ann', 'customer', 0)).toMatchObject({ status: 200 });
    await ann.dispute('won');
    expect(await ann.lot()).toMatchObject({ forfeited: 100, clawedBack: 0, state: 'forfeited' });
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 0 });
  });
});

describe('MG-10: Post Remixer leaves it frozen, to be looked at if it is won', () => {
  let world: World;
  let remixer: ProductClient;
  let desk: ReturnType<typeof refundDesk>;
  const bank = (word: DisputeWord) => {
    world.advance({ minutes: 1 });
    const told = { amount: 500, currency: 'gbp' };
    return remixer.stripe(disputeEvent('pi_ann', word, world.now(), told));
  };
  const lotOf = async () => (await soundAccount(remixer, 'ann')).lots[0];
  beforeEach(async () => {
    world = await newWorld({ at: '2026-06-01T09:00:00.000Z', providers: true });
    remixer = productClient(world, 'post-remixer');
    desk = refundDesk(world, remixer);
    await stripeCustomer(remixer, smallPack('ann', world.now()));
    await bank('needs_response');
    expect(await desk.close('ann', 'customer', 0)).toMatchObject({
      status: 200,
      body: { status: 'closed', balance: { available: 0, frozen: 40 } },
    });
    expect(await lotOf()).toMatchObject({ state: 'frozen', remaining: 40 });
    expect(await desk.work('ann')).toEqual([]);
  });

  it.each([['won'], ['prevented']] as const)('%s, somebody decides', async (word) => {
    await bank(word);
    const [work, ...others] = await desk.work('ann');
    expect(others).toEqual([]);
    expect(await desk.refund(work.id)).toMatchObject({
      state: 'under_review',
      clause: 'PR-15',
      gross: { amountMinor: 500, currency: 'GBP' },
      creditsRetired: 40,
    });
    expect(await lotOf()).toMatchObject({ state: 'frozen', remaining: 40 });

    expect(await desk.decide(work.id, 'approve')).toMatchObject({ status: 200 });
    expect(await desk.refund(work.id)).toMatchObject({ state: 'succeeded' });
    expect(await lotOf()).toMatchObject({ refunded: 40, state: 'refunded' });
  });

  it('won, and denied by somebody: forfeited', async () => {
    await bank('won');
    const [work] = await desk.work('ann');
    expect(await desk.decide(work.id, 'deny')).toMatchObject({ status: 200 });
    expect(await lotOf()).toMatchObject({ forfeited: 40, state: 'forfeited' });
    expect(await desk.work('ann')).toEqual([]);
  });

  it('lost, it is taken', async () => {
    await bank('lost');
    expect(await lotOf()).toMatchObject({ clawedBack: 40, state: 'clawed_back', remaining: 0 });
    expect(await desk.work('ann')).toEqual([]);
    await bank('appeal_needs_response');
    expect(await lotOf()).toMatchObject({ clawedBack: 0, state: 'frozen', remaining: 40 });
    await bank('won');
    expect(await desk.work('ann')).toHaveLength(1);
  });

  it('won, then appealed while somebody looks at it: nobody may pay it', async () => {
    await bank('won');
    const [work] = await desk.work('ann');
    await bank('appeal_needs_response');
    expect(await desk.decide(work.id, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'MG-02' },
    });
    await bank('lost');
    expect(await desk.decide(work.id, 'approve')).toMatchObject({ status: 409 });
    expect(await desk.decide(work.id, 'deny')).toMatchObject({ status: 200 });
    expect(await lotOf()).toMatchObject({ clawedBack: 40, remaining: 0, state: 'clawed_back' });
    expect(desk.sent('pi_ann')).toEqual([]);
  });
});
