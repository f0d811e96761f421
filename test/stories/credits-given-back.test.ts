import { beforeEach, describe, expect, it } from 'vitest';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';

let ann: PaidAccount;
beforeEach(async () => {
  ann = await paidAccount({ providers: true });
});

/** Every way in which a job of three videos may end without an output. */
const endings: Readonly<Record<string, (jobId: string) => Promise<unknown>>> = {
  'the worker tells of each': async (jobId) => {
    for (const variant of ['v1', 'v2', 'v3']) await ann.app.fail(jobId, variant);
  },
  'the worker tells of all': (jobId) =>
    ann.app.tell({ type: 'job.failed', jobId, reason: 'model_error' }),
  'its customer cancels it': (jobId) => ann.app.cancel(jobId),
  'its time is over': async () => {
    ann.world.advance({ minutes: 11 });
    await ann.world.tick();
  },
};

/** What happened to the lot of 100 credits, 30 of which are on a running job. */
const happenings: Readonly<Record<string, () => Promise<unknown>>> = {
  'a dispute was lost': () => ann.dispute('lost'),
  'it was refunded elsewhere': () => ann.refunded('succeeded', 1000),
  'half of it was refunded elsewhere': () => ann.refunded('succeeded', 500),
  'a dispute was lost for 900': () => ann.dispute('lost', { amount: 900 }),
  'it is disputed': () => ann.dispute('needs_response'),
  'its refund is pending elsewhere': () => ann.refunded('pending', 1000),
  'the account was closed': () => ann.desk.close('ann', 'customer', 70),
};

// biome-ignore format: one case a row
const stories = [
  // while the job ran                     owed  available  frozen  the lot
  ['a dispute was lost',                   30,   0,         0,      { clawedBack: 100, state: 'clawed_back' }],
  ['it was refunded elsewhere',            30,   0,         0,      { refunded: 100, state: 'refunded' }],
  ['half of it was refunded elsewhere',    0,    50,        0,      { refunded: 50, state: 'open' }],
  ['a dispute was lost for 900',           20,   10,        0,      { clawedBack: 90, state: 'open' }],
  ['it is disputed',                       0,    0,         100,    { remaining: 100, state: 'frozen' }],
  ['its refund is pending elsewhere',      0,    0,         100,    { remaining: 100, state: 'frozen' }],
  ['the account was closed',               0,    0,         0,      { forfeited: 100, state: 'forfeited' }],
] as const;

describe('credits that a job gives back pay first what is owed, and never come free', () => {
  const all = Object.keys(endings).flatMap((ending) =>
    stories.map((one) => [...one, ending] as const),
  );
  it.each(all)(
    '%s (%i owed): %i, %i, %o when %s',
    async (what, owed, available, frozen, lot, ending) => {
      const jobId = await ann.run(30);
      await happenings[what]?.();
      expect(await ann.balance()).toMatchObject({ owed, pending: 30 });

      await endings[ending]?.(jobId);

      expect(await ann.balance()).toEqual({ available, frozen, owed: 0, pending: 0 });
      expect(await ann.lot()).toMatchObject({ captured: 0, pending: 0, ...lot });
      const { entries } = await ann.sound();
      const restores = entries.filter(({ kind }) => kind === 'restore');
      expect(restores.reduce((sum, { credits }) => sum + credits, 0)).toBe(30);
    },
  );

  it('what is delivered stays owed', async () => {
    const jobId = await ann.run(30);
    await ann.dispute('lost');
    await ann.app.succeed(jobId, 'v1');
    await ann.app.fail(jobId, 'v2');
    expect(await ann.balance()).toMatchObject({ available: 0, pending: 10, owed: 20 });
    await ann.app.succeed(jobId, 'v3');
    expect(await ann.balance()).toMatchObject({ available: 0, pending: 0, owed: 20 });
    expect(await ann.lot()).toMatchObject({ captured: 20, clawedBack: 80 });
  });

  it('the entries say what came back, and where it went', async () => {
    const jobId = await ann.run(30);
    await ann.dispute('lost');
    await ann.app.cancel(jobId);
    const { entries, lots } = await ann.sound();
    const [lotId, orderId] = [lots[0]?.lotId, lots[0]?.orderId];
    expect(entries.slice(0, 2)).toMatchObject([
      { kind: 'clawback', credits: -30, owed: -30, balanceAfter: 0, orderId, clause: 'MG-03' },
      { kind: 'restore', credits: 30, balanceAfter: 30, jobId, draws: [{ lotId, credits: 30 }] },
    ]);
  });
});

