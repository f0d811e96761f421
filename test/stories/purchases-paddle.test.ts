import { beforeEach, describe, expect, it } from 'vitest';
import type { PaymentId } from '../../shared/domain/ids.ts';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { loadPayment } from '../../shared/store/load.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, soundAccount, transactionEvent } from '../support/purchases.ts';
import { signPaddle, signStripe } from '../support/signing.ts';
import { newWorld, type World } from '../support/world.ts';

const monday = toInstant('2026-03-02T09:00:00.000Z');
const hundred = 'pri_01jm0000000000000000000100';
const fiveHundred = 'pri_01jm0000000000000000000500';

const bought = hundredPack('ann', monday);
const transaction = (status: Parameters<typeof transactionEvent>[1], more: object = {}) =>
  transactionEvent({ ...bought, ...more }, status);
const paid = transaction('paid');
const completed = transaction('completed');

/** A transaction over prices of its own, by price and quantity. */
const over = (...items: [priceId: string, quantity: number][]) => ({
  ...completed,
  data: { ...completed.data, items: items.map(([id, quantity]) => ({ price: { id }, quantity })) },
});
const withData = (data: object) => ({ ...completed, data: { ...completed.data, ...data } });

const custom = (more: object) => ({ custom_data: { makegood_account: 'ann', ...more } });
const again = [
  { ...paid, event_id: 'evt_3' },
  { ...completed, event_id: 'evt_4' },
];
const calledPaid = { ...paid, data: { ...paid.data, status: 'ready' } };
const calledUpdated = { ...completed, event_type: 'transaction.updated' };
const unasked = { ...completed, event_type: 'subscription.created' };
const simulated = { ...completed, event_id: 'ntfsimevt_01' };
const completedLater = transaction('completed', { at: later(monday, { milliseconds: 1 }) });
const ofSkena = withData(custom({ makegood_product: 'skena' }));
const namedByBuyer = withData({ items: [], ...custom({ makegood_pack: 'five-hundred' }) });

let world: World;
let jimeng: ProductClient;
beforeEach(async () => {
  world = await newWorld();
  jimeng = productClient(world, 'jimeng');
  await jimeng.open('ann');
});

const openPayments = async () => (await jimeng.support.get('/work?kind=payment')).body.items;
const orders = async () => (await jimeng.get('/accounts/ann/orders')).body.items;
const kept = () => {
  const { client, tableName } = world;
  const store = { client, tableName, pause: async () => {}, random: () => 0, timeLeft: () => 1e6 };
  return loadPayment(store, 'jimeng', 'paddle', bought.payment as PaymentId);
};

describe('a purchase at Paddle grants when it was paid, once', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                 told one after the other               granted
    ['paid',                                [paid],                                100],
    ['completed',                           [completed],                           100],
    ['paid, then completed',                [paid, completed],                     100],
    ['completed, then paid',                [completed, paid],                     100],
    ['both, and both again',                [paid, completed, paid, completed],    100],
    ['both, and both again under new ids',  [paid, completed, ...again],           100],
    ['ready',                               [transaction('ready')],                0],
    ['ready, then paid',                    [transaction('ready'), paid],          100],
    ['canceled',                            [transaction('canceled')],             0],
    ['completed, and canceled told late',   [completed, transaction('canceled')],  100],
    ['called paid, and ready',              [calledPaid],                          0],
    ['called updated, and completed',       [calledUpdated],                       100],
    ['simulated',                           [simulated],                           0],
    ['simulated, then real',                [simulated, completed],                100],
    ['of another product',                  [ofSkena],                             0],
    ['of a type nobody asked for',          [unasked],                             0],
  ])('%s', async (_case, events, granted) => {
    for (const event of events) expect(await jimeng.paddle(event)).toMatchObject({ status: 200 });

    const { balance, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toEqual({ available: granted, pending: 0, frozen: 0, owed: 0 });
    expect(entries).toHaveLength(granted > 0 ? 1 : 0);
    expect(await orders()).toHaveLength(granted > 0 ? 1 : 0);
    expect(await openPayments()).toEqual([]);
  });

  it('says what was bought', async () => {
    await jimeng.paddle(completed);
    const { lots, entries } = await soundAccount(jimeng, 'ann');
    expect(entries).toMatchObject([
      { kind: 'grant', credits: 100, clause: 'JM-01', policy: 'jimeng@1' },
    ]);
    expect(await orders()).toEqual([
      {
        orderId: lots[0]?.orderId,
        lotId: lots[0]?.lotId,
        pack: 'hundred',
        credits: 100,
        paid: { amountMinor: 990, currency: 'USD' },
        paidAt: monday,
        provider: 'paddle',
        paymentId: bought.payment,
        refund: lots[0]?.refund,
        refunds: [],
      },
    ]);
  });

  it('fifty copies of either, all at once', async () => {
    const copies = Array.from({ length: 50 }, (_, n) => jimeng.paddle([paid, completed][n % 2]));
    for (const { status } of await Promise.all(copies)) expect(status).toBe(200);
    world.advance({ minutes: 1 });
    await world.tick();
    expect((await soundAccount(jimeng, 'ann')).entries).toHaveLength(1);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                     told                     time of purchase
    ['paid first, told first',  [paid, completedLater],  monday],
    ['paid first, told last',   [completedLater, paid],  monday],
  ])('%s: the earlier time counts', async (_case, events, paidAt) => {
    for (const event of events) await jimeng.paddle(event);
    expect(await orders()).toMatchObject([{ paidAt }]);
    expect((await soundAccount(jimeng, 'ann')).lots).toMatchObject([{ grantedAt: paidAt }]);
  });
});

