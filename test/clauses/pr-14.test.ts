import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer, stripeEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let remixer: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z', providers: true });
  remixer = productClient(world, 'post-remixer');
  desk = refundDesk(world, remixer);
});

async function usedUp(accountId: string) {
  await stripeCustomer(remixer, smallPack(accountId, world.now()));
  const job = { accountId, jobId: `job-${accountId}`, action: 'quick-remix', variants: 10 };
  await spend(remixer, job);
}

const disputed = (accountId: string, status: string) =>
  stripeEvent(
    'charge.dispute.created',
    {
      id: `dp_${accountId}`,
      object: 'dispute',
      amount: 500,
      currency: 'gbp',
      status,
      reason: 'fraudulent',
      payment_intent: `pi_${accountId}`,
      charge: `ch_${accountId}`,
      created: 1_780_000_000,
      evidence_details: { due_by: 1_781_000_000 },
    },
    world.now(),
  );

describe('PR-14: a right that the law gives reaches a person, whatever the policy says', () => {
  it('and that person is told what the policy would have said', async () => {
    await usedUp('ann');
    const quote = await desk.quote('ann', 'statutory', { statement: 'it is the law' });
    expect(quote).toMatchObject({ outcome: 'review', code: 'statutory_claim', clause: 'PR-14' });
    expect(quote.explanation).toContain('PR-07');
    const { refundId } = await desk.ask('ann', 'statutory', { statement: 'it is the law' });
    const [work] = await desk.work('ann');
    expect(work).toMatchObject({ id: refundId });
    expect(work.summary).toMatch(/statutory.*lot used \(PR-07\)/);
  });

  it('approved: all that was paid, though all of it was used', async () => {
    await usedUp('bob');
    const { refundId } = await desk.ask('bob', 'statutory');
    await desk.decide(refundId, 'approve', { reason: 'the law says so', statutory: true });
    expect(await desk.refund(refundId)).toMatchObject({
      state: 'succeeded',
      clause: 'PR-14',
      net: { amountMinor: 500, currency: 'GBP' },
      creditsRetired: 0,
    });
    const { balance, lots } = await soundAccount(remixer, 'bob');
    expect(balance).toMatchObject({ available: 0, owed: 0 });
    expect(lots).toMatchObject([{ captured: 40, refunded: 0 }]);
  });

  it('denied: by a person, with a reason', async () => {
    await usedUp('cam');
    const { refundId } = await desk.ask('cam', 'statutory');
    await desk.decide(refundId, 'deny', { reason: 'nothing was wrong with it', by: 'tom' });
    const { state, history } = await desk.refund(refundId);
    expect(state).toBe('denied');
    expect(history.at(-1)).toMatchObject({ by: 'tom', note: 'nothing was wrong with it' });
  });

  it('a person may find that the law asks for it also where the customer did not', async () => {
    await usedUp('dee');
    const { refundId } = await desk.ask('dee', 'faulty');
    await desk.decide(refundId, 'approve', { reason: 'the law', statutory: true });
    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', clause: 'PR-14' });
  });

  it('while a bank looks into it, it is heard and not paid twice', async () => {
    await usedUp('eve');
    await remixer.stripe(disputed('eve', 'needs_response'));
    expect(await desk.quote('eve', 'faulty')).toMatchObject({ code: 'disputed' });
    const { refundId } = await desk.ask('eve', 'statutory');

    expect(await desk.decide(refundId, 'approve', { statutory: true })).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'MG-02' },
    });

    expect(desk.sent('pi_eve')).toEqual([]);
    expect(await desk.work('eve')).toHaveLength(1);
    world.advance({ days: 1 });
    await remixer.stripe({ ...disputed('eve', 'won'), type: 'charge.dispute.closed' });
    expect(await desk.decide(refundId, 'approve')).toMatchObject({ status: 200 });
    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    await soundAccount(remixer, 'eve');
  });
});
