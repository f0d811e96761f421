import { beforeEach, describe, expect, it } from 'vitest';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';

let ann: PaidAccount;
beforeEach(async () => {
  ann = await paidAccount({ providers: true });
});

const disputed = { code: 'disputed', clause: 'MG-02' };

describe('MG-02: a dispute freezes the lot it is about, and no other', () => {
  // biome-ignore format: one case a row
  it.each([
    // Stripe says            of
    ['needs_response',        1000],
    ['under_review',          1000],
    ['needs_response',        1],
    ['appeal_needs_response', 500],
    ['appeal_under_review',   1000],
  ] as const)('%s, for %i of 1000: all of it', async (word, amount) => {
    await ann.buy('pi_2');
    await ann.dispute(word, { amount });

    const { balance, entries } = await ann.sound();
    expect(balance).toMatchObject({ available: 100, frozen: 100, pending: 0, owed: 0 });
    expect(await ann.lot('pi_1')).toMatchObject({ state: 'frozen', remaining: 100 });
    expect(await ann.lot('pi_1')).toMatchObject({ refund: { eligible: false, ...disputed } });
    expect(await ann.lot('pi_2')).toMatchObject({ state: 'open', refund: { eligible: true } });
    expect(entries[0]).toMatchObject({
      kind: 'clawback',
      credits: 0,
      frozen: 100,
      balanceAfter: 100,
      draws: [],
      orderId: (await ann.lot('pi_1')).orderId,
      clause: 'MG-02',
      policy: 'skena@1',
    });
    expect(entries[0]?.explanation).toContain('cannot be spent for now');
    expect(await ann.work('dispute')).toMatchObject([{ id: 'dsp_du_1', accountId: 'ann' }]);
  });

  it('told again, and told more of, it is the same dispute', async () => {
    await ann.dispute('needs_response');
    const { entries } = await ann.sound();
    await ann.dispute('needs_response');
    await ann.dispute('under_review');
    expect((await ann.sound()).entries).toEqual(entries);
    expect(await ann.work('dispute')).toHaveLength(1);
  });

  it('a second dispute of the payment holds the lot when the first is over', async () => {
    await ann.dispute('needs_response', { amount: 300 });
    await ann.dispute('needs_response', { amount: 200, id: 'du_2' });
    await ann.dispute('won', { amount: 300 });
    expect(await ann.balance()).toMatchObject({ available: 0, frozen: 100 });
    await ann.dispute('won', { amount: 200, id: 'du_2' });
    expect(await ann.balance()).toMatchObject({ available: 100, frozen: 0 });
  });

  it('nothing frozen is spent; the other lots are', async () => {
    await ann.buy('pi_2');
    await ann.dispute('needs_response');
    const job = { jobId: 'j', accountId: 'ann', action: 'video', variants: 11 };
    expect(await ann.app.post('/jobs', job)).toMatchObject({
      status: 402,
      body: { code: 'insufficient_credits', needed: 110, available: 100 },
    });
    expect(
      await ann.app.support.post(
        '/accounts/ann/adjustments',
        {
          credits: -101,
          reason: 'r',
          by: 'sue',
        },
        { 'idempotency-key': 'k' },
      ),
    ).toMatchObject({
      status: 402,
      body: { code: 'insufficient_credits', needed: 101, available: 100 },
    });
    await ann.spend(100);
    expect(await ann.lot('pi_2')).toMatchObject({ remaining: 0, captured: 100 });
    expect(await ann.lot('pi_1')).toMatchObject({ remaining: 100, state: 'frozen' });
  });
});

