import { beforeEach, describe, expect, it } from 'vitest';
import { answersOf, type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, stripeCustomer } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let remixer: ProductClient;
let help: HelpDesk;

/** A job of two variants, 4 credits each, of an account that had 40. */
beforeEach(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
  remixer = productClient(world, 'post-remixer');
  help = helpDesk(remixer);
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  await start('job-1');
});

const start = (jobId: string, accountId = 'ann') =>
  remixer.post('/jobs', { jobId, accountId, action: 'quick-remix', variants: 2, shownCredits: 8 });

type Act = () => unknown;
const save: Act = () => remixer.post('/jobs/job-1/deliveries', { variantId: 'v1', kind: 'saved' });
const fail: Act = () => remixer.fail('job-1', 'v1');
const failBoth: Act = () => remixer.tell({ type: 'job.failed', jobId: 'job-1', reason: 'x' });
const render: Act = () => remixer.succeed('job-1', 'v1');
const cancel: Act = () => remixer.cancel('job-1');
const silence: Act = async () => {
  world.advance({ minutes: 30 });
  await world.tick();
};

const yes = 'yes';
const no = 'no';
const open = 'unknown';

describe('PR-11: a review sees five answers, each with what it rests on', () => {
  // biome-ignore format: one case a row
  it.each([
    // what happened                          as                     consumed, delivered, failed before, restored
    ['nothing yet',                           [],                    [yes, open, open, no]],
    ['one was rendered',                      [render],              [yes, yes,  open, no]],
    ['one failed',                            [fail],                [yes, open, yes,  yes]],
    ['all failed',                            [failBoth],            [yes, no,   yes,  yes]],
    ['it was cancelled',                      [cancel],              [yes, no,   no,   yes]],
    ['nothing until its time limit',          [silence],             [yes, no,   yes,  yes]],
    ['one was saved, then all failed',        [save, failBoth],      [yes, yes,  yes,  yes]],
    ['one was saved, then failed',            [save, fail],          [yes, yes,  no,   no]],
    ['one was rendered, the other timed out', [render, silence],     [yes, yes,  yes,  yes]],
    ['one failed and was saved after that',   [fail, save],          [yes, yes,  yes,  yes]],
  ])('%s', async (_case, acts, answers) => {
    for (const act of acts) {
      world.advance({ minutes: 1 });
      await act();
    }
    const { caseId } = await help.ask({ jobId: 'job-1' });
    const file = await help.file(caseId);
    const [consumed, delivered, failed, restored] = answers;
    expect(answersOf(file)).toEqual({
      started_by_holder: yes,
      credits_consumed: consumed,
      output_delivered: delivered,
      failed_before_delivery: failed,
      already_restored: restored,
    });
    for (const { answer, evidence } of file.dossier.checks) {
      if (answer === yes) expect(evidence.length).toBeGreaterThan(0);
    }
  });

  it('what they point at can be read', async () => {
    await render();
    await remixer.fail('job-1', 'v2');
    const { caseId } = await help.ask({ jobId: 'job-1' });
    const { checks } = (await help.file(caseId)).dossier;
    const refs = checks.flatMap(({ evidence }) => evidence.map(({ ref }) => ref));
    const entries = refs.filter((ref) => ref.startsWith('ent_'));
    expect(entries).toHaveLength(2);
    for (const entryId of entries) {
      const path = `/accounts/ann/entries/${entryId}`;
      expect(await remixer.support.get(path)).toMatchObject({ status: 200 });
    }
    expect(refs.filter((ref) => ref.startsWith('job-1/'))).toEqual(['job-1/v1', 'job-1/v2']);
  });
});

describe('PR-11: a job of another account is never shown to who asks, and support is told', () => {
  it('named by somebody else', async () => {
    await stripeCustomer(remixer, smallPack('eve', world.now()));
    const asked = await help.ask({ email: 'eve@example.com', jobId: 'job-1' });
    const { about, explanation } = asked;
    expect([about, explanation.includes('job-1')]).toEqual([{ accountId: 'eve' }, false]);

    const file = await help.file(asked.caseId);
    const [holder] = file.dossier.checks;
    expect(holder).toMatchObject({ answer: 'no', evidence: [{ what: 'started_for', ref: 'ann' }] });
    expect(file.dossier.suggestion).toMatchObject({
      outcome: 'needs_information',
      code: 'tell_more',
    });
    const told = await help.tell(asked.caseId, { jobId: 'job-1', message: 'it is mine' });
    expect((await help.file(told.body.caseId)).about).toEqual({ accountId: 'eve' });
  });

  // biome-ignore format: one case a row
  it.each([
    ['of nobody we know',        'none@example.com'],
    ['of two accounts at once',  'two@example.com'],
  ])('named from an address %s: what was given back is not told as not given back', async (_who, email) => {
    for (const accountId of ['two-1', 'two-2']) {
      await remixer.post('/accounts', { accountId, email: 'two@example.com' });
    }
    await failBoth();
    const { caseId, about } = await help.ask({ email, jobId: 'job-1' });
    expect(about).toEqual({});

    const file = await help.file(caseId);

    expect(answersOf(file)).toMatchObject({ started_by_holder: open });
    expect(answersOf(file).credits_consumed).not.toBe(no);
    expect(answersOf(file).already_restored).not.toBe(no);
    expect(file.dossier.suggestion.code).not.toBe('delivered');
  });

  it('a job that nobody started answers nothing', async () => {
    const { caseId } = await help.ask({ jobId: 'job-77' });
    const answers = new Set(Object.values(answersOf(await help.file(caseId))));
    expect([...answers]).toEqual([open]);
  });
});

describe('PR-11: credits that went back once do not go back again', () => {
  it('the first restore is cited, in both languages', async () => {
    await failBoth();
    const { caseId } = await help.ask({ jobId: 'job-1' });
    const entries: { kind: string; entryId: string }[] = await remixer.entries('ann');
    const first = entries.find(({ kind }) => kind === 'restore')?.entryId ?? '';
    for (const [language, word] of [
      ['en', 'went back already'],
      ['id', 'sudah dikembalikan'],
    ]) {
      const { body } = await world.send({
        method: 'GET',
        path: `/v1/post-remixer/cases/${caseId}`,
        headers: {
          authorization: 'Bearer key-post-remixer-support',
          'accept-language': language ?? '',
        },
      });
      expect(body.dossier.suggestion).toMatchObject({ code: 'restored_already', refs: [first] });
      expect(body.dossier.suggestion.explanation).toContain(word);
      expect(body.dossier.suggestion.explanation).toContain(first);
    }
  });
});
