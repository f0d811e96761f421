import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend, start } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

const bought = (accountId: string) => paddleCustomer(jimeng, hundredPack(accountId, world.now()));

const video = (accountId: string, variants: number, name = '') => ({
  accountId,
  jobId: `job-${accountId}${name}`,
  action: 'text-to-video',
  variants,
});

describe('JM-06: a payment that its holder did not make is stopped at once, then looked at', () => {
  it('its credits are frozen when it is told, and a job that wants them does not start', async () => {
    await bought('ann');
    const { refundId, state } = await desk.ask('ann', 'unauthorised', { statement: 'not me' });
    expect(state).toBe('under_review');
    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 0, frozen: 100 });
    expect(lots).toMatchObject([{ state: 'frozen', remaining: 100 }]);
    expect(entries[0]).toMatchObject({ credits: 0, frozen: 100, clause: 'JM-06' });
    expect(await jimeng.post('/jobs', video('ann', 1))).toMatchObject({
      status: 402,
      body: { code: 'insufficient_credits', available: 0 },
    });
    expect(desk.sent('txn_ann')).toEqual([]);
    expect(await desk.work('ann')).toMatchObject([{ id: refundId }]);
  });

  it('it is first among all that waits, though asked for last', async () => {
    for (const accountId of ['bob', 'cam']) {
      await bought(accountId);
      await desk.ask(accountId, 'faulty');
    }
    world.advance({ hours: 1 });
    await bought('dee');
    const { refundId, decisionDueAt } = await desk.ask('dee', 'unauthorised');

    const { body } = await jimeng.support.get('/work?kind=refund&limit=100');
    const own = ['bob', 'cam', 'dee'];
    const waiting = body.items.filter((work: { accountId: string }) =>
      own.includes(work.accountId),
    );
    expect(waiting).toMatchObject([
      { id: refundId, dueAt: '2026-03-03T23:59:59.999Z' },
      { dueAt: '2026-03-09T23:59:59.999Z' },
      { dueAt: '2026-03-09T23:59:59.999Z' },
    ]);
    expect(decisionDueAt).toBe('2026-03-09T23:59:59.999Z');
  });
});

const decisions = [
  ['nothing used', 0, 100],
  ['some used', 3, 70],
  ['all used', 10, 0],
] as const;

describe('JM-06: whoever used its credits, it may go back in full, without a fee', () => {
  it.each(decisions)('%s, and it was not their payment', async (name, used, left) => {
    const accountId = `approve-${name.replace(' ', '-')}`;
    await bought(accountId);
    if (used > 0) await spend(jimeng, video(accountId, used));
    const asked = await desk.ask(accountId, 'unauthorised');
    expect(asked).toMatchObject({
      state: 'under_review',
      gross: { amountMinor: 990, currency: 'USD' },
      fee: { amountMinor: 0 },
      creditsRetired: left,
    });

    await desk.decide(asked.refundId, 'approve', { reason: 'card was stolen' });

    expect(await desk.refund(asked.refundId)).toMatchObject({ state: 'succeeded' });
    const { balance, lots } = await soundAccount(jimeng, accountId);
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ refunded: left, captured: 100 - left }]);
  });

  it.each(decisions)('%s, and it was: the credits are there again', async (name, used, left) => {
    const accountId = `deny-${name.replace(' ', '-')}`;
    await bought(accountId);
    if (used > 0) await spend(jimeng, video(accountId, used));
    const { refundId } = await desk.ask(accountId, 'unauthorised');
    await desk.decide(refundId, 'deny', { reason: 'signed in from home' });
    expect((await soundAccount(jimeng, accountId)).balance).toMatchObject({
      available: left,
      frozen: 0,
    });
    expect(desk.sent(`txn_${accountId}`)).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // a video that runs   the lot in the end
    ['fails',     { refunded: 100, captured: 0 }],
    ['succeeds',  { refunded: 80, captured: 20 }],
  ])('a video that runs and then %s', async (ends, then) => {
    const accountId = `running-${ends}`;
    await bought(accountId);
    await start(jimeng, video(accountId, 2));
    const { refundId } = await desk.ask(accountId, 'unauthorised');
    await desk.decide(refundId, 'approve');
    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });

    for (const variant of ['v1', 'v2']) {
      await (ends === 'fails' ? jimeng.fail : jimeng.succeed)(`job-${accountId}`, variant);
    }

    const { balance, lots } = await soundAccount(jimeng, accountId);
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([then]);
  });
});
