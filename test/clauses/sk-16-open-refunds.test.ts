import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
let payment: string;
beforeEach(async () => {
  skena = await skenaMoney();
  ({ payment } = await skena.buy('amina'));
});

type Act = (refundId: string) => unknown;

const nothing = { available: 0, pending: 0, frozen: 0, owed: 0 };
const close = async (forfeitCredits: number) =>
  expect(await skena.desk.close('amina', 'customer', forfeitCredits)).toMatchObject({
    status: 200,
  });
const later = async () => {
  skena.world.advance({ minutes: 1 });
  await skena.world.tick();
};
const delivered: Act = () => skena.app.succeed('job-1');
const failed: Act = () => skena.app.fail('job-1');
const cancelled: Act = () => skena.app.cancel('job-1');
const ranOut: Act = async () => {
  skena.world.advance({ minutes: 10, milliseconds: 1 });
  await skena.world.tick();
};

describe('SK-16: a refund asked for before outlives its account', () => {
  const paid = { state: 'refunded', refunded: 100, forfeited: 0 };
  const gone = { state: 'forfeited', refunded: 0, forfeited: 100 };

  // biome-ignore format: one case a row
  it.each([
    // with Stripe it      state        lot
    ['succeeded',          'succeeded', paid],
    ['failed',             'failed',    gone],
    ['canceled',           'failed',    gone],
  ])('after the closure it %s', async (outcome, state, lot) => {
    const { desk, world, settle, sound } = skena;
    world.payments.next('stripe', 'pending');
    const { refundId } = await desk.ask('amina', 'unused');
    expect((await desk.close('amina', 'customer', 0)).body).toMatchObject({ forfeitCredits: 15, refundable: [] });
    await close(15);
    expect((await sound('amina')).balance).toEqual({ ...nothing, frozen: 100 });

    await settle(payment, outcome);

    expect(await desk.refund(refundId)).toMatchObject({ state });
    const account = await sound('amina');
    expect(account.balance).toEqual(nothing);
    expect(account.lots[1]).toMatchObject(lot);
  });

  it('approved and not yet with Stripe, it is sent all the same', async () => {
    const { desk, world, sound } = skena;
    world.payments.next('stripe', 'fail:rate_limit');
    const { refundId, state } = await desk.ask('amina', 'unused');
    expect(state).toBe('approved');
    await close(15);
    expect((await sound('amina')).balance).toEqual({ ...nothing, frozen: 100 });

    await later();
    await later();

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', net: dollars(941) });
    expect((await sound('amina')).lots[1]).toMatchObject(paid);
  });

  it('where Stripe did not pay it, somebody still can', async () => {
    const { desk, world, settle, sound } = skena;
    world.payments.next('stripe', 'pending');
    const { refundId } = await desk.ask('amina', 'unused');
    await close(15);
    await settle(payment, 'failed');
    expect(await desk.work('amina')).toMatchObject([{ id: refundId }]);

    expect(await desk.decide(refundId, 'approve')).toMatchObject({
      status: 200,
      body: { state: 'approved' },
    });

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', net: dollars(941) });
    expect(desk.sent(payment).map(({ params }) => params.amount)).toEqual([941, 941]);
    expect(await desk.work('amina')).toEqual([]);
    expect((await sound('amina')).balance).toEqual(nothing);
  });

  // biome-ignore format: one case a row
  it.each([
    // a person     decides     state        lot
    ['approves it', 'approve' as const, 'succeeded', paid],
    ['denies it',   'deny' as const,    'denied',    gone],
  ])('under review: a person %s after the closure', async (_case, decision, state, lot) => {
    const { desk, sound } = skena;
    const { refundId } = await desk.ask('amina', 'faulty');
    await close(15);
    expect((await sound('amina')).balance).toEqual({ ...nothing, frozen: 100 });

    await desk.decide(refundId, decision);

    expect(await desk.refund(refundId)).toMatchObject({ state });
    const account = await sound('amina');
    expect(account.balance).toEqual(nothing);
    expect(account.lots[1]).toMatchObject(lot);
    expect(await desk.work('amina')).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // the job it waits for   ended       state        trial                 lot
    ['fails',                 failed,     'succeeded', { forfeited: 15 },    paid],
    ['is cancelled',          cancelled,  'succeeded', { forfeited: 15 },    paid],
    ['runs out of time',      ranOut,     'succeeded', { forfeited: 15 },    paid],
    ['is delivered',          delivered,  'denied',    { captured: 15 },     { captured: 5, refunded: 0, forfeited: 95 }],
  ])('waiting for a running job: the job %s after the closure', async (_case, ended, state, trial, lot) => {
    const { desk, start, sound } = skena;
    await start('amina', 'job-1');
    const { refundId } = await desk.ask('amina', 'unused');
    await close(0);
    expect((await sound('amina')).balance).toEqual({ ...nothing, pending: 20, frozen: 95 });

    await ended(refundId);
    await later();

    expect(await desk.refund(refundId)).toMatchObject({ state });
    expect(desk.sent(payment)).toHaveLength(state === 'succeeded' ? 1 : 0);
    const account = await sound('amina');
    expect(account.balance).toEqual(nothing);
    expect(account.lots).toMatchObject([trial, lot]);
  });
});
