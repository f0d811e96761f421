import { describe, expect, it } from 'vitest';
import { oneRefund } from '../support/one-refund.ts';
import { soundAccount } from '../support/purchases.ts';

const providers = [['stripe'], ['paddle']] as const;
const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));
const key = (text: string) => ({ 'idempotency-key': text });
const unreached = { stripe: ['timeout', 'timeout'], paddle: ['timeout'] } as const;

describe.each(providers)('%s: asked for at the same moment', (provider) => {
  // biome-ignore format: one case a row
  it.each([
    ['with one key',    () => 'one'],
    ['with many keys',  (index: number) => `k-${index}`],
  ])('the same quote, %s: one refund', async (_case, keyOf) => {
    const { client, quote, wait, expectOnce } = await oneRefund(provider);
    const { refundQuoteId } = await quote();
    const answers = await Promise.all(
      times(6, (index) => client.post('/refunds', { refundQuoteId }, key(keyOf(index)))),
    );
    expect(answers.map(({ status }) => status)).toEqual(times(6, () => 202));
    const ids = new Set(answers.map(({ body }) => body.refundId));
    expect(ids.size).toBe(1);
    await wait();
    const { all } = await expectOnce(answers[0]?.body.refundId, 'succeeded');
    expect(all).toHaveLength(1);
  });

  it('many quotes of one order: one refund, the others are refused', async () => {
    const { client, quote, wait, expectOnce } = await oneRefund(provider);
    const quotes = [await quote(), await quote(), await quote(), await quote()];
    const answers = await Promise.all(
      quotes.map(({ refundQuoteId }, index) =>
        client.post('/refunds', { refundQuoteId }, key(`k-${index}`)),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409, 409]);
    for (const { status, body } of answers) {
      if (status === 409) expect(body.code).toBe('refund_refused');
    }
    await wait();
    const made = answers.find(({ status }) => status === 202);
    expect((await expectOnce(made?.body.refundId, 'succeeded')).all).toHaveLength(1);
  });

  it('schedules that run side by side send it once', async () => {
    const { world, desk, quote, calls, expectOnce } = await oneRefund(provider);
    for (const behaviour of unreached[provider]) world.payments.next(provider, behaviour);
    const { body } = await desk.confirm((await quote()).refundQuoteId);
    world.advance({ minutes: 5 });
    const before = calls().length;
    await Promise.all(times(4, () => world.tick()));
    const made = calls().slice(before);
    expect(made.filter((call) => call.endsWith('.create'))).toHaveLength(1);
    expect((await expectOnce(body.refundId, 'succeeded')).all).toHaveLength(1);
  });

  it('schedules that run side by side a day later send it once', async () => {
    const { world, desk, quote, calls, expectOnce } = await oneRefund(provider);
    for (const behaviour of unreached[provider]) world.payments.next(provider, behaviour);
    const { body } = await desk.confirm((await quote()).refundQuoteId);
    world.advance({ hours: 25 });
    const before = calls().length;
    await Promise.all(times(4, () => world.tick()));
    expect(
      calls()
        .slice(before)
        .filter((call) => call.endsWith('.create')),
    ).toHaveLength(1);
    expect((await expectOnce(body.refundId, 'succeeded')).all).toHaveLength(1);
  });

  it('decided many times: one decision, one attempt', async () => {
    const { world, client, desk, orderId, wait, atProvider } = await oneRefund(provider);
    const { refundId } = await desk.ask('ann', 'unauthorised', { orderId });
    const words = times(6, (index) => (index % 2 === 0 ? 'approve' : 'deny'));
    const answers = await Promise.all(
      words.map((decision, index) =>
        client.support.post(
          `/refunds/${refundId}/decision`,
          { decision, reason: 'looked at it', by: 'sue' },
          key(`d-${index}`),
        ),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...times(5, () => 409)]);
    world.advance({ minutes: 5 });
    await wait();
    const [first] = answers.flatMap(({ status }, index) => (status === 200 ? [words[index]] : []));
    const { state } = await desk.refund(refundId);
    expect(state).toBe(first === 'approve' ? 'succeeded' : 'denied');
    expect(await atProvider()).toHaveLength(first === 'approve' ? 1 : 0);
  });

  it('and a job started: the lot is spent, or goes back, never both', async () => {
    const { client, quote, desk, orderId, wait, atProvider } = await oneRefund(provider);
    const { refundQuoteId } = await quote();
    const action = provider === 'stripe' ? 'video' : 'text-to-video';
    const jobs = times(4, (index) => ({
      jobId: `j-${index}`,
      accountId: 'ann',
      action,
      variants: 10,
    }));
    const [asked] = await Promise.all([
      client.post('/refunds', { refundQuoteId }, key('k')),
      ...jobs.map((job) => client.post('/jobs', job)),
    ]);
    await wait();
    const { lots } = await soundAccount(client, 'ann');
    const lot = lots.find((one) => one.orderId === orderId);
    if (asked?.status === 202) {
      const { state } = await desk.refund(asked.body.refundId);
      expect(['succeeded', 'denied']).toContain(state);
      expect(lot?.refunded).toBe(state === 'succeeded' ? 100 : 0);
      expect(await atProvider()).toHaveLength(state === 'succeeded' ? 1 : 0);
    } else {
      expect(asked).toMatchObject({ status: 409, body: { code: 'lot_changed' } });
      expect(await atProvider()).toEqual([]);
    }
  });
});