describe('several lots and jobs', () => {
  it('each lot gets back what was drawn from it', async () => {
    await ann.spend(60);
    await ann.buy('pi_2');
    const jobId = await ann.run(90);
    expect(await ann.lot('pi_1')).toMatchObject({ pending: 40 });
    await ann.dispute('lost', {}, 'pi_1');
    expect(await ann.balance()).toMatchObject({ available: 50, pending: 90, owed: 100 });

    await ann.app.cancel(jobId);

    expect(await ann.lot('pi_1')).toMatchObject({ clawedBack: 40, captured: 60, remaining: 0 });
    expect(await ann.lot('pi_2')).toMatchObject({ clawedBack: 0, remaining: 100 });
    expect(await ann.balance()).toEqual({ available: 100, frozen: 0, pending: 0, owed: 60 });
  });

  it('two jobs, one after the other', async () => {
    const [first, second] = [await ann.run(40), await ann.run(60)];
    await ann.dispute('lost');
    expect(await ann.balance()).toMatchObject({ owed: 100, pending: 100 });
    await ann.app.cancel(second);
    expect(await ann.balance()).toMatchObject({ owed: 40, pending: 40, available: 0 });
    await ann.app.cancel(first);
    expect(await ann.balance()).toMatchObject({ owed: 0, pending: 0, available: 0 });
    await ann.dispute('won');
    expect(await ann.balance()).toMatchObject({ available: 100, owed: 0 });
  });

  it('a purchase paid what was owed, and the job failed after that', async () => {
    const jobId = await ann.run(30);
    await ann.dispute('lost');
    await ann.buy('pi_2');
    expect(await ann.balance()).toMatchObject({ available: 70, owed: 0, pending: 30 });

    await ann.app.cancel(jobId);

    expect(await ann.balance()).toEqual({ available: 100, frozen: 0, pending: 0, owed: 0 });
    expect(await ann.lot('pi_1')).toMatchObject({ clawedBack: 100, remaining: 0 });
    expect(await ann.lot('pi_2')).toMatchObject({ clawedBack: 0, remaining: 100 });
    await ann.dispute('won');
    expect(await ann.balance()).toMatchObject({ available: 200, owed: 0 });
  });

  it('all at once', async () => {
    const jobs = [await ann.run(30), await ann.run(30), await ann.run(40)];
    await Promise.all([
      ...jobs.map((jobId) => ann.app.cancel(jobId)),
      ann.dispute('lost', { amount: 550 }),
    ]);
    expect(await ann.balance()).toEqual({ available: 45, frozen: 0, pending: 0, owed: 0 });
    expect(await ann.lot()).toMatchObject({ clawedBack: 55, remaining: 45 });
  });

  it('a refund of ours takes what its job gives back', async () => {
    await ann.spend(60);
    const jobId = await ann.run(30);
    const { refundId } = await ann.desk.ask('ann', 'unauthorised');
    expect(await ann.balance()).toMatchObject({ available: 0, frozen: 10, pending: 30 });
    expect(await ann.desk.decide(refundId, 'approve')).toMatchObject({ status: 200 });
    expect(await ann.desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    expect(await ann.lot()).toMatchObject({ refunded: 10, pending: 30, captured: 60 });
    await ann.app.cancel(jobId);
    expect(await ann.balance()).toEqual({ available: 0, frozen: 0, pending: 0, owed: 0 });
    expect(await ann.lot()).toMatchObject({ refunded: 40, captured: 60, remaining: 0 });
  });
});
