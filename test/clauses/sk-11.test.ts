import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

describe('SK-11: the fee covers what Stripe keeps, is at most 6 % of what is refunded, and is rounded down', () => {
  // biome-ignore format: one case a row
  it.each([
    // paid  Stripe keeps   fee    pays     because
    [1,      30,            0,     1,       '6 % of the smallest unit is none'],
    [16,     30,            0,     16,      '6 % is 0.96'],
    [17,     30,            1,     16,      '6 % is 1.02'],
    [33,     31,            1,     32,      '6 % is 1.98'],
    [34,     31,            2,     32,      '6 % is 2.04'],
    [50,     31,            3,     47,      '6 % is 3 exactly'],
    [966,    58,            57,    909,     '6 % is 57.96, less than is kept'],
    [967,    58,            58,    909,     '6 % is 58.02, and covers it'],
    [1000,   59,            59,    941,     '6 % is 60, more than is kept'],
    [1001,   59,            59,    942,     '6 % is 60.06'],
    [5000,   175,           175,   4825,    '6 % is 300'],
    [999999, 29030,         29030, 970969,  '6 % is 59999.94'],
  ])('%i cents, of which Stripe keeps %i: fee %i, paid %i, because %s', async (amount, _kept, fee, net) => {
    const { desk, buy, sound } = skena;
    const { payment } = await buy('amina', { amount });

    const quote = await desk.quote('amina', 'unused');

    const terms = { gross: dollars(amount), fee: dollars(fee), net: dollars(net) };
    expect(quote).toMatchObject({ ...terms, creditsRetired: 100, clause: 'SK-08' });
    await desk.confirm(quote.refundQuoteId);
    expect(desk.sent(payment)).toMatchObject([{ params: { amount: net } }]);
    const [{ refunds }] = await desk.orders('amina');
    expect(await desk.refund(refunds[0])).toMatchObject({ state: 'succeeded', ...terms });
    expect((await sound('amina')).lots[1]).toMatchObject({ state: 'refunded', refunded: 100 });
  });

  // biome-ignore format: one case a row
  it.each([
    // currency  fee  the customer reads
    ['usd',      59, 'USD 9.41 would be paid back, which is USD 10.00 less a fee of USD 0.59'],
    ['idr',      59, 'IDR 9.41 would be paid back, which is IDR 10.00 less a fee of IDR 0.59'],
    ['jpy',      59, 'JPY 941 would be paid back, which is JPY 1,000 less a fee of JPY 59'],
    ['kwd',      59, 'KWD 0.941 would be paid back, which is KWD 1.000 less a fee of KWD 0.059'],
  ])('is shown before anything is confirmed: %s', async (currency, fee, words) => {
    const { desk, buy } = skena;
    await buy('amina', { currency });

    const quote = await desk.quote('amina', 'unused');

    expect(quote.fee).toEqual({ amountMinor: fee, currency: currency.toUpperCase() });
    expect(quote.explanation).toContain(words);
  });

  it('nothing is refunded without a quote that showed it', async () => {
    const { app, desk, buy } = skena;
    await buy('amina');
    expect(
      await app.post('/refunds', { orderId: 'ord_1' }, { 'idempotency-key': 'one' }),
    ).toMatchObject({ status: 422 });
    expect(await desk.confirm('rfq_01ARZ3NDEKTSV4RRFFQ69G5FAV')).toMatchObject({
      status: 404,
      body: { code: 'quote_not_found' },
    });
  });
});

describe('SK-11: no fee is kept where the customer is not the reason', () => {
  // biome-ignore format: one case a row
  it.each([
    // ground          answer       code                clause
    ['duplicate',     'automatic', 'eligible',         'SK-11'],
    ['unauthorised',  'review',    'claim_to_check',   'SK-11'],
    ['outage',        'review',    'claim_to_check',   'SK-11'],
    ['faulty',        'review',    'claim_to_check',   'SK-20'],
    ['statutory',     'review',    'statutory_claim',  'SK-15'],
  ])('%s', async (ground, outcome, code, clause) => {
    const { desk, world, buy, sound } = skena;
    await buy('amina');
    world.advance({ minutes: 10 });
    const { orderId, payment } = await buy('amina');

    const quote = await desk.quote('amina', ground, { orderId });

    const terms = { gross: dollars(1000), fee: dollars(0), net: dollars(1000) };
    expect(quote).toMatchObject({ outcome, code, clause, ...terms, creditsRetired: 100 });
    const { body } = await desk.confirm(quote.refundQuoteId);
    if (outcome === 'review') await desk.decide(body.refundId, 'approve');
    expect(await desk.refund(body.refundId)).toMatchObject({ state: 'succeeded', ...terms });
    expect(desk.sent(payment)).toMatchObject([{ params: { amount: 1000 } }]);
    expect((await sound('amina')).balance).toMatchObject({ available: 115, frozen: 0, owed: 0 });
  });
});
