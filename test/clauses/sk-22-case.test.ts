import { beforeEach, describe, expect, it } from 'vitest';
import { answersOf, type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

const job = { jobId: 'job-1' };
const due = '2026-03-03T16:59:59.999Z';

let skena: SkenaMoney;
let help: HelpDesk;
beforeEach(async () => {
  skena = await skenaMoney();
  help = helpDesk(skena.app);
});

type Act = () => unknown;
const later =
  (milliseconds: number): Act =>
  () =>
    skena.world.advance({ milliseconds });
const limit = 600_000;

/** Ann has 115 credits; an avatar of 20 takes all 15 of the trial. */
async function rendering(variants = 1) {
  await skena.buy('ann');
  await skena.start('ann', 'job-1', 'avatar', variants);
}
const restores = async () =>
  (await skena.sound('ann')).entries.filter(({ kind }) => kind === 'restore');

describe('SK-22: what is owed to a job that nobody has settled is given back on the spot', () => {
  // biome-ignore format: one case a row
  it.each([
    // asked                           kind             after      state     available
    ['in the last moment of its time', 'credits_wrong', limit,     'open',   95],
    ['a millisecond after it',         'credits_wrong', limit + 1, 'mended', 115],
    ['an hour after it',               'credits_wrong', 3_600_000, 'mended', 115],
    ['while it is rendered',           'credits_wrong', 1,         'open',   95],
    ['about something else',           'other',         limit + 1, 'open',   95],
    ['about a broken output',          'faulty_output', limit + 1, 'open',   95],
  ])('%s, %s', async (_case, kind, after, state, available) => {
    await rendering();
    later(after)();

    const file = await help.ask({ kind, ...job });

    expect(file).toMatchObject({ state, clause: 'SK-22', about: { accountId: 'ann', ...job } });
    expect((await skena.sound('ann')).balance.available).toBe(available);
    expect((await help.work()).map(({ id }) => id)).toEqual(state === 'mended' ? [] : [file.caseId]);
  });

  it('through the settlement that the schedule would make: nothing is left for it, and nobody is reminded', async () => {
    await rendering();
    later(limit + 1)();
    await help.ask(job);
    const { balance, entries } = await skena.sound('ann');

    expect(await skena.world.tick()).toMatchObject({ settled: 0, cases: 0 });
    skena.world.advance({ days: 9 });
    expect(await skena.world.tick()).toMatchObject({ settled: 0, cases: 0 });

    expect(await skena.sound('ann')).toMatchObject({ balance, entries });
    expect(await restores()).toMatchObject([{ credits: 20, clause: 'SK-04', ...job }]);
    expect(await skena.app.job('job-1')).toMatchObject({ status: 'refunded', tile: 'Refunded' });
  });

  it('is told to the customer, and support sees by which entry', async () => {
    await rendering();
    later(limit + 1)();
    const { caseId, explanation } = await help.ask(job);
    const { dossier } = await help.file(caseId);
    const [entry] = await restores();

    expect(explanation).toContain('are back (SK-22)');
    expect(dossier.suggestion).toMatchObject({
      outcome: 'credits_restored',
      code: 'mended_on_the_spot',
      refs: [entry?.entryId],
    });
  });

  it('found by its time alone, where there was but one', async () => {
    await rendering();
    const approximateTime = skena.world.now();
    later(limit + 1)();
    expect(await help.ask({ approximateTime })).toMatchObject({ state: 'mended', about: job });
  });

  it('of several variants those that nobody settled, each once', async () => {
    await rendering(4);
    await skena.app.succeed('job-1', 'v1');
    await skena.app.fail('job-1', 'v2');
    later(limit + 1)();

    expect(await help.ask(job)).toMatchObject({ state: 'mended' });

    const { balance, entries } = await skena.sound('ann');
    expect(balance).toMatchObject({ available: 95, pending: 0 });
    expect(entries.slice(0, 2)).toMatchObject([{ credits: 40 }, { credits: 20 }]);
    expect(await skena.app.job('job-1')).toMatchObject({
      credits: { charged: 80, captured: 20, restored: 60, pending: 0 },
    });
  });
});

describe('SK-22: credits go back once, whoever was first', () => {
  const failed: Act = () => skena.app.fail('job-1');
  const swept: Act = async () => {
    later(limit + 1)();
    await skena.world.tick();
  };
  const mended: Act = async () => {
    later(limit + 1)();
    await help.ask(job);
  };

  // biome-ignore format: one case a row
  it.each([
    // given back before by        as          clause
    ['a failure',                  failed,     'SK-02'],
    ['the schedule',               swept,      'SK-04'],
    ['a case',                     mended,     'SK-04'],
  ])('given back by %s: the first time is cited, and nothing more moves', async (_case, act, clause) => {
    await rendering();
    await act();
    later(limit + 1)();
    const before = await skena.sound('ann');

    const { caseId, state } = await help.ask(job);

    expect(state).toBe('open');
    expect(await skena.sound('ann')).toEqual(before);
    const file = await help.file(caseId);
    expect(answersOf(file).already_restored).toBe('yes');
    expect(file.dossier.suggestion).toMatchObject({
      outcome: 'explained',
      code: 'restored_already',
      clause,
      refs: [(await restores())[0]?.entryId],
    });
  });

  it('a case and the schedule at the same moment', async () => {
    await rendering(3);
    later(limit + 1)();
    const [file] = await Promise.all([help.ask(job), skena.world.tick(), help.ask(job)]);
    expect(await restores()).toMatchObject([{ credits: 60 }]);
    expect((await skena.sound('ann')).balance).toMatchObject({ available: 115, pending: 0 });
    expect(['open', 'mended']).toContain(file.state);
  });

  it('twenty cases at the same moment: one mends it, the others are looked at', async () => {
    await rendering();
    later(limit + 1)();
    const files = await Promise.all(Array.from({ length: 20 }, () => help.ask(job)));
    expect(files.map(({ state }) => state).toSorted()).toEqual([
      'mended',
      ...Array(19).fill('open'),
    ]);
    expect(await restores()).toHaveLength(1);
    expect(await help.work()).toHaveLength(19);
  });
});

describe('SK-22: what stands in the way of the credits stands in their way here too', () => {
  it('the account was closed: they are recorded, and forfeited with it', async () => {
    await rendering();
    await skena.desk.close('ann', 'customer', 95);
    later(limit + 1)();

    const { caseId } = await help.ask(job);

    const { balance, entries } = await skena.sound('ann');
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(entries.slice(0, 2)).toMatchObject([
      { kind: 'forfeit', credits: -20 },
      { kind: 'restore', credits: 20 },
    ]);
    expect((await help.file(caseId)).explanation).not.toContain('are back');
  });

  it('their lot is frozen: they lie there, frozen, and somebody looks at it', async () => {
    const { payment } = await skena.buy('ann');
    await skena.start('ann', 'job-1');
    await skena.app.stripe(skena.dispute(payment));
    later(limit + 1)();

    expect(await help.ask(job)).toMatchObject({ state: 'open' });

    expect((await skena.sound('ann')).balance).toMatchObject({ available: 15, frozen: 100 });
    expect(await restores()).toMatchObject([{ credits: 20, frozen: 5 }]);
  });
});

describe('SK-22: a case that is not mended is answered within 1 business day', () => {
  it('and is open work until then', async () => {
    await rendering();
    const { caseId, dueAt } = await help.ask(job);
    const work = { kind: 'case', id: caseId, accountId: 'ann', dueAt: due };
    expect(dueAt).toBe(due);

    skena.world.set(due);
    expect(await help.work()).toMatchObject([{ ...work, overdue: false }]);
    skena.world.advance({ milliseconds: 1 });
    expect(await help.work()).toMatchObject([{ ...work, overdue: true }]);
    expect(await help.file(caseId)).toMatchObject({ overdue: true });

    await help.answer(caseId, 'explained');
    expect(await help.work()).toEqual([]);
    expect(await help.file(caseId)).toMatchObject({ state: 'answered', overdue: false });
  });

  it('a job that is not theirs is not mended, and not named to them', async () => {
    await skena.buy('bob');
    await skena.start('bob', 'job-1');
    await skena.buy('ann');
    later(limit + 1)();

    const file = await help.ask(job);

    expect(file).toMatchObject({
      state: 'waiting',
      missing: ['jobId'],
      about: { accountId: 'ann' },
    });
    expect(file.about).not.toHaveProperty('jobId');
    expect(await skena.app.job('job-1')).toMatchObject({ status: 'running' });
    expect(answersOf(await help.file(file.caseId)).started_by_holder).toBe('no');
  });
});
