import { beforeEach, describe, expect, it } from 'vitest';
import { type Duration, toInstant } from '../../shared/domain/instant.ts';
import { intentSucceeded, sessionCompleted } from '../support/purchases.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

const week = { hours: 168 };

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

describe('SK-08: within 168 hours of the purchase, the last moment included', () => {
  // biome-ignore format: one case a row
  it.each([
    // asked for after                                          answer       code             clause
    ['at once',        {},                                      'automatic', 'eligible',      'SK-08'],
    ['167:59:59.999',  { hours: 168, milliseconds: -1 },        'automatic', 'eligible',      'SK-08'],
    ['168:00:00.000',  week,                                    'automatic', 'eligible',      'SK-08'],
    ['168:00:00.001',  { hours: 168, milliseconds: 1 },         'refused',   'window_closed', 'SK-15'],
    ['a month',        { days: 30 },                            'refused',   'window_closed', 'SK-15'],
  ])('%s', async (_case, after: Duration, outcome, code, clause) => {
    const { desk, world, buy, sound } = skena;
    await buy('amina');
    const until = toInstant('2026-03-09T09:00:00.000Z');
    world.advance(after);

    const quote = await desk.quote('amina', 'unused');

    expect(quote).toMatchObject({ outcome, code, clause });
    expect(quote.net.amountMinor > 0).toBe(code === 'eligible');
    const standing = { eligible: code === 'eligible', until, code, clause };
    const { lots } = await sound('amina');
    expect(lots[1]?.refund).toMatchObject(standing);
    const [order] = await desk.orders('amina');
    expect(order.refund).toMatchObject(standing);
    expect((await desk.confirm(quote.refundQuoteId)).status).toBe(code === 'eligible' ? 202 : 409);
  });

  // biome-ignore format: one case a row
  it.each([
    // a quote of the last moment, confirmed after              then
    ['29:59.999',  { minutes: 30, milliseconds: -1 },           { status: 202, body: { state: 'approved' } }],
    ['30:00.000',  { minutes: 30 },                             { status: 202, body: { state: 'approved' } }],
    ['30:00.001',  { minutes: 30, milliseconds: 1 },            { status: 409, body: { code: 'quote_expired' } }],
  ])('what was asked in time is confirmed %s later', async (_case, after, then) => {
    const { desk, world, buy, sound } = skena;
    await buy('amina');
    world.advance(week);
    const { refundQuoteId } = await desk.quote('amina', 'unused');
    world.advance(after);

    expect(await desk.confirm(refundQuoteId)).toMatchObject(then);

    const left = then.status === 202 ? 15 : 115;
    expect((await sound('amina')).balance).toMatchObject({ available: left, frozen: 0 });
  });
});

const bought = (at: string) => ({
  account: 'zoe',
  pack: 'starter',
  payment: 'pi_1',
  at: toInstant(at),
});

describe('SK-08: 168 hours, whatever the clocks of the customer say', () => {
  // biome-ignore format: one case a row
  it.each([
    // country  bought                     there                             until
    ['US',     '2026-03-05T12:00:00.000Z', 'clocks go forward on the 8th',   '2026-03-12T12:00:00.000Z'],
    ['US',     '2026-10-29T03:30:00.000Z', 'clocks go back on 1 November',   '2026-11-05T03:30:00.000Z'],
    ['DE',     '2026-03-28T23:30:00.000Z', 'clocks go forward in an hour',   '2026-04-04T23:30:00.000Z'],
    ['NZ',     '2026-04-01T11:59:59.000Z', 'it is a day later already',      '2026-04-08T11:59:59.000Z'],
    ['ID',     '2026-03-02T17:00:00.000Z', 'a day begins',                   '2026-03-09T17:00:00.000Z'],
  ])('%s: bought %s, where %s', async (country, at, _there, until) => {
    const { app, desk, world } = skena;
    world.set(at);
    await app.post('/accounts', { accountId: 'zoe', email: 'zoe@example.com', country });
    await app.stripe(sessionCompleted(bought(at)));

    world.set(until);
    expect(await desk.quote('zoe', 'unused')).toMatchObject({ code: 'eligible' });
    world.advance({ milliseconds: 1 });
    expect(await desk.quote('zoe', 'unused')).toMatchObject({ code: 'window_closed' });
  });

  it('the earliest of the events that say it was paid counts', async () => {
    const { app, desk, world } = skena;
    await app.open('zoe');
    await app.stripe(sessionCompleted(bought('2026-03-02T09:05:00.000Z')));
    await app.stripe(intentSucceeded(bought('2026-03-02T09:00:00.000Z')));

    world.set('2026-03-09T09:00:00.001Z');
    expect(await desk.quote('zoe', 'unused')).toMatchObject({ code: 'window_closed' });
  });
});
