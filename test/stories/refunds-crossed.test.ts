import { describe, expect, it } from 'vitest';
import { adjustmentEvent, disputeEvent } from '../support/money-back.ts';
import { type OneRefund, oneRefund } from '../support/one-refund.ts';
import { refundEvent, soundAccount } from '../support/purchases.ts';

const providers = [['stripe'], ['paddle']] as const;
const unreached = { stripe: ['timeout', 'timeout'], paddle: ['timeout'] } as const;

/** Ours is approved, and the provider could not be reached; nobody has asked again yet. */
async function onItsWay(
  provider: 'stripe' | 'paddle' = 'stripe',
): Promise<OneRefund & { refundId: string }> {
  const story = await oneRefund(provider);
  for (const behaviour of unreached[provider]) story.world.payments.next(provider, behaviour);
  const { body } = await story.desk.confirm((await story.quote()).refundQuoteId);
  story.world.advance({ minutes: 1 });
  return { ...story, refundId: body.refundId };
}

describe('while ours is on its way', () => {
  it('all of it is refunded in the dashboard: ours fails, somebody ends it', async () => {
    const { world, tell, desk, wait, refundId, payment, client, atProvider } = await onItsWay();
    const external = { id: 're_x', status: 'succeeded', amount: 1000 };
    await tell(refundEvent(payment, external, world.now()));
    await wait();
    expect(await desk.refund(refundId)).toMatchObject({
      state: 'failed',
      history: [{ state: 'approved' }, { state: 'failed', note: 'less_is_left' }],
    });
    expect(await desk.work('ann')).toMatchObject([{ id: refundId }]);
    expect(await atProvider()).toMatchObject([{ id: 're_x', amount: 1000 }]);
    expect(await desk.decide(refundId, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'refund_refused' },
    });
    expect(await desk.decide(refundId, 'deny')).toMatchObject({ status: 200 });
    expect((await soundAccount(client, 'ann')).lots.at(-1)).toMatchObject({ refunded: 100 });
  });

  it('so it is where we hear of that only later', async () => {
    const { world, tell, desk, wait, refundId, payment, client } = await onItsWay();
    world.payments.next('stripe', 'fail:charge_already_refunded');
    await wait();
    expect(await desk.refund(refundId)).toMatchObject({ state: 'failed' });
    const external = { id: 're_x', status: 'succeeded', amount: 1000 };
    await tell(refundEvent(payment, external, world.now()));
    expect(await desk.decide(refundId, 'approve')).toMatchObject({ status: 409 });
    expect((await soundAccount(client, 'ann')).lots.at(-1)).toMatchObject({ refunded: 100 });
  });

  it.each(providers)(
    'a part of it is refunded at %s: no more goes out than was paid',
    async (provider) => {
      const { world, tell, wait, refundId, payment, desk, atProvider, client } =
        await onItsWay(provider);
      const external = { id: 're_x', status: 'succeeded', amount: 300 };
      await tell(
        provider === 'stripe'
          ? refundEvent(payment, external, world.now())
          : adjustmentEvent(payment, 'refund', world.now(), { id: 'adj_x', total: 300 }),
      );
      await wait();
      const refunds = await atProvider();
      const out = refunds.reduce((sum, { amount }) => sum + amount, 0);
      expect(out).toBeLessThanOrEqual(provider === 'stripe' ? 1000 : 990);
      const { state, net } = await desk.refund(refundId);
      const ours = refunds.filter(({ isOurs }) => isOurs);
      // What a refund says was paid is what was paid.
      if (state === 'succeeded') expect(ours).toMatchObject([{ amount: net.amountMinor }]);
      else expect([state, ours]).toEqual(['failed', []]);
      await soundAccount(client, 'ann');
    },
  );

  it('the bank opens a dispute and takes the money: it does not go out twice', async () => {
    const { world, tell, wait, refundId, payment, desk, atProvider, client } = await onItsWay();
    await tell(disputeEvent(payment, 'needs_response', world.now()));
    world.advance({ minutes: 1 });
    await tell(disputeEvent(payment, 'lost', world.now()));
    await wait();
    const out = (await atProvider()).reduce((sum, { amount }) => sum + amount, 0);
    expect(out + 1000).toBeLessThanOrEqual(1000);
    expect((await desk.refund(refundId)).state).not.toBe('succeeded');
    await soundAccount(client, 'ann');
  });

  it('a dispute that is open holds it back, and lets it go on when it is won', async () => {
    const { world, tell, wait, refundId, payment, desk, atProvider, client } = await onItsWay();
    await tell(disputeEvent(payment, 'needs_response', world.now()));
    await wait();
    expect(await atProvider()).toEqual([]);
    world.advance({ minutes: 1 });
    await tell(disputeEvent(payment, 'won', world.now()));
    await wait();
    const { state } = await desk.refund(refundId);
    expect(['succeeded', 'failed']).toContain(state);
    expect(await atProvider()).toHaveLength(state === 'succeeded' ? 1 : 0);
    await soundAccount(client, 'ann');
  });

  it('asked for while the dispute is told', async () => {
    const { client, quote, tell, world, payment, atProvider, wait, desk } =
      await oneRefund('stripe');
    const { refundQuoteId } = await quote();
    const [asked] = await Promise.all([
      client.post('/refunds', { refundQuoteId }, { 'idempotency-key': 'k' }),
      tell(disputeEvent(payment, 'needs_response', world.now())),
    ]);
    await wait();
    const refunds = await atProvider();
    if (asked.status === 409) {
      expect(asked.body).toMatchObject({ code: 'refund_refused', clause: 'MG-02' });
      expect(refunds).toEqual([]);
    } else {
      expect(asked.status).toBe(202);
      expect(refunds.length).toBeLessThanOrEqual(1);
      const { state } = await desk.refund(asked.body.refundId);
      expect(state === 'succeeded').toBe(refunds.length === 1);
    }
    await soundAccount(client, 'ann');
  });
});