describe('the credits of a purchase at Paddle follow from its prices and their quantities', () => {
  const oneOfEach = over([hundred, 1], [fiveHundred, 1]);
  const several = over([hundred, 3], [fiveHundred, 2]);

  // biome-ignore format: one case a row
  it.each([
    // case          told                               credits  pack
    ['one of one',   over([hundred, 1]),                100,   'hundred'],
    ['two of one',   over([hundred, 2]),                200,   'hundred x 2'],
    ['one of each',  oneOfEach,                         600,   'hundred + five-hundred'],
    ['several',      several,                           1300,  'hundred x 3 + five-hundred x 2'],
    ['one, twice',   over([hundred, 1], [hundred, 1]),  200,   'hundred + hundred'],
  ])('%s', async (_case, told, credits, pack) => {
    await jimeng.paddle(told);
    const { lots, balance } = await soundAccount(jimeng, 'ann');
    expect(balance.available).toBe(credits);
    expect(lots).toMatchObject([{ kind: 'purchase', credits, remaining: credits }]);
    expect(await orders()).toMatchObject([{ credits, pack }]);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                     told
    ['a price we do not sell',                  over(['pri_other', 1])],
    ['a price of ours beside one that is not',  over([hundred, 1], ['pri_other', 1])],
    ['nothing',                                 over()],
    ['a pack that only the buyer names',        namedByBuyer],
  ])('%s: nothing is guessed, and somebody is shown', async (_case, told) => {
    expect(await jimeng.paddle(told)).toMatchObject({ status: 200 });
    expect((await soundAccount(jimeng, 'ann')).lots).toEqual([]);
    expect(await openPayments()).toMatchObject([
      { kind: 'payment', id: bought.payment, accountId: 'ann' },
    ]);
  });

  it('what the buyer says of credits is not believed', async () => {
    const custom_data = { makegood_account: 'ann', makegood_pack: 'five-hundred', credits: '9999' };
    await jimeng.paddle(withData({ custom_data }));
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(100);
  });
});

describe('what is told of a purchase before it is kept for it', () => {
  const adjusted = (status: string, id: string) => ({
    event_id: id,
    event_type: 'adjustment.updated',
    occurred_at: monday,
    data: {
      id: 'adj_1',
      action: 'refund',
      type: 'full',
      status,
      transaction_id: bought.payment,
      reason: 'requested',
      currency_code: 'USD',
      totals: { subtotal: '990', tax: '0', total: '990', currency_code: 'USD' },
    },
  });

  // biome-ignore format: one case a row
  it.each([
    // told one after the other         in the end
    [['pending_approval'],              'pending_approval'],
    [['pending_approval', 'approved'],  'approved'],
    [['approved', 'pending_approval'],  'approved'],
    [['rejected', 'pending_approval'],  'rejected'],
  ])(
    'an adjustment told as %j is %s, and the purchase grants all the same',
    async (statuses, status) => {
      for (const [index, told] of statuses.entries()) {
        expect(await jimeng.paddle(adjusted(told, `evt_${index}`))).toMatchObject({ status: 200 });
      }
      expect((await soundAccount(jimeng, 'ann')).lots).toEqual([]);

      await jimeng.paddle(completed);

      expect((await soundAccount(jimeng, 'ann')).entries.at(-1)).toMatchObject({
        kind: 'grant',
        credits: 100,
      });
      expect(await kept()).toMatchObject({
        adjustments: {
          adj_1: { action: 'refund', status, amount: { amountMinor: 990, currency: 'USD' } },
        },
        granted: { accountId: 'ann' },
      });
      expect(await openPayments()).toEqual([]);
    },
  );
});

describe('what Paddle did not sign changes nothing', () => {
  const body = JSON.stringify(completed);
  const at = (by: number) => later(monday, { milliseconds: by * 1000 });
  const { 'paddle-signature': good = '' } = signPaddle(body, monday);
  const other = `h1=${'0'.repeat(64)}`;
  const signed = (signature: string) => ({ 'paddle-signature': signature });

  // biome-ignore format: one case a row
  it.each([
    // case                           headers                                   granted
    ['no signature',                  {},                                       0],
    ['Stripe\'s',                     signStripe(body, monday),                 0],
    ['one over other bytes',          signPaddle(`${body} `, monday),           0],
    ['one 301 seconds old',           signPaddle(body, at(-301)),               0],
    ['one 301 seconds ahead',         signPaddle(body, at(301)),                0],
    ['one 300 seconds old',           signPaddle(body, at(-300)),               100],
    ['one after that of an old key',  signed(good.replace(';', `;${other};`)),  100],
    ['one before that of a new key',  signed(`${good};${other}`),               100],
  ])('%s', async (_case, headers, granted) => {
    const path = '/v1/jimeng/webhooks/paddle';
    const { status, body: answer } = await world.send({ method: 'POST', path, headers, body });
    expect([status, answer.code]).toEqual(granted > 0 ? [200, undefined] : [400, 'bad_signature']);
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(granted);
  });

  it.each(['null', '[]', '{}', '"text"', '{"event_id":"evt_1"', '{"event_id":"evt_1","data":{}}'])(
    'signed, and no event: %s',
    async (text) => {
      const answer = await jimeng.paddle(text);
      expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
    },
  );
});
