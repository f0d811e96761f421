import { describe, expect, it } from 'vitest';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld } from '../support/world.ts';

/** Ann says that a payment was not hers. */
async function askedAt(at: string) {
  const world = await newWorld({ at, providers: true });
  const jimeng = productClient(world, 'jimeng');
  const desk = refundDesk(world, jimeng);
  await paddleCustomer(jimeng, hundredPack('ann', world.now()));
  const asked = await desk.ask('ann', 'faulty');
  const warnings = () => world.log.map(({ what }) => what).filter((what) => /^refund_/.test(what));
  return { world, desk, asked, warnings };
}

describe('JM-13: a request is decided within 5 business days, the day it came not counted', () => {
  // biome-ignore format: one case a row
  it.each([
    // it came                                               is due
    ['on a Monday',             '2026-03-02T09:00:00.000Z', '2026-03-09T23:59:59.999Z'],
    ['at its first moment',     '2026-03-02T00:00:00.000Z', '2026-03-09T23:59:59.999Z'],
    ['at its last moment',      '2026-03-02T23:59:59.999Z', '2026-03-09T23:59:59.999Z'],
    ['a millisecond later',     '2026-03-03T00:00:00.000Z', '2026-03-10T23:59:59.999Z'],
    ['on a Friday',             '2026-03-06T12:00:00.000Z', '2026-03-13T23:59:59.999Z'],
    ['on a Saturday',           '2026-03-07T12:00:00.000Z', '2026-03-13T23:59:59.999Z'],
    ['late on a Sunday',        '2026-03-08T23:59:59.999Z', '2026-03-13T23:59:59.999Z'],
    ['as clocks change in Rome','2026-03-27T23:30:00.000Z', '2026-04-03T23:59:59.999Z'],
    ['before New Year',         '2026-12-30T12:00:00.000Z', '2027-01-06T23:59:59.999Z'],
  ])('%s', async (_case, at, dueAt) => {
    const { asked, desk } = await askedAt(at);
    expect(asked).toMatchObject({ state: 'under_review', decisionDueAt: dueAt });
    expect(await desk.work('ann')).toMatchObject([{ dueAt, overdue: false }]);
    expect((await desk.quote('ann', 'quality')).decisionWithin).toBeUndefined();
  });

  it('the customer is told so, in words', async () => {
    const world = await newWorld({ providers: true });
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    expect(await refundDesk(world, jimeng).quote('ann', 'faulty')).toMatchObject({
      outcome: 'review',
      decisionWithin: '5 business days',
    });
  });
});

describe('JM-13: nobody can overlook that it is nearly late, or late', () => {
  const dueAt = toInstant('2026-03-09T23:59:59.999Z');
  const dayBefore = later(dueAt, { days: -1 });

  // biome-ignore format: one case a row
  it.each([
    // at                            as                                 warned of                                  late
    ['a day before it is due',       dayBefore,                         [],                                        false],
    ['a millisecond later',          later(dayBefore, { milliseconds: 1 }), ['refund_nearly_due'],                 false],
    ['the last moment',              dueAt,                             ['refund_nearly_due'],                     false],
    ['a millisecond after that',     later(dueAt, { milliseconds: 1 }), ['refund_nearly_due', 'refund_missed'],    true],
    ['a week later',                 later(dueAt, { days: 7 }),         ['refund_nearly_due', 'refund_missed'],    true],
  ])('%s', async (_case, until, expected, overdue) => {
    const { world, desk, asked, warnings } = await askedAt('2026-03-02T09:00:00.000Z');
    for (const at of [dayBefore, later(dayBefore, { milliseconds: 1 }), dueAt, until]) {
      if (at > until) continue;
      world.set(at);
      await world.tick();
      await world.tick();
    }

    expect(warnings()).toEqual(expected);
    expect((await desk.refund(asked.refundId)).overdue ?? false).toBe(overdue);
    expect(await desk.work('ann')).toMatchObject([{ id: asked.refundId, dueAt, overdue }]);
  });

  it('a schedule that did not run for a week says only that it is late', async () => {
    const { world, warnings } = await askedAt('2026-03-02T09:00:00.000Z');
    world.set(later(dueAt, { days: 7 }));
    await world.tick();
    expect(warnings()).toEqual(['refund_missed']);
  });

  it('decided in time, there is nothing to warn of', async () => {
    const { world, desk, asked, warnings } = await askedAt('2026-03-02T09:00:00.000Z');
    world.set(dueAt);
    await desk.decide(asked.refundId, 'deny');
    world.advance({ days: 7 });
    await world.tick();
    expect(warnings()).toEqual([]);
    expect(await desk.refund(asked.refundId)).not.toHaveProperty('overdue');
    expect(await desk.work('ann')).toEqual([]);
  });

  it('decided late, it is work no more', async () => {
    const { world, desk, asked } = await askedAt('2026-03-02T09:00:00.000Z');
    world.set(later(dueAt, { days: 1 }));
    await world.tick();
    await desk.decide(asked.refundId, 'approve');
    const decided = await desk.refund(asked.refundId);
    expect(decided).toMatchObject({ state: 'succeeded' });
    expect(decided).not.toHaveProperty('overdue');
    expect(decided.history[1]).toMatchObject({ by: 'schedule', note: 'overdue' });
    expect(await desk.work('ann')).toEqual([]);
  });
});
