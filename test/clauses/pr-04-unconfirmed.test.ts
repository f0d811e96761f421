import { beforeEach, describe, expect, it } from 'vitest';
import { answersOf, type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let remixer: ProductClient;
let help: HelpDesk;

/** A job of four variants, 4 credits each, of an account that had 40. */
beforeEach(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
  remixer = productClient(world, 'post-remixer');
  help = helpDesk(remixer);
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 4 };
  await remixer.post('/jobs', { ...job, shownCredits: 16 });
  world.advance({ minutes: 1 });
});

const deliver = (kind: string, variantId = 'v1') =>
  remixer.post('/jobs/job-1/deliveries', { variantId, kind });
const failAll = (reason = 'model_error') =>
  remixer.tell({ type: 'job.failed', jobId: 'job-1', reason });
const state = async () => {
  const { variants } = await remixer.job('job-1');
  return variants.map((variant: { state: string }) => variant.state);
};

describe('PR-04: a failure that the records cannot confirm is no denial: a person looks at it', () => {
  it.each(['saved', 'exported', 'downloaded'])('told after the output was %s', async (kind) => {
    await deliver(kind);
    world.advance({ minutes: 1 });

    await remixer.fail('job-1', 'v1');

    expect((await remixer.job('job-1')).variants[0]).toMatchObject({
      state: 'captured',
      outcome: 'model_failed',
      clause: 'PR-06',
    });
    const due = '2026-06-08T22:59:59.999Z';
    const [work, ...others] = await help.work();
    expect(others).toEqual([]);
    expect(work).toMatchObject({ accountId: 'ann', dueAt: due, overdue: false });
    expect(await help.file(work?.id ?? '')).toMatchObject({
      kind: 'credits_wrong',
      state: 'open',
      email: 'ann@example.com',
      about: { accountId: 'ann', jobId: 'job-1' },
      missing: [],
      dueAt: due,
      receivedAt: world.now(),
      clause: 'PR-05',
      messages: [{ by: 'policy', attachments: [] }],
    });
  });

  it('the dossier suggests to give back what was kept, and by which clause', async () => {
    await deliver('saved');
    await remixer.fail('job-1', 'v1');
    const [work] = await help.work();
    const file = await help.file(work?.id ?? '');
    expect(answersOf(file)).toMatchObject({
      started_by_holder: 'yes',
      credits_consumed: 'yes',
      output_delivered: 'yes',
      failed_before_delivery: 'no',
      already_restored: 'no',
    });
    expect(file.dossier.suggestion).toMatchObject({
      outcome: 'credits_restored',
      code: 'failed_and_kept',
      clause: 'PR-04',
      refs: ['job-1/v1'],
    });
  });

  it('support gives them back and says so, and it is work no more', async () => {
    await deliver('saved');
    await remixer.fail('job-1', 'v1');
    const [{ id: caseId } = { id: '' }] = await help.work();
    const given = { credits: 4, reason: 'the file was empty', by: 'sue', caseId };
    const path = '/accounts/ann/adjustments';
    const key = { 'idempotency-key': 'give' };
    expect(await remixer.support.post(path, given, key)).toMatchObject({ status: 201 });
    await help.answer(caseId, 'credits_restored');

    expect(await help.work()).toEqual([]);
    expect((await soundAccount(remixer, 'ann')).balance.available).toBe(28);
    const { dossier } = await help.file(caseId);
    expect(dossier.timeline.map(({ source, what }) => `${source} ${what}`)).toContain(
      'case answered credits_restored',
    );
  });
});

