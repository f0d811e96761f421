import { beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

describe('SK-10: approved money is with the provider within 5 business days of Indonesia', () => {
  // biome-ignore format: one case a row
  it.each([
    // approved                   which is                                        due
    ['2026-03-02T09:00:00.000Z', 'a Monday',                                     '2026-03-09T16:59:59.999Z'],
    ['2026-03-02T16:59:59.999Z', 'the last moment of that Monday in Jakarta',    '2026-03-09T16:59:59.999Z'],
    ['2026-03-02T17:00:00.000Z', 'Tuesday in Jakarta, still Monday in UTC',      '2026-03-10T16:59:59.999Z'],
    ['2026-03-06T09:00:00.000Z', 'a Friday',                                     '2026-03-13T16:59:59.999Z'],
    ['2026-03-07T09:00:00.000Z', 'a Saturday',                                   '2026-03-13T16:59:59.999Z'],
    ['2026-03-08T17:30:00.000Z', 'Monday in Jakarta, still Sunday in UTC',       '2026-03-16T16:59:59.999Z'],
    ['2026-03-16T09:00:00.000Z', 'before Nyepi, joint leave and a weekend',      '2026-03-24T16:59:59.999Z'],
    ['2026-04-01T09:00:00.000Z', 'before Good Friday and Easter',                '2026-04-09T16:59:59.999Z'],
    ['2026-12-23T17:00:00.000Z', 'Christmas Eve in Jakarta',                     '2027-01-04T16:59:59.999Z'],
    ['2026-12-30T09:00:00.000Z', 'before New Year and Isra Mikraj',              '2027-01-08T16:59:59.999Z'],
  ])('approved %s, %s: due %s', async (at, _which, payoutDueAt) => {
    const { desk, world, buy } = skena;
    world.set(toInstant(at));
    world.advance({ minutes: -20 });
    const { orderId } = await buy('amina');
    const { refundQuoteId } = await desk.quote('amina', 'unused', { orderId });
    world.set(at);

    const { body } = await desk.confirm(refundQuoteId);

    expect(body).toMatchObject({ state: 'approved', payoutDueAt, history: [{ at }] });
  });

  it('the days count from the approval, not from when it was asked for', async () => {
    const { desk, world, buy } = skena;
    await buy('amina');
    const asked = await desk.ask('amina', 'faulty');
    expect(asked).toMatchObject({ state: 'under_review' });
    expect(asked).not.toHaveProperty('payoutDueAt');
    world.advance({ days: 2 });

    const { body } = await desk.decide(asked.refundId, 'approve');

    expect(body).toMatchObject({ state: 'approved', payoutDueAt: '2026-03-11T16:59:59.999Z' });
  });
});

describe('SK-10: the money goes back the way it came', () => {
  it('as a refund of the very payment, and what the customer reads says how long it takes', async () => {
    const { desk, buy, sound } = skena;
    const first = await buy('amina');
    const second = await buy('amina', { pack: 'studio', amount: 5000 });

    const quote = await desk.quote('amina', 'unused', { orderId: first.orderId });
    await desk.confirm(quote.refundQuoteId);

    expect(quote.payoutWithin).toBe('5 business days');
    expect(desk.sent(first.payment)).toMatchObject([
      { call: 'refunds.create', params: { amount: 941 } },
    ]);
    expect(desk.sent(second.payment)).toEqual([]);
    expect((await sound('amina')).balance).toMatchObject({ available: 565, frozen: 0 });
  });

  it('what Stripe has accepted is in time; not paid by then, somebody asks after it', async () => {
    const { desk, world, buy } = skena;
    await buy('amina');
    world.payments.next('stripe', 'pending');
    const { refundId } = await desk.ask('amina', 'unused');
    world.advance({ days: 30 });

    await world.tick();

    const refund = await desk.refund(refundId);
    expect(refund).toMatchObject({ state: 'submitted' });
    expect(refund).not.toHaveProperty('overdue');
    expect(await desk.work('amina')).toMatchObject([{ id: refundId, dueAt: refund.payoutDueAt }]);
  });
});

describe('SK-10: somebody is warned after 3 business days, and the breach is marked after 5', () => {
  const warned = '2026-03-05T16:59:59.999Z';
  const due = '2026-03-09T16:59:59.999Z';
  const reports = () =>
    skena.world.log.flatMap((line) =>
      /^refund_(nearly_due|missed)/.test(String(line.what)) ? [line.what] : [],
    );

  // biome-ignore format: one case a row
  it.each([
    // Stripe goes on                  with                            times per call
    ['saying that it is too much',     'fail:rate_limit' as const,     1],
    ['not answering',                  'timeout' as const,             2],
  ])('Stripe goes on %s', async (_case, behaviour, times) => {
    const { desk, world, buy, sound } = skena;
    const { payment } = await buy('amina');
    const at = async (time: string, more = 0) => {
      for (let call = 0; call < times; call += 1) world.payments.next('stripe', behaviour);
      world.set(time);
      world.advance({ milliseconds: more });
      await world.tick();
      return desk.refund(refundId);
    };
    for (let call = 0; call < times; call += 1) world.payments.next('stripe', behaviour);
    const { refundId, ...asked } = await desk.ask('amina', 'unused');
    expect(asked).toMatchObject({ state: 'approved', payoutDueAt: due });

    expect(await at(warned)).not.toHaveProperty('overdue');
    expect(await desk.work('amina')).toEqual([]);

    expect(await at(warned, 3_600_000)).not.toHaveProperty('overdue');
    expect(await desk.work('amina')).toMatchObject([{ id: refundId, dueAt: due, overdue: false }]);

    expect(await at(due)).not.toHaveProperty('overdue');
    expect(await desk.work('amina')).toMatchObject([{ dueAt: due, overdue: false }]);

    expect(await at(due, 3_600_000)).toMatchObject({ state: 'approved', overdue: true });
    const [work] = await desk.work('amina');
    expect(work).toMatchObject({ id: refundId, dueAt: due, overdue: true });
    expect(work.summary).toContain('late');
    expect(reports()).toEqual(['refund_nearly_due', 'refund_missed']);
    expect((await sound('amina')).balance).toMatchObject({ available: 15, frozen: 100 });

    world.advance({ hours: 1 });
    await world.tick();

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', net: dollars(941) });
    expect(await desk.work('amina')).toEqual([]);
    expect(desk.sent(payment).filter(({ result }) => result.outcome === 'ok')).toHaveLength(1);
    expect((await sound('amina')).balance).toMatchObject({ available: 15, frozen: 0 });
  });
});
