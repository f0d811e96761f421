import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
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

async function underReview(accountId: string) {
  await stripeCustomer(remixer, smallPack(accountId, world.now()));
  return desk.ask(accountId, 'unused');
}

const keysOf = (accountId: string) =>
  desk.sent(`pi_${accountId}`).map(({ idempotencyKey }) => idempotencyKey);

const spendOne = (accountId: string) =>
  spend(remixer, { accountId, jobId: `job-${accountId}`, action: 'analyse-image', variants: 1 });

describe('PR-10: approved money goes back the way it came', () => {
  it('by a refund of its payment at Stripe', async () => {
    const { refundId } = await underReview('ann');
    await desk.decide(refundId, 'approve');
    expect(desk.sent('pi_ann')).toMatchObject([
      {
        call: 'refunds.create',
        params: { payment_intent: 'pi_ann', amount: 500, metadata: { makegood_refund: refundId } },
      },
    ]);
    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', external: false });
  });

  it('Stripe needs time: submitted until it says how that ended', async () => {
    const { refundId } = await underReview('bob');
    world.payments.next('stripe', 'pending');
    await desk.decide(refundId, 'approve');
    expect(await desk.refund(refundId)).toMatchObject({ state: 'submitted' });
    expect((await soundAccount(remixer, 'bob')).balance).toMatchObject({ frozen: 40 });

    const [sent] = desk.sent('pi_bob');
    const id = sent?.result.id ?? '';
    await remixer.stripe(await world.payments.settle('stripe', id, 'succeeded'));

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    expect((await soundAccount(remixer, 'bob')).lots).toMatchObject([{ refunded: 40 }]);
  });
});

type Failure = (accountId: string, refundId: string) => Promise<unknown>;

/** Stripe says no to the call itself. */
const refusedAtOnce: Failure = (_accountId, refundId) => {
  world.payments.next('stripe', 'fail:charge_disputed');
  return desk.decide(refundId, 'approve');
};

const settledAs = async (accountId: string, status: string) => {
  const id = desk.sent(`pi_${accountId}`).at(-1)?.result.id ?? '';
  await remixer.stripe(await world.payments.settle('stripe', id, status));
};

/** Stripe accepts it, and the customer's bank does not. */
const refusedLater: Failure = async (accountId, refundId) => {
  world.payments.next('stripe', 'pending');
  await desk.decide(refundId, 'approve');
  await settledAs(accountId, 'failed');
};

/** Stripe says it was paid, and takes that back. */
const takenBack: Failure = async (accountId, refundId) => {
  await desk.decide(refundId, 'approve');
  expect((await soundAccount(remixer, accountId)).lots).toMatchObject([{ refunded: 40 }]);
  world.advance({ minutes: 1 });
  await settledAs(accountId, 'failed');
};

// biome-ignore format: one way to fail a row
const failures = [
  ['refused at once',               'at-once',    refusedAtOnce],
  ['accepted, and refused later',   'later',      refusedLater],
  ['paid, and taken back',          'taken-back', takenBack],
] as const;

describe('PR-10: a refund that failed is looked at again', () => {
  it.each(failures)(
    '%s: its credits are there again, and so is the work',
    async (_, name, fail) => {
      const { refundId } = await underReview(`fails-${name}`);

      await fail(`fails-${name}`, refundId);

      expect(await desk.refund(refundId)).toMatchObject({ state: 'failed' });
      const { balance, lots } = await soundAccount(remixer, `fails-${name}`);
      expect(balance).toMatchObject({ available: 40, frozen: 0, owed: 0 });
      expect(lots).toMatchObject([{ state: 'open', remaining: 40, refunded: 0 }]);
      expect(await desk.work(`fails-${name}`)).toMatchObject([
        { id: refundId, dueAt: '2026-06-02T22:59:59.999Z', overdue: false },
      ]);
    },
  );

  it.each(failures)('%s: approved again, it is another refund', async (_, name, fail) => {
    const accountId = `again-${name}`;
    const { refundId } = await underReview(accountId);
    await fail(accountId, refundId);

    expect(await desk.decide(refundId, 'approve')).toMatchObject({ status: 200 });

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    const keys = keysOf(accountId);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(2);
    const { balance, lots } = await soundAccount(remixer, accountId);
    expect(balance).toMatchObject({ available: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ state: 'refunded', refunded: 40 }]);
    expect(await desk.work(accountId)).toEqual([]);
  });

  it.each(failures)('%s: denied, that is the end of it', async (_, name, fail) => {
    const accountId = `denied-${name}`;
    const { refundId } = await underReview(accountId);
    await fail(accountId, refundId);
    await desk.decide(refundId, 'deny', { reason: 'paid by hand' });
    expect(await desk.refund(refundId)).toMatchObject({ state: 'denied' });
    expect(await desk.work(accountId)).toEqual([]);
    expect((await soundAccount(remixer, accountId)).balance.available).toBe(40);
  });

  it.each(failures)('%s: credits spent since are not paid for', async (_, name, fail) => {
    const accountId = `spent-${name}`;
    const { refundId } = await underReview(accountId);
    await fail(accountId, refundId);
    await spendOne(accountId);
    const before = await soundAccount(remixer, accountId);

    expect(await desk.decide(refundId, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'lot_changed', clause: 'PR-09' },
    });

    expect(await desk.refund(refundId)).toMatchObject({ state: 'failed' });
    expect(keysOf(accountId)).toHaveLength(1);
    expect(await soundAccount(remixer, accountId)).toEqual(before);
    expect(await desk.work(accountId)).toHaveLength(1);
    await desk.decide(refundId, 'deny');
    expect(await desk.quote(accountId, 'unused')).toMatchObject({ creditsRetired: 39 });
  });
});
