import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
const ask = (accountId: string, naming: object) =>
  skena.app.post('/refund-quotes', { accountId, ground: 'unused', ...naming });

const notFound = { status: 404, body: { code: 'order_not_found' } };

describe('SK-12: a purchase is named by the order id that the account history shows', () => {
  beforeEach(async () => {
    skena = await skenaMoney();
  });

  it('each of them, newest first', async () => {
    const { app, world, buy } = skena;
    const first = await buy('amina');
    world.advance({ days: 1 });
    const second = await buy('amina', { pack: 'studio', amount: 5000 });

    const { items } = (await app.get('/accounts/amina/orders')).body;

    expect(items).toMatchObject([
      { orderId: second.orderId, pack: 'studio', credits: 550, paid: { amountMinor: 5000 } },
      { orderId: first.orderId, pack: 'starter', credits: 100, paid: { amountMinor: 1000 } },
    ]);
    for (const { orderId } of [first, second]) {
      expect(await ask('amina', { orderId })).toMatchObject({ status: 200, body: { orderId } });
    }
  });

  it('of that account alone', async () => {
    const { buy } = skena;
    const hers = await buy('amina');
    await buy('zoe');
    const unknown = { status: 404, body: { code: 'account_not_found' } };

    expect(await ask('zoe', { orderId: hers.orderId })).toMatchObject(notFound);
    expect(await ask('amina', { orderId: 'ord_01ARZ3NDEKTSV4RRFFQ69G5FAV' })).toMatchObject(
      notFound,
    );
    expect(await ask('nobody', { orderId: hers.orderId })).toMatchObject(unknown);
  });
});

describe('SK-12: who does not know the id may name the day and the amount', () => {
  beforeAll(async () => {
    skena = await skenaMoney({ at: '2026-03-02T17:30:00.000Z' });
    await skena.buy('amina');
  });

  // biome-ignore format: one case a row
  it.each([
    // paid half past midnight of 3 March in Jakarta      named by                                           found
    ['two days before',                                   { paidOn: '2026-03-01' },                          false],
    ['the day before, which it was in UTC',               { paidOn: '2026-03-02' },                          true],
    ['the day itself',                                    { paidOn: '2026-03-03' },                          true],
    ['the day after',                                     { paidOn: '2026-03-04' },                          true],
    ['two days after',                                    { paidOn: '2026-03-05' },                          false],
    ['the amount',                                        { amountMinor: 1000 },                             true],
    ['day and amount',                                    { paidOn: '2026-03-03', amountMinor: 1000 },       true],
    ['the amount with tax on top',                        { paidOn: '2026-03-03', amountMinor: 1110 },       true],
    ['a quarter less',                                    { amountMinor: 750 },                              true],
    ['a quarter more',                                    { amountMinor: 1250 },                             true],
    ['a cent below that',                                 { amountMinor: 749 },                              false],
    ['a cent above that',                                 { amountMinor: 1251 },                             false],
    ['the day, and the amount of something else',         { paidOn: '2026-03-03', amountMinor: 5000 },       false],
    ['the amount, and another day',                       { paidOn: '2026-04-03', amountMinor: 1000 },       false],
  ])('%s', async (_case, naming, isFound) => {
    const found = { status: 200, body: { outcome: 'automatic', code: 'eligible' } };
    expect(await ask('amina', naming)).toMatchObject(isFound ? found : notFound);
  });

  // biome-ignore format: one case a row
  it.each([
    // named by                             what is wrong
    ['nothing',                {},                                 'orderId'],
    ['no day of a calendar',   { paidOn: '2026-02-30' },           'paidOn'],
    ['a time',                 { paidOn: '2026-03-03T00:00:00Z' }, 'paidOn'],
    ['less than nothing',      { amountMinor: -1 },                'amountMinor'],
    ['a half cent',            { amountMinor: 999.5 },             'amountMinor'],
  ])('named by %s, it is no request', async (_case, naming, path) => {
    expect(await ask('amina', naming)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request', errors: [{ path }] },
    });
  });
});

describe('SK-12: where day and amount fit several purchases, the customer is understood kindly', () => {
  beforeEach(async () => {
    skena = await skenaMoney();
  });

  it('the exact amount is meant before one that is near it', async () => {
    const { buy } = skena;
    const cheaper = await buy('amina', { amount: 1000 });
    const dearer = await buy('amina', { amount: 1100 });

    expect((await ask('amina', { amountMinor: 1000 })).body.orderId).toBe(cheaper.orderId);
    expect((await ask('amina', { amountMinor: 1100 })).body.orderId).toBe(dearer.orderId);
  });

  it('the one that can go back is meant before one that cannot', async () => {
    const { app, buy, start } = skena;
    const spent = await buy('amina');
    await start('amina', 'job-1');
    await app.succeed('job-1');
    const whole = await buy('amina');

    expect((await ask('amina', { orderId: spent.orderId })).body.code).toBe('lot_used');
    expect((await ask('amina', { paidOn: '2026-03-02', amountMinor: 1000 })).body).toMatchObject({
      orderId: whole.orderId,
      code: 'eligible',
    });
  });
});
