import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { answersOf, helpDesk } from '../support/help-desk.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';
import { productClient } from '../support/product-client.ts';
import { smallPack, stripeCustomer } from '../support/purchases.ts';
import { before } from '../support/skena-story.ts';
import { newWorld, type WorldOptions } from '../support/world.ts';

/** Ann's job of two variants at Post Remixer, each of which she has saved. */
async function savedAtRemixer(options: WorldOptions = {}) {
  const world = await newWorld({ at: '2026-06-01T09:00:00.000Z', ...options });
  const app = productClient(world, 'post-remixer');
  await stripeCustomer(app, smallPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 2 };
  await app.post('/jobs', { ...job, shownCredits: 8 });
  world.advance({ minutes: 1 });
  for (const variantId of ['v1', 'v2']) {
    await app.post('/jobs/job-1/deliveries', { variantId, kind: 'saved' });
  }
  return { world, app, desk: helpDesk(app) };
}

const idsOf = (works: readonly { readonly id: string }[]) => works.map(({ id }) => id);

describe('credits that support gave by a case are not given twice', () => {
  it('they are cited in that case and in the next one for the job', async () => {
    const { app, desk } = await savedAtRemixer();
    await app.succeed('job-1', 'v2');
    await app.cancel('job-1');
    const { caseId } = await desk.ask({ jobId: 'job-1' });
    expect(answersOf(await desk.file(caseId))).toMatchObject({ already_restored: 'no' });

    const given = { credits: 4, reason: 'Given back.', by: 'sue', caseId };
    const key = { 'idempotency-key': 'given' };
    const { status, body } = await app.support.post('/accounts/ann/adjustments', given, key);
    expect(status).toBe(201);
    await desk.answer(caseId, 'credits_restored');
    const again = await desk.ask({ jobId: 'job-1' });

    for (const id of [caseId, again.caseId]) {
      const { dossier } = await desk.file(id);
      const { evidence } = dossier.checks.find((check) => check.id === 'already_restored') ?? {};
      expect(evidence).toMatchObject([{ ref: body.entryId }]);
      expect(dossier.timeline.map(({ ref }) => ref)).toContain(body.entryId);
      expect(dossier.suggestion).toMatchObject({ code: 'restored_already', outcome: 'explained' });
    }
  });
});

const close = async ({ app }: PaidAccount) => {
  const closed = { by: 'operator', forfeitCredits: 90 };
  const key = { 'idempotency-key': 'close' };
  expect(await app.post('/accounts/ann/closure', closed, key)).toMatchObject({ status: 200 });
};

describe('a case is mended only where what came back can be spent', () => {
  // biome-ignore format: one case a row
  it.each<[string, (ann: PaidAccount) => Promise<unknown>, string, number]>([
    // before the case                  what happened                                    state    work
    ['nothing',                         async () => {},                                  'mended',  0],
    ['the bank took the payment back',  (ann) => ann.dispute('lost'),                    'open',    1],
    ['a dispute froze the lot',         (ann) => ann.dispute('needs_response'),          'open',    1],
    ['the account was closed',          close,                                           'open',    1],
  ])('%s', async (_case, happen, state, work) => {
    const ann = await paidAccount();
    const desk = helpDesk(ann.app);
    const jobId = await ann.run(10);
    await happen(ann);
    ann.world.advance({ minutes: 11 });

    const asked = await desk.ask({ jobId });

    expect(asked).toMatchObject({ state });
    expect(idsOf(await desk.work())).toEqual(work ? [asked.caseId] : []);
    expect(await ann.app.job(jobId)).toMatchObject({ credits: { restored: 10, pending: 0 } });
    await ann.sound();
  });
});

describe('PR-04: a failure after delivery always has one open case', () => {
  it('support answers it while the failure of another variant is being written', async () => {
    let meanwhile: (() => Promise<unknown>) | undefined;
    const client = before(async (command) => {
      if (!meanwhile || !(command instanceof TransactWriteCommand)) return;
      const step = meanwhile;
      meanwhile = undefined;
      await step();
    });
    const { app, desk } = await savedAtRemixer({ client });
    await app.fail('job-1', 'v1');
    const [first] = idsOf(await desk.work());

    meanwhile = () => desk.answer(first ?? '', 'explained');
    expect(await app.fail('job-1', 'v2')).toMatchObject({ status: 200, body: { applied: true } });

    const open = idsOf(await desk.work());
    expect(open).toHaveLength(1);
    expect(open).not.toEqual([first]);
  });

  it('a case that the customer opened for the job is used', async () => {
    const { app, desk } = await savedAtRemixer();
    const { caseId } = await desk.ask({ jobId: 'job-1' });
    await app.fail('job-1', 'v1');
    expect(idsOf(await desk.work())).toEqual([caseId]);
  });
});

describe('what is told later counts as if it had been told at once', () => {
  it('a job to which credits are owed is mended on the spot', async () => {
    const { app, world, run, balance } = await paidAccount();
    const desk = helpDesk(app);
    const jobId = await run(10);
    world.advance({ minutes: 11 });
    const { caseId, state } = await desk.ask();
    expect(state).toBe('waiting');

    expect(await desk.tell(caseId, { jobId })).toMatchObject({
      body: { state: 'mended', missing: [] },
    });
    expect(await balance()).toMatchObject({ available: 100, pending: 0 });
    expect(await desk.work()).toEqual([]);
  });

  it('an id that is not found takes the place of the one before, and is asked for', async () => {
    const { app, spend } = await paidAccount();
    const desk = helpDesk(app);
    await spend(10);
    const { caseId, about } = await desk.ask({ jobId: 'job-1' });
    expect(about).toEqual({ accountId: 'ann', jobId: 'job-1' });

    const { body } = await desk.tell(caseId, { jobId: 'job-99' });
    expect(body).toMatchObject({ state: 'waiting', missing: ['jobId'] });
    expect((await desk.file(caseId)).about).toEqual({ accountId: 'ann' });
  });

  it('a mended case waits once more is asked, and is open once that is told', async () => {
    const { app, world, run } = await paidAccount();
    const desk = helpDesk(app);
    const jobId = await run(10);
    world.advance({ minutes: 11 });
    const { caseId } = await desk.ask({ jobId });

    const asked = await desk.answer(caseId, 'needs_information');
    expect(asked).toMatchObject({ status: 200, body: { state: 'waiting' } });
    expect(idsOf(await desk.work())).toEqual([caseId]);
    const told = await desk.tell(caseId, { message: 'The first one.' });
    expect(told).toMatchObject({ status: 200, body: { state: 'open' } });
    expect(idsOf(await desk.work())).toEqual([caseId]);
  });
});
