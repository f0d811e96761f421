import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';
import { productClient } from '../support/product-client.ts';
import { smallPack, stripeCustomer } from '../support/purchases.ts';
import { before } from '../support/skena-story.ts';
import { newWorld, type WorldOptions } from '../support/world.ts';

/** Ann's job of two variants at Post Remixer, each of which she has saved where nothing else is said. */
async function savedAtRemixer(options: WorldOptions = {}, saved = ['v1', 'v2']) {
  const world = await newWorld({ at: '2026-06-01T09:00:00.000Z', ...options });
  const app = productClient(world, 'post-remixer');
  await stripeCustomer(app, smallPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 2 };
  await app.post('/jobs', { ...job, shownCredits: 8 });
  world.advance({ minutes: 1 });
  for (const variantId of saved) {
    await app.post('/jobs/job-1/deliveries', { variantId, kind: 'saved' });
  }
  return { world, app, desk: helpDesk(app) };
}

const idsOf = (works: readonly { readonly id: string }[]) => works.map(({ id }) => id);

const checkOf = ({ dossier }: Awaited<ReturnType<HelpDesk['file']>>, id: string) =>
  dossier.checks.find((check) => check.id === id);

describe('credits that support gave by a case are not given twice', () => {
  it('they are cited in that case and in the next one for the job', async () => {
    const { app, desk } = await savedAtRemixer();
    await app.succeed('job-1', 'v2');
    await app.fail('job-1', 'v1');
    const [caseId = ''] = idsOf(await desk.work());
    const file = await desk.file(caseId);
    expect(checkOf(file, 'already_restored')).toMatchObject({ answer: 'no' });
    expect(file.dossier.suggestion).toMatchObject({ code: 'failed_and_kept' });

    const given = { credits: 4, reason: 'Given back.', by: 'sue', caseId };
    const key = { 'idempotency-key': 'given' };
    const { status, body } = await app.support.post('/accounts/ann/adjustments', given, key);
    expect(status).toBe(201);
    await desk.answer(caseId, 'credits_restored');
    const again = await desk.ask({ jobId: 'job-1' });

    for (const id of [caseId, again.caseId]) {
      const looked = await desk.file(id);
      const { timeline, suggestion } = looked.dossier;
      const evidence = [{ ref: body.entryId }];
      expect(checkOf(looked, 'already_restored')).toMatchObject({ answer: 'yes', evidence });
      expect(timeline.map(({ ref }) => ref)).toContain(body.entryId);
      expect(suggestion).toMatchObject({ code: 'restored_already', outcome: 'explained' });
    }
  });

  it('what came back for one variant does not speak for another, whose credits were kept', async () => {
    const { app, desk } = await savedAtRemixer({}, ['v1']);
    await app.fail('job-1', 'v1');
    await app.fail('job-1', 'v2');
    const [caseId = ''] = idsOf(await desk.work());
    const file = await desk.file(caseId);
    expect(checkOf(file, 'already_restored')).toMatchObject({ answer: 'yes' });
    expect(file.dossier.suggestion).toMatchObject({ code: 'failed_and_kept' });
  });

  it('a customer’s own cancellation after saving is no failure that gives them back', async () => {
    const { app, desk } = await savedAtRemixer();
    await app.cancel('job-1');
    const { dossier } = await desk.file((await desk.ask({ jobId: 'job-1' })).caseId);
    expect(dossier.suggestion).toMatchObject({ outcome: 'explained' });
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