describe('MG-02: jobs that run on it go on', () => {
  it('a delivered variant is captured, a failed one comes back frozen', async () => {
    const job = await ann.run(30);
    await ann.dispute('needs_response');
    expect(await ann.balance()).toMatchObject({ available: 0, frozen: 70, pending: 30 });

    expect((await ann.app.succeed(job, 'v1')).body).toMatchObject({ applied: true });
    expect((await ann.app.fail(job, 'v2')).body).toMatchObject({ applied: true });

    const { balance, entries } = await ann.sound();
    expect(balance).toMatchObject({ available: 0, frozen: 80, pending: 10 });
    expect(entries[0]).toMatchObject({ kind: 'restore', credits: 10, frozen: 10, balanceAfter: 0 });
    expect(await ann.lot()).toMatchObject({ remaining: 80, captured: 10, pending: 10 });
    await ann.app.cancel(job);
    await ann.dispute('won');
    expect(await ann.balance()).toMatchObject({ available: 90, frozen: 0, pending: 0 });
  });
});

describe('MG-02: told while jobs start on it', () => {
  it('each job was charged before, or is refused', async () => {
    const jobs = [1, 2, 3, 4, 5].map((n) => ({
      jobId: `j-${n}`,
      accountId: 'ann',
      action: 'avatar',
      variants: 1,
    }));
    const [, ...answers] = await Promise.all([
      ann.dispute('needs_response'),
      ...jobs.map((job) => ann.app.post('/jobs', job)),
    ]);
    const started = answers.filter(({ status }) => status === 201).length;
    expect(answers.filter(({ status }) => status === 402)).toHaveLength(5 - started);
    const pending = 20 * started;
    const balance = { available: 0, frozen: 100 - pending, pending, owed: 0 };
    expect(await ann.balance()).toEqual(balance);
  });
});

describe('MG-02: refunds of its order are refused while it lasts', () => {
  // biome-ignore format: one case a row
  it.each([
    ['unused'], ['duplicate'], ['unauthorised'], ['outage'], ['faulty'], ['quality'], ['other'],
  ])('asked for as %s', async (ground) => {
    await ann.dispute('needs_response');
    const quote = await ann.desk.quote('ann', ground);
    expect(quote).toMatchObject({ outcome: 'refused', ...disputed, net: { amountMinor: 0 } });
    expect(await ann.desk.confirm(quote.refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'MG-02' },
    });
  });

  it('a quote made before is refused as well', async () => {
    const { refundQuoteId } = await ann.desk.quote('ann', 'unused');
    await ann.dispute('needs_response');
    expect(await ann.desk.confirm(refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'MG-02' },
    });
    expect(ann.desk.sent('pi_1')).toEqual([]);
  });

  it('a claim by law reaches a person, who may not pay it while the bank decides', async () => {
    await ann.dispute('needs_response');
    const { refundId, ...asked } = await ann.desk.ask('ann', 'statutory');
    expect(asked).toMatchObject({ state: 'under_review' });
    expect(await ann.desk.decide(refundId, 'approve', { statutory: true })).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'MG-02' },
    });
    await ann.dispute('won');
    expect(await ann.desk.decide(refundId, 'approve', { statutory: true })).toMatchObject({
      status: 200,
    });
    expect(await ann.desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    await ann.sound();
  });

  it('a review opened before waits until the bank has decided', async () => {
    const { refundId } = await ann.desk.ask('ann', 'unauthorised');
    await ann.dispute('needs_response');
    expect(await ann.desk.decide(refundId, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'MG-02' },
    });
    await ann.dispute('lost');
    expect(await ann.desk.decide(refundId, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'refund_refused' },
    });
    expect(await ann.desk.decide(refundId, 'deny')).toMatchObject({ status: 200 });
    expect(ann.desk.sent('pi_1')).toEqual([]);
    expect(await ann.lot()).toMatchObject({ clawedBack: 100, state: 'clawed_back' });
  });

  it('another order is paid back meanwhile', async () => {
    await ann.buy('pi_2');
    await ann.dispute('needs_response');
    const { orderId } = await ann.lot('pi_2');
    const refund = await ann.desk.ask('ann', 'unused', { orderId: orderId ?? '' });
    expect(refund).toMatchObject({ state: 'succeeded', orderId });
    expect(await ann.balance()).toMatchObject({ available: 0, frozen: 100, owed: 0 });
  });
});
