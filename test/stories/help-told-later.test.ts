import { describe, expect, it } from 'vitest';
import { helpDesk } from '../support/help-desk.ts';
import { paidAccount } from '../support/paid-account.ts';

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
    expect((await desk.work()).map(({ id }) => id)).toEqual([caseId]);
    const told = await desk.tell(caseId, { message: 'The first one.' });
    expect(told).toMatchObject({ status: 200, body: { state: 'open' } });
    expect((await desk.work()).map(({ id }) => id)).toEqual([caseId]);
  });
});