describe('PR-04: one case a job, however often and of however many outputs it is told', () => {
  // biome-ignore format: one case a row
  it.each([
    ['of the whole job at once', async () => { await failAll(); }],
    ['of one after the other',   async () => { await remixer.fail('job-1', 'v1'); await remixer.fail('job-1', 'v2'); }],
    ['again and again',          async () => { for (let n = 0; n < 5; n += 1) await remixer.fail('job-1', 'v1'); }],
    ['all at the same moment',   async () => { await Promise.all(['v1', 'v2', 'v1', 'v2', 'v1'].map((v) => remixer.fail('job-1', v))); }],
    ['as the whole and each',    async () => { await Promise.all([failAll(), remixer.fail('job-1', 'v1'), failAll('x')]); }],
  ])('told %s', async (_how, tell) => {
    await deliver('saved', 'v1');
    await deliver('exported', 'v2');
    await tell();
    const work = await help.work();
    expect(work).toHaveLength(1);
    expect((await help.file(work[0]?.id ?? '')).messages).toHaveLength(1);
    expect((await state()).slice(0, 2).toSorted()).toContain('captured');
    await soundAccount(remixer, 'ann');
  });

  it('its other outputs go back at once', async () => {
    await deliver('saved', 'v2');
    await failAll();
    expect(await state()).toEqual(['restored', 'captured', 'restored', 'restored']);
    expect((await soundAccount(remixer, 'ann')).balance.available).toBe(36);
    expect(await help.work()).toHaveLength(1);
  });

  it('two jobs are two cases', async () => {
    const job = { jobId: 'job-2', accountId: 'ann', action: 'quick-remix', variants: 1 };
    await remixer.post('/jobs', { ...job, shownCredits: 4 });
    await deliver('saved');
    await remixer.post('/jobs/job-2/deliveries', { variantId: 'v1', kind: 'saved' });
    await failAll();
    await remixer.fail('job-2');
    expect(await help.work()).toHaveLength(2);
  });

  it('another output of it that fails when the case was answered is looked at as well', async () => {
    await deliver('saved', 'v1');
    await remixer.fail('job-1', 'v1');
    const [work] = await help.work();
    await help.answer(work?.id ?? '', 'declined');

    await deliver('saved', 'v2');
    await remixer.fail('job-1', 'v2');

    expect((await state()).slice(0, 2)).toEqual(['captured', 'captured']);
    expect(await help.work()).toHaveLength(1);
  });
});

describe('PR-04: nobody has to look where nothing is in doubt', () => {
  const silence = async () => {
    world.advance({ minutes: 31 });
    await world.tick();
  };

  // biome-ignore format: one case a row
  it.each([
    ['it fails, and was not delivered',          [],         () => failAll()],
    ['it is rendered, and was saved',            ['saved'],  () => remixer.succeed('job-1', 'v1')],
    ['its customer saved one and cancels',       ['saved'],  () => remixer.cancel('job-1')],
    ['its time runs out',                        [],         silence],
    ['it is rendered, and then said to fail',    ['saved'],  async () => { await remixer.succeed('job-1', 'v1'); await remixer.fail('job-1', 'v1'); }],
    ['a late success of what was saved',         ['saved'],  async () => { world.advance({ minutes: 31 }); await remixer.succeed('job-1', 'v1'); }],
  ])('%s', async (_case, kinds, act) => {
    for (const kind of kinds) await deliver(kind);
    await act();
    expect(await help.work()).toEqual([]);
  });

  it('what was saved and never reported done is looked at, once its time has run out', async () => {
    await deliver('saved');
    await silence();
    expect((await state())[0]).toBe('captured');
    expect(await help.work()).toHaveLength(1);
  });

  // biome-ignore format: one case a row
  it.each([
    ['skena',  'video'],
    ['jimeng', 'text-to-video'],
  ])('%s gives back without asking what was delivered', async (product, action) => {
    const other = productClient(world, product);
    await other.open('ann');
    const credits = { credits: 50, reason: 'a gift', by: 'sue' };
    await other.support.post('/accounts/ann/adjustments', credits, { 'idempotency-key': 'gift' });
    await other.post('/jobs', { jobId: 'job-1', accountId: 'ann', action, variants: 1 });
    await other.post('/jobs/job-1/deliveries', { variantId: 'v1', kind: 'saved' });
    await other.fail('job-1');
    expect(await other.job('job-1')).toMatchObject({ status: 'refunded' });
    expect(await helpDesk(other).work()).toEqual([]);
  });
});
