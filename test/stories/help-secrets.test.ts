import { describe, expect, it } from 'vitest';
import { helpDesk } from '../support/help-desk.ts';
import { paidAccount } from '../support/paid-account.ts';

const secretive = [
  '4111111111111111',
  'pin-4821',
  'otp:123456',
  'mk_scene_0001_take',
  'token:abc12345678',
];

describe('a job id that looks like a secret', () => {
  it.each(secretive)('of the customer’s own is found, put right and kept: %s', async (jobId) => {
    const { app, world, sound } = await paidAccount();
    const desk = helpDesk(app);
    const job = { jobId, accountId: 'ann', action: 'video', variants: 1 };
    expect(await app.post('/jobs', job)).toMatchObject({ status: 201 });
    world.advance({ minutes: 11 });

    const asked = await desk.ask({ jobId });

    expect(asked).toMatchObject({ state: 'mended', redacted: [], about: { jobId } });
    expect((await desk.file(asked.caseId)).details).toMatchObject({ jobId });
    expect((await sound()).balance).toMatchObject({ available: 100, pending: 0 });
  });

  it.each(secretive)('of nobody’s is cut: %s', async (jobId) => {
    const { app } = await paidAccount();
    const desk = helpDesk(app);
    const { caseId, redacted } = await desk.ask({ jobId });
    const { about, details } = await desk.file(caseId);
    expect(redacted).not.toEqual([]);
    expect(about).toEqual({ accountId: 'ann' });
    expect(details.jobId).not.toBe(jobId);
  });
});

describe('whose case it is', () => {
  // biome-ignore format: one case a row
  it.each([
    // the app names           the app is told of it
    [{ accountId: 'ann' },     { accountId: 'ann', jobId: 'job-1' }],
    [{},                       undefined],
  ])('an app that names %j is told %j, and support everything', async (named, about) => {
    const { app, spend } = await paidAccount();
    const desk = helpDesk(app);
    await spend(10);
    const { body } = await desk.send({ ...named, jobId: 'job-1' });
    const later = await desk.tell(body.caseId, { message: 'There is more.' });

    for (const told of [body, later.body]) {
      expect(told.about).toEqual(about);
      expect(told).not.toHaveProperty('email');
    }
    expect(await desk.file(body.caseId)).toMatchObject({
      about: { accountId: 'ann', jobId: 'job-1' },
      email: 'ann@example.com',
    });
  });

  it('of a job that is another account’s, its ledger is not shown', async () => {
    const { app } = await paidAccount();
    const desk = helpDesk(app);
    await app.open('bob');
    const given = { credits: 10, reason: 'To try it.', by: 'sue' };
    const key = { 'idempotency-key': 'given' };
    await app.support.post('/accounts/bob/adjustments', given, key);
    const job = { jobId: 'job-of-bob', accountId: 'bob', action: 'video', variants: 1 };
    expect(await app.post('/jobs', job)).toMatchObject({ status: 201 });

    const { caseId, about } = await desk.ask({ jobId: 'job-of-bob' });
    expect(about).toEqual({ accountId: 'ann' });
    const { checks, timeline } = (await desk.file(caseId)).dossier;
    const consumed = checks.find(({ id }) => id === 'credits_consumed');
    expect(consumed).toMatchObject({ answer: 'unknown', evidence: [] });
    expect(timeline.filter(({ ref }) => ref.startsWith('ent_'))).toEqual([]);
  });
});

describe('what others write of a customer is kept without secrets', () => {
  const card = '4242 4242 4242 4242';

  it('who answers', async () => {
    const { app } = await paidAccount();
    const desk = helpDesk(app);
    const { caseId } = await desk.ask({ kind: 'other' });
    await desk.answer(caseId, 'explained', { by: 'sue password: hunter2' });
    const { messages } = await desk.file(caseId);
    expect(messages.at(-1)?.by).toMatch(/^sue/);
    expect(JSON.stringify(messages)).not.toContain('hunter2');
  });

  it('who gives credits', async () => {
    const { app } = await paidAccount();
    const given = { credits: 1, reason: 'Sorry.', by: `sue ${card}` };
    const key = { 'idempotency-key': 'given' };
    const { status, body } = await app.support.post('/accounts/ann/adjustments', given, key);
    expect(status).toBe(201);
    expect(JSON.stringify([body, await app.entries('ann')])).not.toContain(card);
  });

  it('why a worker failed', async () => {
    const { app, run } = await paidAccount();
    const jobId = await run(10);
    await app.fail(jobId, 'v1', `the prompt said: my card is ${card}`);
    const { variants } = await app.job(jobId);
    expect(variants[0]).toMatchObject({ state: 'restored', reason: expect.stringMatching(/^the/) });
    expect(variants[0].reason).not.toContain(card);
  });
});
