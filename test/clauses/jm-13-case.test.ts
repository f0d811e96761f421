import { describe, expect, it } from 'vitest';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { newWorld } from '../support/world.ts';

/** Ann asks for money, and does not say for which purchase. */
async function askedAt(at: string, told: object = {}) {
  const world = await newWorld({ at });
  const jimeng = productClient(world, 'jimeng');
  await jimeng.open('ann');
  const help = helpDesk(jimeng);
  const asked = await help.ask({ kind: 'refund', ...told });
  const reminders = () => world.log.filter(({ what }) => /^case_(nearly_due|missed)$/.test(what));
  return { world, help, asked, reminders };
}

describe('JM-13: a case is answered within 5 business days, the day it came not counted', () => {
  // biome-ignore format: one case a row
  it.each([
    // it came                                                is due
    ['on a Monday',             '2026-03-02T09:00:00.000Z', '2026-03-09T23:59:59.999Z'],
    ['at its first moment',     '2026-03-02T00:00:00.000Z', '2026-03-09T23:59:59.999Z'],
    ['at its last moment',      '2026-03-02T23:59:59.999Z', '2026-03-09T23:59:59.999Z'],
    ['a millisecond later',     '2026-03-03T00:00:00.000Z', '2026-03-10T23:59:59.999Z'],
    ['on a Saturday',           '2026-03-07T12:00:00.000Z', '2026-03-13T23:59:59.999Z'],
    ['late on a Sunday',        '2026-03-08T23:59:59.999Z', '2026-03-13T23:59:59.999Z'],
    ['before New Year',         '2026-12-30T12:00:00.000Z', '2027-01-06T23:59:59.999Z'],
  ])('%s', async (_case, at, dueAt) => {
    const { asked, help } = await askedAt(at);
    expect(asked).toMatchObject({ dueAt, receivedAt: at, overdue: false });
    expect(await help.work()).toMatchObject([{ id: asked.caseId, dueAt, overdue: false }]);
  });

  it('its clock is not stopped by asking for more, nor set again by being told', async () => {
    const { world, help, asked } = await askedAt('2026-03-02T09:00:00.000Z');
    const { caseId, dueAt } = asked;
    const isDue = async (state: string) => {
      expect(await help.file(caseId)).toMatchObject({ state, dueAt });
      expect(await help.work()).toMatchObject([{ id: caseId, dueAt }]);
    };
    await isDue('waiting');
    world.advance({ days: 1 });
    await help.tell(caseId, { paidOn: '2026-03-01', amountMinor: 990 });
    await isDue('open');
    world.advance({ days: 1 });
    await help.answer(caseId, 'needs_information', { message: 'Which card?' });
    await isDue('waiting');
    world.advance({ days: 1 });
    await help.tell(caseId, { message: 'The blue one.' });
    await isDue('open');
    expect(
      (await help.file(caseId)).messages.map(({ by, outcome, message }) => [by, outcome, message]),
    ).toEqual([
      ['customer', undefined, 'Please have a look.'],
      ['sue', 'needs_information', 'Which card?'],
      ['customer', undefined, 'The blue one.'],
    ]);
  });
});

describe('JM-13: nobody can overlook a case that is nearly late, or late', () => {
  const dueAt = toInstant('2026-03-09T23:59:59.999Z');
  const dayBefore = later(dueAt, { days: -1 });
  const afterwards = (milliseconds: number) => later(dueAt, { milliseconds });
  const nearly = 'case_nearly_due';
  const missed = 'case_missed';

  // biome-ignore format: one case a row
  it.each([
    // at                          as                                    reminded of        late
    ['the moment before that day', later(dayBefore, { milliseconds: -1 }), [],               false],
    ['the first of that day',      later(dayBefore, { milliseconds: 1 }),  [nearly],         false],
    ['the last moment',            dueAt,                                [nearly],           false],
    ['two milliseconds later',     afterwards(2),                        [nearly, missed],   true],
    ['a week later',               later(dueAt, { days: 7 }),            [nearly, missed],   true],
  ])('%s', async (_case, until, expected, overdue) => {
    const { world, help, asked, reminders } = await askedAt('2026-03-02T09:00:00.000Z');
    for (const at of [later(dayBefore, { milliseconds: 1 }), dueAt, until]) {
      if (at > until) continue;
      world.set(at);
      await world.tick();
      await world.tick();
    }
    expect(reminders().map(({ what }) => what)).toEqual(expected);
    for (const line of reminders()) expect(line).toMatchObject({ id: asked.caseId, level: 'error' });
    expect((await help.file(asked.caseId)).overdue).toBe(overdue);
    expect(await help.work()).toMatchObject([{ id: asked.caseId, dueAt, overdue }]);
  });

  it('a schedule that did not run for a week says only that it is late', async () => {
    const { world, reminders } = await askedAt('2026-03-02T09:00:00.000Z');
    world.set(later(dueAt, { days: 7 }));
    expect(await world.tick()).toMatchObject({ cases: 1, failed: 0 });
    expect(await world.tick()).toMatchObject({ cases: 0 });
    expect(reminders().map(({ what }) => what)).toEqual([missed]);
  });

  // biome-ignore format: one case a row
  it.each([
    // answered                   until        reminded of
    ['before anybody was',        dayBefore,   []],
    ['when it was nearly late',   dueAt,       [nearly]],
  ])('answered %s, nobody is reminded any more', async (_when, until, expected) => {
    const { world, help, asked, reminders } = await askedAt('2026-03-02T09:00:00.000Z');
    world.set(until);
    if (expected.length > 0) await world.tick();
    await help.answer(asked.caseId, 'declined');
    for (const days of [1, 7, 30]) {
      world.advance({ days });
      await world.tick();
    }
    expect(reminders().map(({ what }) => what)).toEqual(expected);
    expect(await help.work()).toEqual([]);
  });

  it('answered late it is answered all the same, and work no more', async () => {
    const { world, help, asked } = await askedAt('2026-03-02T09:00:00.000Z');
    world.set(later(dueAt, { days: 1 }));
    await world.tick();
    expect(await help.answer(asked.caseId, 'declined')).toMatchObject({ status: 200 });
    expect(await help.file(asked.caseId)).toMatchObject({ state: 'answered', overdue: false });
    expect(await help.work()).toEqual([]);
  });

  it('what is told while somebody is reminded is not lost, and nobody is reminded twice', async () => {
    const { world, help, asked, reminders } = await askedAt('2026-03-02T09:00:00.000Z');
    world.set(dueAt);
    const told = { paidOn: '2026-03-01', amountMinor: 990 };
    const [answer] = await Promise.all([help.tell(asked.caseId, told), world.tick(), world.tick()]);
    await world.tick();
    expect(answer.status).toBe(200);
    expect(await help.file(asked.caseId)).toMatchObject({ state: 'open', details: told });
    expect(reminders().map(({ what }) => what)).toEqual([nearly]);
  });
});
