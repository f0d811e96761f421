import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PaymentId } from '../../shared/domain/ids.ts';
import { type Duration, type Instant, later, toInstant } from '../../shared/domain/instant.ts';
import { loadPayment } from '../../shared/store/load.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  checkoutSession,
  paymentIntent,
  refundEvent,
  type StripePurchase,
  soundAccount,
  stripeEvent,
} from '../support/purchases.ts';
import { signPaddle, signStripe } from '../support/signing.ts';
import { newWorld, type World } from '../support/world.ts';

const monday = toInstant('2026-03-02T09:00:00.000Z');
const mondayAfter = (by: Duration) => later(monday, by);

type Told = Partial<StripePurchase> & { readonly id?: string };
const starter = (told: Told): StripePurchase => ({
  account: 'ann',
  pack: 'starter',
  payment: 'pi_1',
  amount: 1000,
  at: monday,
  ...told,
});
type SessionStatus = Parameters<typeof checkoutSession>[1];
const session = (type: string, status: SessionStatus, told: Told = {}) => {
  const purchase = starter(told);
  const name = `checkout.session.${type}`;
  return stripeEvent(name, checkoutSession(purchase, status), purchase.at, told.id);
};
const intent = (type: string, status: string, told: Told = {}) => {
  const purchase = starter(told);
  return stripeEvent(
    `payment_intent.${type}`,
    paymentIntent(purchase, status),
    purchase.at,
    told.id,
  );
};

const completed = session('completed', 'paid');
const unpaid = session('completed', 'unpaid');
const paidLater = session('async_payment_succeeded', 'paid');
const failedLater = session('async_payment_failed', 'unpaid');
const expired = session('expired', 'unpaid');
const free = session('completed', 'no_payment_required');
const succeeded = intent('succeeded', 'succeeded');

const freeExpired = session('expired', 'no_payment_required');
const subscription = stripeEvent(
  'checkout.session.completed',
  { ...checkoutSession(starter({})), mode: 'subscription' },
  monday,
);
const underWay = intent('processing', 'processing');
const attemptFailed = intent('payment_failed', 'requires_payment_method');
const givenUp = intent('canceled', 'canceled');
const named = (product: string) => session('completed', 'paid', { product });
const intentNamed = (product: string) => intent('succeeded', 'succeeded', { product });
const paidWith = (amount: number) => session('completed', 'paid', { amount });
const intentPaidWith750 = intent('succeeded', 'succeeded', { amount: 750 });
const inRupiah = session('completed', 'paid', { currency: 'idr', amount: 160_000_00 });
const eitherOne = (n: number) => ({ ...(n % 2 ? completed : succeeded), id: `evt_${n}` });

let world: World;
let skena: ProductClient;
beforeEach(async () => {
  world = await newWorld();
  skena = productClient(world, 'skena');
  await skena.open('ann');
});

const openPayments = async () => (await skena.support.get('/work?kind=payment')).body.items;
const ordersOf = async (accountId: string) =>
  (await skena.get(`/accounts/${accountId}/orders`)).body.items;
const itemCount = async () => {
  const scan = new ScanCommand({ TableName: world.tableName, Select: 'COUNT' });
  return (await world.client.send(scan)).Count;
};

describe('a purchase at Stripe grants when it was paid, whichever events say so', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                     told one after the other                    granted
    ['a session that was paid',                 [completed],                                100],
    ['a session that is not paid yet',          [unpaid],                                   0],
    ['paid days later',                         [unpaid, paidLater],                        100],
    ['paid days later, told in reverse',        [paidLater, unpaid],                        100],
    ['never paid after all',                    [unpaid, failedLater],                      0],
    ['paid, and a failure told late',           [paidLater, failedLater],                   100],
    ['a session that ran out',                  [expired],                                  0],
    ['a free session that ran out',             [freeExpired],                              0],
    ['a session over nothing',                  [free],                                     100],
    ['a session over nothing, twice',           [free, { ...free, id: 'evt_again' }],       100],
    ['a session of a subscription',             [subscription],                             0],
    ['an intent alone',                         [succeeded],                                100],
    ['an intent under way',                     [underWay],                                 0],
    ['an intent under way, then paid',          [underWay, succeeded],                      100],
    ['a failed attempt, then a good one',       [attemptFailed, succeeded],                 100],
    ['an intent that was given up',             [givenUp],                                  0],
    ['an intent paid after it was given up',    [succeeded, givenUp],                       100],
    ['called completed, and unpaid',            [unpaid],                                   0],
    ['called failed, and paid',                 [session('async_payment_failed', 'paid')],  100],
    ['called expired, and paid',                [session('expired', 'paid')],               100],
    ['called a failed attempt, and paid',       [intent('payment_failed', 'succeeded')],    100],
    ['called paid, and under way',              [intent('succeeded', 'processing')],        0],
    ['of our own product by name',              [named('skena')],                           100],
    ['of another product',                      [named('post-remixer')],                    0],
    ['of another product, told by the intent',  [intentNamed('other')],                     0],
  ])('%s', async (_case, events, granted) => {
    for (const event of events) expect(await skena.stripe(event)).toMatchObject({ status: 200 });

    const { balance, entries } = await soundAccount(skena, 'ann');
    expect(balance).toEqual({ available: 15 + granted, pending: 0, frozen: 0, owed: 0 });
    expect(entries).toHaveLength(granted > 0 ? 2 : 1);
    expect(await ordersOf('ann')).toHaveLength(granted > 0 ? 1 : 0);
    expect(await openPayments()).toEqual([]);
  });
});

