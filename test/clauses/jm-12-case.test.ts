import { beforeAll, describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, transactionEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld, type World } from '../support/world.ts';

const paidAt = toInstant('2026-03-02T23:30:00.000Z');

let world: World;
let jimeng: ProductClient;
let help: HelpDesk;
const five = { priceId: 'pri_01jm0000000000000000000500', total: 4490 };
const pay = (account: string, name: string, after: Duration, more: object = {}) =>
  jimeng.paddle(
    transactionEvent({
      ...hundredPack(account, later(paidAt, after)),
      payment: `txn_${account}_${name}`,
      ...more,
    }),
  );
beforeAll(async () => {
  world = await newWorld({ at: '2026-03-20T09:00:00.000Z', providers: true });
  jimeng = productClient(world, 'jimeng');
  help = helpDesk(jimeng);
  for (const account of ['ann', 'bob', 'twin']) await jimeng.open(account);
  await pay('ann', 'hundred', {});
  await pay('ann', 'five', { hours: 2 }, five);
  await pay('ann', 'later', { days: 7 });
  await pay('bob', 'hundred', {});
  await pay('twin', 'first', {});
  await pay('twin', 'second', { minutes: 5 });
});

const paymentOf = async (account: string, orderId: string | undefined) => {
  const orders: { orderId: string; paymentId: string }[] = await refundDesk(world, jimeng).orders(
    account,
  );
  return orders.find((order) => order.orderId === orderId)?.paymentId;
};

describe('JM-12: a request names its payment by e-mail address, day and amount', () => {
  // biome-ignore format: one case a row
  it.each([
    // named by                            on             amount     is meant
    ['the day and the amount',             '2026-03-02',  990,       'hundred'],
    ['the day before, as they may see it', '2026-03-01',  990,       'hundred'],
    ['the day after',                      '2026-03-03',  990,       'hundred'],
    ['the other amount of that day',       '2026-03-03',  4490,      'five'],
    ['the same amount a week later',       '2026-03-09',  990,       'later'],
    ['a little more, as with tax',         '2026-03-02',  1188,      'hundred'],
    ['a quarter more',                     '2026-03-02',  1237,      'hundred'],
    ['more than a quarter more',           '2026-03-02',  1238,      undefined],
    ['two days before',                    '2026-02-28',  990,       undefined],
    ['two days after',                     '2026-03-04',  990,       undefined],
    ['the day alone, where two fit',       '2026-03-02',  undefined, undefined],
    ['the amount alone, where two fit',    undefined,     990,       undefined],
    ['the amount alone, where one fits',   undefined,     4490,      'five'],
  ])('%s', async (_case, paidOn, amountMinor, meant) => {
    const { about, state } = await help.ask({ kind: 'refund', paidOn, amountMinor });
    expect(about.accountId).toBe('ann');
    expect(await paymentOf('ann', about.orderId)).toBe(meant && `txn_ann_${meant}`);
    const isTold = paidOn !== undefined && amountMinor !== undefined;
    expect(state).toBe(meant || isTold ? 'open' : 'waiting');
  });

  // biome-ignore format: one case a row
  it.each([
    // kind             told                                        asked for
    ['refund',          {},                                         ['paidOn', 'amountMinor']],
    ['payment',         { paidOn: '2026-03-02' },                   ['amountMinor']],
    ['payment',         { amountMinor: 1 },                         ['paidOn']],
    ['refund',          { paidOn: '2026-01-01', amountMinor: 1 },   []],
    ['credits_wrong',   { paidOn: '2026-03-02', amountMinor: 990 }, ['jobId']],
    ['other',           {},                                         []],
  ])('%s, told %j: asked for %j', async (kind, told, missing) => {
    const file = await help.ask({ kind, ...told });
    expect(file).toMatchObject({ missing, clause: 'JM-13' });
    if (missing.length > 0) expect(file.explanation).toContain('(JM-12)');
  });

  it("somebody else's order is nobody's", async () => {
    const [{ orderId }] = await refundDesk(world, jimeng).orders('bob');
    const file = await help.ask({ kind: 'refund', orderId });
    expect(file.about).toEqual({ accountId: 'ann' });
    expect(JSON.stringify(await help.file(file.caseId))).not.toContain('txn_bob');
  });

  // biome-ignore format: one case a row
  it.each([
    ['a day that is none',   { paidOn: '2026-02-30' }],
    ['a day and a time',     { paidOn: '2026-03-02T09:00:00.000Z' }],
    ['a part of a cent',     { amountMinor: 9.9 }],
    ['an address of nobody', { email: 'ann' }],
    ['no words at all',      { message: '   ' }],
    ['a kind that is none',  { kind: 'complaint' }],
    ['another field',        { phone: '1' }],
  ])('%s cannot be read', async (_case, told) => {
    const answer = await help.send({ kind: 'refund', ...told });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request' } });
  });
});

describe('JM-12: the dossier says how the policy answers what is asked for', () => {
  const suggestionFor = async (told: object) => {
    const { caseId } = await help.ask(told);
    return (await help.file(caseId)).dossier.suggestion;
  };

  it('credits that are merely not wanted are not paid back (JM-01)', async () => {
    const told = { kind: 'refund', paidOn: '2026-03-02', amountMinor: 990 };
    expect(await suggestionFor(told)).toMatchObject({
      outcome: 'declined',
      code: 'refund_refused',
      clause: 'JM-01',
      ruling: { code: 'not_offered' },
    });
  });

  it('the second of two payments for the same thing is (JM-05)', async () => {
    const [second] = await refundDesk(world, jimeng).orders('twin');
    const told = { kind: 'payment', email: 'twin@example.com', orderId: second.orderId };
    expect(await suggestionFor(told)).toMatchObject({
      outcome: 'refund_opened',
      clause: 'JM-05',
      ruling: { code: 'eligible' },
    });
  });
});
