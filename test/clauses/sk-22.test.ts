import { beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../shared/domain/instant.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney();
});

describe('SK-22: a claim is decided within 1 business day of Indonesia', () => {
  // biome-ignore format: one case a row
  it.each([
    // confirmed                  which is                                      due
    ['2026-03-02T09:00:00.000Z', 'a Monday',                                   '2026-03-03T16:59:59.999Z'],
    ['2026-03-02T16:59:59.999Z', 'the last moment of that Monday in Jakarta',  '2026-03-03T16:59:59.999Z'],
    ['2026-03-02T17:00:00.000Z', 'Tuesday in Jakarta, still Monday in UTC',    '2026-03-04T16:59:59.999Z'],
    ['2026-03-06T09:00:00.000Z', 'a Friday',                                   '2026-03-09T16:59:59.999Z'],
    ['2026-03-08T09:00:00.000Z', 'a Sunday',                                   '2026-03-09T16:59:59.999Z'],
    ['2026-03-18T09:00:00.000Z', 'before Nyepi; joint leave is worked',        '2026-03-20T16:59:59.999Z'],
    ['2026-04-02T09:00:00.000Z', 'before Good Friday and Easter',              '2026-04-06T16:59:59.999Z'],
  ])('confirmed %s, %s: due %s', async (at, _which, dueAt) => {
    const { desk, world, buy } = skena;
    world.set(toInstant(at));
    world.advance({ minutes: -10 });
    await buy('amina');
    const quote = await desk.quote('amina', 'faulty');
    world.set(at);

    const { body } = await desk.confirm(quote.refundQuoteId);

    expect(quote.decisionWithin).toBe('1 business day');
    expect(body).toMatchObject({ state: 'under_review', decisionDueAt: dueAt });
    expect(await desk.work('amina')).toMatchObject([{ kind: 'refund', id: body.refundId, dueAt }]);
  });

  // biome-ignore format: one case a row
  it.each([
    // ground        is open work
    ['faulty',       true],
    ['unauthorised', true],
    ['statutory',    true],
    ['outage',       true],
    ['unused',       false],
  ])('%s: somebody has to look at it, or nobody', async (ground, isWork) => {
    const { desk, buy } = skena;
    await buy('amina');
    const { refundId } = await desk.ask('amina', ground);
    const due = { id: refundId, dueAt: '2026-03-03T16:59:59.999Z', overdue: false };
    expect(await desk.work('amina')).toMatchObject(isWork ? [due] : []);
  });
});

describe('SK-22: somebody is warned a day before it is due, and the breach is marked', () => {
  const due = '2026-03-03T16:59:59.999Z';
  const dayBefore = '2026-03-02T16:59:59.999Z';
  const reports = () =>
    skena.world.log.flatMap(({ what }) =>
      /^refund_(nearly_due|missed)$/.test(what) ? [what] : [],
    );
  const at = async (time: string, refundId: string, milliseconds = 0) => {
    skena.world.set(time);
    skena.world.advance({ milliseconds });
    await skena.world.tick();
    const [work] = await skena.desk.work('amina');
    return { reports: reports(), refund: await skena.desk.refund(refundId), work };
  };

  it('to the millisecond', async () => {
    const { desk, buy } = skena;
    await buy('amina');
    const { refundId } = await desk.ask('amina', 'faulty');
    const quiet = { reports: [], work: { dueAt: due, overdue: false } };

    expect(await at(dayBefore, refundId)).toMatchObject(quiet);
    expect(await at(dayBefore, refundId, 1)).toMatchObject({
      ...quiet,
      reports: ['refund_nearly_due'],
    });
    const lastMoment = await at(due, refundId);
    expect(lastMoment).toMatchObject({ ...quiet, reports: ['refund_nearly_due'] });
    expect(lastMoment.refund).not.toHaveProperty('overdue');

    const missed = await at(due, refundId, 1);
    expect(missed).toMatchObject({
      reports: ['refund_nearly_due', 'refund_missed'],
      refund: { state: 'under_review', decisionDueAt: due, overdue: true },
      work: { id: refundId, dueAt: due, overdue: true },
    });
    expect(missed.work.summary).toContain('late');
  });

  it('decided late is decided all the same', async () => {
    const { desk, buy, sound } = skena;
    await buy('amina');
    const { refundId } = await desk.ask('amina', 'faulty');
    await at(due, refundId, 1);

    await desk.decide(refundId, 'approve');

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    expect(await at('2026-04-01T00:00:00.000Z', refundId)).toMatchObject({ work: undefined });
    expect(reports()).toEqual(['refund_missed']);
    await sound('amina');
  });

  it('decided in time, nobody is warned', async () => {
    const { desk, buy } = skena;
    await buy('amina');
    const { refundId } = await desk.ask('amina', 'faulty');
    await desk.decide(refundId, 'deny');
    expect(await at('2026-04-01T00:00:00.000Z', refundId)).toMatchObject({
      reports: [],
      work: undefined,
    });
  });

  it("what Stripe does not pay is somebody's work by the end of the next business day", async () => {
    const { desk, world, buy, sound } = skena;
    await buy('amina');
    world.payments.next('stripe', 'fail:expired_or_canceled_card');
    const { refundId } = await desk.ask('amina', 'unused');
    expect(await desk.work('amina')).toMatchObject([{ id: refundId, dueAt: due }]);
    expect((await sound('amina')).balance).toMatchObject({ available: 115, frozen: 0 });

    await desk.decide(refundId, 'approve');

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    expect(await desk.work('amina')).toEqual([]);
    expect((await sound('amina')).balance).toMatchObject({ available: 15, frozen: 0 });
  });
});