const permutations = <Item>(items: readonly Item[]): Item[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) =>
        permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]),
      );

describe('a purchase told by session, intent and repeats of both is one purchase', () => {
  const events = {
    session: session('completed', 'paid', { at: mondayAfter({ milliseconds: 2_000 }) }),
    'session again': session('completed', 'paid', { at: mondayAfter({ milliseconds: 2_000 }) }),
    intent: succeeded,
    'intent again': intent('succeeded', 'succeeded', {
      at: mondayAfter({ days: 2 }),
      id: 'evt_again',
    }),
  } as const;
  const orders = permutations(Object.keys(events) as (keyof typeof events)[]);

  it.each(orders.map((names) => [names.join(', ')] as const))('%s', async (names) => {
    world.advance({ days: 3 });
    for (const name of names.split(', ')) await skena.stripe(events[name as keyof typeof events]);

    const { lots, balance, entries } = await soundAccount(skena, 'ann');
    const lot = lots.find(({ kind }) => kind === 'purchase');
    expect(balance).toEqual({ available: 115, pending: 0, frozen: 0, owed: 0 });
    expect(entries.map(({ kind, credits }) => [kind, credits])).toEqual([
      ['grant', 100],
      ['grant', 15],
    ]);
    expect(lots).toHaveLength(2);
    expect(lot).toMatchObject({
      credits: 100,
      remaining: 100,
      grantedAt: monday,
      rateCard: '2026-01',
    });
    expect(await ordersOf('ann')).toEqual([
      {
        orderId: lot?.orderId,
        lotId: lot?.lotId,
        pack: 'starter',
        credits: 100,
        paid: { amountMinor: 1000, currency: 'USD' },
        paidAt: monday,
        provider: 'stripe',
        paymentId: 'pi_1',
        refund: lot?.refund,
        refunds: [],
      },
    ]);
    expect(lot?.refund.until).toBe(mondayAfter({ days: 7 }));
  });

  // biome-ignore format: one case a row
  it.each([
    // copies            as
    ['of one event',     () => completed],
    ['of one purchase',  eitherOne],
  ])('fifty copies %s, all at once', async (_case, copy) => {
    const copies = Array.from({ length: 50 }, (_, n) => skena.stripe(copy(n)));
    for (const { status } of await Promise.all(copies)) expect(status).toBe(200);
    world.advance({ minutes: 1 });
    await world.tick();

    const { balance, entries } = await soundAccount(skena, 'ann');
    expect(balance.available).toBe(115);
    expect(entries.filter(({ kind }) => kind === 'grant')).toHaveLength(2);
    expect(await ordersOf('ann')).toHaveLength(1);
  });

  it('two purchases are two, also of one moment', async () => {
    await skena.stripe(completed);
    await skena.stripe(session('completed', 'paid', { payment: 'pi_2', pack: 'studio' }));
    const { lots, balance } = await soundAccount(skena, 'ann');
    expect(balance.available).toBe(15 + 100 + 550);
    expect(lots.map(({ credits }) => credits).toSorted((a, b) => a - b)).toEqual([15, 100, 550]);
    const told = await Promise.all(Array.from({ length: 10 }, () => skena.account('ann')));
    expect(new Set(told.map((account) => JSON.stringify(account))).size).toBe(1);
  });
});

