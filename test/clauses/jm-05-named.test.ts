import { beforeAll, describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, soundAccount, transactionEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend, start } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

const first = toInstant('2026-03-02T09:00:00.000Z');

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ at: '2026-03-02T12:00:00.000Z', providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

const payment = (accountId: string, after: Duration, name: string, more: object = {}) =>
  transactionEvent({
    ...hundredPack(accountId, later(first, after)),
    payment: `txn_${accountId}_${name}`,
    ...more,
  });

const fiveHundred = { priceId: 'pri_01jm0000000000000000000500', total: 4490 };
const afterFirst = (accountId: string) => payment(accountId, {}, 'first');
const afterSecond = (accountId: string) => payment(accountId, { minutes: 1 }, 'second');
const another = (accountId: string) => payment(accountId, { hours: 1 }, 'third', fiveHundred);

const video = (accountId: string, variants: number, name = '') => ({
  accountId,
  jobId: `job-${accountId}${name}`,
  action: 'text-to-video',
  variants,
});

const lotsByPayment = async (accountId: string) => {
  const { lots } = await soundAccount(jimeng, accountId);
  const orders: { lotId: string; paymentId: string }[] = await desk.orders(accountId);
  const of = (name: string) => {
    const order = orders.find(({ paymentId }) => paymentId === `txn_${accountId}_${name}`);
    return lots.find(({ lotId }) => lotId === order?.lotId);
  };
  return { first: of('first'), second: of('second'), third: of('third') };
};

describe('JM-05: what looks like a duplicate is spent last, so that it can go back whole', () => {
  // biome-ignore format: one case a row
  it.each([
    // the events arrive           as
    ['in order',                   [afterFirst, afterSecond, another]],
    ['the second payment first',   [afterSecond, afterFirst, another]],
    ['last of all the first',      [another, afterSecond, afterFirst]],
  ])('%s', async (name, events) => {
    const accountId = name.replaceAll(' ', '-');
    await jimeng.open(accountId);
    for (const event of events) await jimeng.paddle(event(accountId));

    await spend(jimeng, video(accountId, 59));

    expect(await lotsByPayment(accountId)).toMatchObject({
      first: { captured: 100, remaining: 0 },
      third: { captured: 490, remaining: 10 },
      second: { captured: 0, remaining: 100, state: 'open' },
    });
    const claim = { paidOn: '2026-03-02', amountMinor: 990 };
    expect(await desk.quote(accountId, 'duplicate', claim)).toMatchObject({
      outcome: 'automatic',
      creditsRetired: 100,
    });
  });

  it('nothing is frozen on suspicion: with nothing else left, it is spent', async () => {
    await jimeng.open('ann');
    await jimeng.paddle(afterFirst('ann'));
    await jimeng.paddle(afterSecond('ann'));
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(200);
    await spend(jimeng, video('ann', 20));
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(0);
  });
});

describe('JM-05: a duplicate that was spent on is looked at by a person', () => {
  // biome-ignore format: one case a row
  it.each([
    // of the second 100  it spends  and then runs  pays  takes
    ['one video',         11,        0,             891,   90],
    ['all but one',       19,        0,              99,   10],
    ['all of it',         20,        0,             990,    0],
    ['one is rendering',  10,        1,             891,   90],
  ])('%s', async (name, spent, running, amountMinor, creditsRetired) => {
    const accountId = `spent-${name.replaceAll(' ', '-')}`;
    await jimeng.open(accountId);
    await jimeng.paddle(afterFirst(accountId));
    await jimeng.paddle(afterSecond(accountId));
    await spend(jimeng, video(accountId, spent));
    if (running > 0) await start(jimeng, video(accountId, running, '-running'));

    expect(await desk.quote(accountId, 'duplicate')).toMatchObject({
      outcome: 'review',
      code: 'claim_to_check',
      clause: 'JM-05',
      gross: { amountMinor, currency: 'USD' },
      creditsRetired,
      decisionWithin: '5 business days',
    });
    const { refundId } = await desk.ask(accountId, 'duplicate');
    expect(await lotsByPayment(accountId)).toMatchObject({ second: { state: 'frozen' } });
    expect(await desk.work(accountId)).toMatchObject([{ id: refundId }]);
  });

  it('credits that a failed video gave back leave it whole', async () => {
    await jimeng.open('bob');
    await jimeng.paddle(afterFirst('bob'));
    await jimeng.paddle(afterSecond('bob'));
    await start(jimeng, video('bob', 11));
    await jimeng.tell({ type: 'job.failed', jobId: 'job-bob', reason: 'model_error' });
    expect(await desk.quote('bob', 'duplicate')).toMatchObject({ outcome: 'automatic' });
  });
});

describe('JM-05: named by the day and the amount, the payment that goes back is meant', () => {
  // biome-ignore format: one case a row
  it.each([
    // named by                     as                                                meant
    ['the day',                     { paidOn: '2026-03-02' },                         'second'],
    ['the day before',              { paidOn: '2026-03-01' },                         'second'],
    ['the day and the amount',      { paidOn: '2026-03-02', amountMinor: 990 },       'second'],
    ['the amount with tax',         { paidOn: '2026-03-02', amountMinor: 1188 },      'second'],
    ['the amount alone',            { amountMinor: 990 },                             'second'],
  ])('%s', async (name, claim, meant) => {
    const accountId = `named-${name.replaceAll(' ', '-')}`;
    await jimeng.open(accountId);
    for (const event of [afterFirst, afterSecond, another]) await jimeng.paddle(event(accountId));
    await jimeng.paddle(payment(accountId, { days: -9 }, 'long-ago'));
    const { orderId, outcome } = await desk.quote(accountId, 'duplicate', claim);
    const orders: { orderId: string; paymentId: string }[] = await desk.orders(accountId);
    expect(orders.find((order) => order.orderId === orderId)?.paymentId).toBe(
      `txn_${accountId}_${meant}`,
    );
    expect(outcome).toBe('automatic');
  });
});
