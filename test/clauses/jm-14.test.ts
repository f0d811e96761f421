import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

/** A refund that was approved by us, and waits for Paddle to approve it. */
async function waitsForPaddle(accountId: string) {
  await paddleCustomer(jimeng, hundredPack(accountId, world.now()));
  const { refundId } = await desk.ask(accountId, 'unauthorised');
  world.payments.next('paddle', 'pending');
  await desk.decide(refundId, 'approve');
  const adjustment = desk.sent(`txn_${accountId}`)[0]?.result.id ?? '';
  const settle = (status: string) => world.payments.settle('paddle', adjustment, status);
  return { refundId, settle };
}

describe('JM-14: approved money goes back through Paddle, the way it came', () => {
  it('takes 5 to 10 business days, and says so', async () => {
    const { refundId } = await waitsForPaddle('words');
    expect(await desk.quote('words', 'quality')).toMatchObject({
      payoutWithin: '5 to 10 business days',
    });
    expect(await desk.refund(refundId)).toMatchObject({ payoutDueAt: '2026-03-16T23:59:59.999Z' });
  });

  it('as an adjustment of its transaction that names our refund', async () => {
    await waitsForPaddle('named');
    const [{ call, params } = {}, ...others] = desk.sent('txn_named');
    expect(others).toEqual([]);
    expect(call).toBe('adjustments.create');
    expect(params).toMatchObject({ action: 'refund', type: 'full', transaction_id: 'txn_named' });
    expect(params?.reason).toMatch(/rfd_\w+\/1$/);
  });

  it('while Paddle has not approved it, its lot is frozen', async () => {
    const { refundId } = await waitsForPaddle('frozen');
    expect(await desk.refund(refundId)).toMatchObject({ state: 'submitted' });
    const { balance, lots } = await soundAccount(jimeng, 'frozen');
    expect(balance).toMatchObject({ available: 0, frozen: 100 });
    expect(lots).toMatchObject([{ state: 'frozen', refund: { code: 'refund_open' } }]);
    expect(await desk.work('frozen')).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // Paddle        the refund    the account                       its lot
    ['approved',     'succeeded',  { available: 0, frozen: 0 },      { state: 'refunded', refunded: 100 }],
    ['rejected',     'failed',     { available: 100, frozen: 0 },    { state: 'open', remaining: 100 }],
  ])('%s: %s', async (status, state, balance, lot) => {
    const { refundId, settle } = await waitsForPaddle(status);
    world.advance({ hours: 5 });

    const told = await settle(status);
    await jimeng.paddle(told);
    await jimeng.paddle(told);

    expect(await desk.refund(refundId)).toMatchObject({ state });
    const account = await soundAccount(jimeng, status);
    expect(account.balance).toMatchObject({ ...balance, owed: 0 });
    expect(account.lots).toMatchObject([lot]);
    const ids = (await desk.work(status)).map(({ id }: { id: string }) => id);
    expect(ids).toEqual(state === 'failed' ? [refundId] : []);
  });

  // biome-ignore format: one case a row
  it.each([
    ['approved', 'succeeded'],
    ['rejected', 'failed'],
  ])('%s, and we never hear of it: asked after in a day', async (status, state) => {
    const accountId = `silent-${status}`;
    const { refundId, settle } = await waitsForPaddle(accountId);
    await settle(status);
    world.advance({ hours: 23 });
    await world.tick();
    expect(await desk.refund(refundId)).toMatchObject({ state: 'submitted' });
    world.advance({ hours: 1 });
    await world.tick();
    expect(await desk.refund(refundId)).toMatchObject({ state });
    expect(desk.sent(`txn_${accountId}`)).toHaveLength(1);
    await soundAccount(jimeng, accountId);
  });
});

describe('JM-14: what Paddle rejected is decided again', () => {
  async function rejected(accountId: string) {
    const { refundId, settle } = await waitsForPaddle(accountId);
    await jimeng.paddle(await settle('rejected'));
    return refundId;
  }

  it('approved again: another adjustment, by another name', async () => {
    const refundId = await rejected('again');
    await desk.decide(refundId, 'approve');
    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    const marks = desk.sent('txn_again').map(({ params }) => String(params.reason).slice(-2));
    expect(marks).toEqual(['/1', '/2']);
    expect((await soundAccount(jimeng, 'again')).lots).toMatchObject([{ refunded: 100 }]);
    expect(await desk.work('again')).toEqual([]);
  });

  it('denied: that is the end of it', async () => {
    const refundId = await rejected('denied');
    await desk.decide(refundId, 'deny', { reason: 'Paddle is right' });
    expect(await desk.refund(refundId)).toMatchObject({ state: 'denied' });
    expect((await soundAccount(jimeng, 'denied')).balance).toMatchObject({ available: 100 });
    expect(await desk.work('denied')).toEqual([]);
  });

  it('its credits were spent meanwhile: not paid for', async () => {
    const refundId = await rejected('spent');
    const job = { accountId: 'spent', jobId: 'job-spent', action: 'text-to-video', variants: 1 };
    await spend(jimeng, job);
    expect(await desk.decide(refundId, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'lot_changed' },
    });
    expect(desk.sent('txn_spent')).toHaveLength(1);
  });

  it('Paddle reverses what it had approved: the credits come back', async () => {
    const { refundId, settle } = await waitsForPaddle('reversed');
    await jimeng.paddle(await settle('approved'));
    world.advance({ days: 2 });
    await jimeng.paddle(await settle('reversed'));
    expect(await desk.refund(refundId)).toMatchObject({ state: 'failed' });
    const { balance, entries } = await soundAccount(jimeng, 'reversed');
    expect(balance).toMatchObject({ available: 100, frozen: 0, owed: 0 });
    expect(entries[0]).toMatchObject({ kind: 'reinstate', credits: 100, clause: 'MG-09' });
    expect(await desk.work('reversed')).toMatchObject([{ id: refundId }]);
  });
});

describe('JM-14: credits that are given as a remedy are there at once', () => {
  it('to be spent in the same moment', async () => {
    await jimeng.open('given');
    expect(await desk.goodwill('given', 20)).toMatchObject({ status: 201 });
    const job = { accountId: 'given', jobId: 'job-given', action: 'text-to-video', variants: 2 };
    expect(await jimeng.post('/jobs', job)).toMatchObject({ status: 201 });
  });
});