describe('what was paid, and when', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                       told                paid         in      in cash
    ['the list price',            completed,          1000,        'USD',  'eligible'],
    ['with a discount',           paidWith(750),      750,         'USD',  'eligible'],
    ['with tax on top',           paidWith(1110),     1110,        'USD',  'eligible'],
    ['in another currency',       inRupiah,           160_000_00,  'IDR',  'eligible'],
    ['told by the intent',        intentPaidWith750,  750,         'USD',  'eligible'],
    ['nothing',                   free,               0,           'USD',  'no_cash_value'],
    ['nothing, but called paid',  paidWith(0),        0,           'USD',  'no_cash_value'],
  ])('%s', async (_case, told, amountMinor, currency, code) => {
    await skena.stripe(told);
    const [order] = await ordersOf('ann');
    expect(order).toMatchObject({
      credits: 100,
      paid: { amountMinor, currency },
      refund: { code },
    });
    const { lots } = await soundAccount(skena, 'ann');
    expect(lots.find(({ kind }) => kind === 'purchase')).toMatchObject({ refund: { code } });
    expect(order.paymentId).toBe(told === free ? 'cs_1' : 'pi_1');
  });

  const [sooner, then] = [
    mondayAfter({ milliseconds: 1_000 }),
    mondayAfter({ milliseconds: 5_000 }),
  ];
  const sessionAt = (at: Instant) => session('completed', 'paid', { at });
  const intentAt = (at: Instant) => intent('succeeded', 'succeeded', { at });

  // biome-ignore format: one case a row
  it.each([
    // case                                   told one after the other              time of purchase
    ['session first, told first',             [sessionAt(sooner), intentAt(then)],  sooner],
    ['session first, told last',              [intentAt(then), sessionAt(sooner)],  sooner],
    ['intent first, told first',              [intentAt(sooner), sessionAt(then)],  sooner],
    ['intent first, told last',               [sessionAt(then), intentAt(sooner)],  sooner],
    ['one source, told the wrong way round',  [intentAt(then), intentAt(sooner)],   sooner],
    ['what was not paid yet does not count',  [unpaid, intentAt(then)],             then],
    ['nor when it is told last',              [intentAt(then), unpaid],             then],
  ])('%s', async (_case, events, paidAt) => {
    for (const event of events) await skena.stripe(event);
    const { lots } = await soundAccount(skena, 'ann');
    const lot = lots.find(({ kind }) => kind === 'purchase');
    expect(await ordersOf('ann')).toMatchObject([{ paidAt }]);
    expect(lot).toMatchObject({ grantedAt: paidAt, refund: { until: later(paidAt, { days: 7 }) } });
  });

  const dearer = session('completed', 'paid', { amount: 1000 });
  const cheaper = intent('succeeded', 'succeeded', { amount: 900 });

  it.each([
    ['first', [dearer, cheaper]],
    ['last', [cheaper, dearer]],
  ])('where they differ, the session is believed, told %s', async (_when, events) => {
    for (const event of events) await skena.stripe(event);
    expect(await ordersOf('ann')).toMatchObject([{ paid: { amountMinor: 1000 } }]);
  });
});

