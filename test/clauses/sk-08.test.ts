import { beforeEach, describe, expect, it } from 'vitest';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

describe('SK-08: an unspent purchase goes back in cash', () => {
  it('by two calls: a quote that binds, and its confirmation', async () => {
    const { app, desk, world, buy, sound } = skena;
    const { orderId, payment } = await buy('amina');
    world.advance({ days: 1 });

    const quote = await desk.quote('amina', 'unused');

    expect(quote).toMatchObject({
      orderId,
      ground: 'unused',
      outcome: 'automatic',
      code: 'eligible',
      clause: 'SK-08',
      gross: dollars(1000),
      fee: dollars(59),
      net: dollars(941),
      creditsRetired: 100,
      payoutWithin: '5 business days',
      expiresAt: '2026-03-03T09:30:00.000Z',
    });
    expect(quote).not.toHaveProperty('decisionWithin');
    expect((await sound('amina')).balance).toMatchObject({ available: 115, frozen: 0 });

    const { status, body } = await desk.confirm(quote.refundQuoteId);

    expect({ status, state: body.state }).toEqual({ status: 202, state: 'approved' });
    const refund = await desk.refund(body.refundId);
    expect(refund).toMatchObject({ state: 'succeeded', accountId: 'amina', external: false });
    expect(refund).toMatchObject({ gross: dollars(1000), fee: dollars(59), net: dollars(941) });
    expect(refund.history).toMatchObject([{ by: 'policy' }, { state: 'succeeded', by: 'stripe' }]);
    expect(desk.sent(payment)).toMatchObject([{ params: { amount: 941 } }]);
    const { balance, lots, entries } = await sound('amina');
    expect(balance).toEqual({ available: 15, pending: 0, frozen: 0, owed: 0 });
    expect(lots[1]).toMatchObject({ state: 'refunded', remaining: 0, refunded: 100 });
    expect(lots[1]?.refund).toMatchObject({ eligible: false, code: 'already_refunded' });
    expect(entries[0]).toMatchObject({ kind: 'refund', orderId, clause: 'SK-08' });
    const [order] = (await app.get('/accounts/amina/orders')).body.items;
    expect(order).toMatchObject({ orderId, refunds: [refund.refundId] });
  });

  it('once: while it goes back, and when it has, nobody can ask for it again', async () => {
    const { desk, world, buy, settle, sound } = skena;
    const { payment } = await buy('amina');
    const { refundQuoteId } = await desk.quote('amina', 'unused');
    world.payments.next('stripe', 'pending');
    const { body } = await desk.confirm(refundQuoteId);

    expect(await desk.quote('amina', 'unused')).toMatchObject({ code: 'refund_open' });
    expect((await desk.confirm(refundQuoteId)).body.refundId).toBe(body.refundId);
    expect((await sound('amina')).balance).toMatchObject({ available: 15, frozen: 100 });
    await settle(payment, 'succeeded');

    expect(await desk.quote('amina', 'unused')).toMatchObject({ code: 'already_refunded' });
    expect((await desk.confirm(refundQuoteId)).body.refundId).toBe(body.refundId);
    expect(desk.sent(payment)).toHaveLength(1);
    await sound('amina');
  });

  it('not while it is on its way: its credits cannot be spent', async () => {
    const { app, desk, world, buy, start, settle, sound } = skena;
    const { payment } = await buy('amina');
    world.payments.next('stripe', 'pending');
    const { refundId, state } = await desk.ask('amina', 'unused');
    expect(state).toBe('submitted');

    expect(await start('amina', 'job-1')).toMatchObject({
      status: 402,
      body: { code: 'insufficient_credits', available: 15 },
    });
    await settle(payment, 'failed');

    expect(await desk.refund(refundId)).toMatchObject({ state: 'failed' });
    expect((await sound('amina')).balance).toMatchObject({ available: 115, frozen: 0 });
    expect(await start('amina', 'job-1')).toMatchObject({ status: 201 });
    expect((await app.job('job-1')).status).toBe('running');
  });

  it('where support had taken credits of it before, it is not whole', async () => {
    const { app, desk, buy } = skena;
    await buy('amina');
    const taking = { credits: -20, reason: 'a slip', by: 'sue' };
    await app.support.post('/accounts/amina/adjustments', taking, { 'idempotency-key': 'slip' });

    expect(await desk.quote('amina', 'unused')).toMatchObject({
      outcome: 'refused',
      code: 'lot_used',
      clause: 'SK-19',
    });
  });
});