describe('what is told of a purchase before it is kept for it', () => {
  const dispute = {
    id: 'dp_1',
    object: 'dispute',
    status: 'needs_response',
    amount: 1000,
    currency: 'usd',
    payment_intent: 'pi_1',
    charge: 'ch_1',
    reason: 'fraudulent',
    evidence_details: { due_by: 0 },
  };
  const refund = { id: 're_1', status: 'succeeded', amount: 400 };
  const kept = () => {
    const { client, tableName } = world;
    const store = {
      client,
      tableName,
      pause: async () => {},
      random: () => 0,
      timeLeft: () => 1e6,
    };
    return loadPayment(store, 'skena', 'stripe', 'pi_1' as PaymentId);
  };

  it('a refund and a dispute, and the purchase grants what they leave of it', async () => {
    await skena.stripe(refundEvent('pi_1', refund, monday));
    await skena.stripe(stripeEvent('charge.dispute.created', dispute, monday));
    expect((await soundAccount(skena, 'ann')).balance.available).toBe(15);
    expect(await openPayments()).toEqual([]);

    await skena.stripe(completed);

    const { balance, lots, entries } = await soundAccount(skena, 'ann');
    expect(balance).toMatchObject({ available: 15, frozen: 60, owed: 0 });
    expect(lots.find(({ kind }) => kind === 'purchase')).toMatchObject({
      credits: 100,
      refunded: 40,
      remaining: 60,
      state: 'frozen',
    });
    // biome-ignore format: one entry a row
    expect(entries.slice(0, 3).map(({ kind, credits, frozen, clause }) => [kind, credits, frozen, clause])).toEqual([
      ['clawback',   0,        60, 'MG-02'],
      ['refund',   -40, undefined, 'MG-05'],
      ['grant',    100, undefined, 'SK-14'],
    ]);
    expect(await kept()).toMatchObject({
      refunds: { re_1: { status: 'succeeded', amount: { amountMinor: 400, currency: 'USD' } } },
      disputes: { dp_1: { status: 'open', reason: 'fraudulent', amount: { amountMinor: 1000 } } },
      granted: { accountId: 'ann' },
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // told one after the other           in the end
    [['pending', 'succeeded'],            'succeeded'],
    [['succeeded', 'pending'],            'succeeded'],
    [['succeeded', 'failed'],             'failed'],
    [['failed', 'succeeded', 'pending'],  'failed'],
  ])('a refund told as %j is %s', async (statuses, status) => {
    for (const [index, told] of statuses.entries()) {
      await skena.stripe({
        ...refundEvent('pi_1', { ...refund, status: told }, monday),
        id: `evt_${index}`,
      });
    }
    expect((await kept()).refunds).toMatchObject({ re_1: { status } });
  });
});

describe('what is no event of Stripe changes nothing', () => {
  // biome-ignore format: one case a row
  it.each([
    // signed, and
    ['null'],
    ['"text"'],
    ['17'],
    ['true'],
    ['[]'],
    ['{}'],
    [''],
    ['evt_1'],
    ['{"id":"evt_1"'],
    ['[{"id":"evt_1"}]'],
    ['{"id":"evt_1","type":"payment_intent.succeeded","created":1772442000}'],
    ['{"id":"evt/1","type":"a","created":1772442000,"data":{"object":{}}}'],
    ['{"id":"evt_1","type":"a","created":"now","data":{"object":{}}}'],
    ['{"id":"evt_1","type":"a","created":1772442000,"data":{"object":null}}'],
  ])('%j', async (body) => {
    const before = await itemCount();
    expect(await skena.stripe(body)).toMatchObject({
      status: 400,
      body: { code: 'malformed_json' },
    });
    expect(await itemCount()).toBe(before);
  });

  const body = JSON.stringify(completed);
  const path = '/v1/skena/webhooks/stripe';
  const at = (by: number) => later(monday, { milliseconds: by * 1000 });
  const { 'stripe-signature': good = '' } = signStripe(body, monday);
  const { 'stripe-signature': other = '' } = signStripe(`${body} `, monday);

  // biome-ignore format: one case a row
  it.each([
    // case                          headers                                                 status
    ['no signature',                 {},                                                     400],
    ['an empty one',                 { 'stripe-signature': '' },                             400],
    ['one over other bytes',         { 'stripe-signature': other },                          400],
    ['one that lost a character',    { 'stripe-signature': good.slice(0, -1) },              400],
    ['one of version 0',             { 'stripe-signature': good.replace('v1=', 'v0=') },     400],
    ['one for another time',         { 'stripe-signature': good.replace('t=17', 't=16') },   400],
    ['Paddle\'s',                    signPaddle(body, monday),                               400],
    ['one 301 seconds old',          signStripe(body, at(-301)),                             400],
    ['one 301 seconds ahead',        signStripe(body, at(301)),                              400],
    ['one 300 seconds old',          signStripe(body, at(-300)),                             200],
    ['one 300 seconds ahead',        signStripe(body, at(300)),                              200],
    ['one beside that of a new key', { 'stripe-signature': `${good},v1=${'0'.repeat(64)}` }, 200],
  ])('%s', async (_case, headers, status) => {
    const before = await itemCount();
    const answer = await world.send({ method: 'POST', path, headers, body });
    expect(answer).toMatchObject({
      status,
      ...(status === 400 && { body: { code: 'bad_signature' } }),
    });
    const hasChanged = (await itemCount()) !== before;
    expect(hasChanged).toBe(status === 200);
  });

  it('the bytes that were signed count, also where the gateway wrote them in base64', async () => {
    const spaced = JSON.stringify({ ...completed, note: 'Zażółć 創作\r\n' }, null, 2);
    const headers = signStripe(spaced, monday);
    const encoded = Buffer.from(spaced).toString('base64');
    const sent = { method: 'POST', path, headers, body: encoded };
    expect(await world.send(sent)).toMatchObject({ status: 400 });
    expect(await world.send({ ...sent, isBase64Encoded: true })).toMatchObject({ status: 200 });
    expect((await soundAccount(skena, 'ann')).balance.available).toBe(115);
  });

  it('types that nobody asked for are kept, and answered', async () => {
    const before = (await itemCount()) ?? 0;
    const event = stripeEvent('invoice.finalized', { id: 'in_1', object: 'invoice' }, monday);
    expect(await skena.stripe(event)).toMatchObject({ status: 200 });
    expect(await skena.stripe(event)).toMatchObject({ status: 200 });
    expect(await itemCount()).toBe(before + 1);
    expect(await openPayments()).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // case                          method   path                           status
    ['Stripe where Paddle is used',  'POST',  '/v1/jimeng/webhooks/stripe',  404],
    ['Paddle where Stripe is used',  'POST',  '/v1/skena/webhooks/paddle',   404],
    ['a product there is not',       'POST',  '/v1/other/webhooks/stripe',   404],
    ['asked, not told',              'GET',   '/v1/skena/webhooks/stripe',   405],
  ])('%s', async (_case, method, where, status) => {
    const before = await itemCount();
    const headers = { ...signStripe(body, monday), ...signPaddle(body, monday) };
    expect(await world.send({ method, path: where, headers, body })).toMatchObject({ status });
    expect(await itemCount()).toBe(before);
  });
});
