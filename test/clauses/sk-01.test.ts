import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { before, type SkenaStory, skenaStory } from '../support/skena-story.ts';

/** What goes wrong, told by whoever notices; returns the job as the answer shows it. */
type Trouble = (story: SkenaStory) => Promise<unknown>;

const told =
  (event: Record<string, unknown>): Trouble =>
  async ({ app }) =>
    (await app.tell({ jobId: 'job-1', ...event })).body.job;

const failed = (reason: string) => told({ type: 'variant.failed', variantId: 'v1', reason });
const cameBackEmpty = told({ type: 'variant.succeeded', variantId: 'v1', output: { bytes: 0 } });
const theWholeJobFailed = told({ type: 'job.failed', reason: 'model_error' });
const theCustomerCancels: Trouble = async ({ app }) => (await app.cancel('job-1')).body;
const nobodySaysAnything: Trouble = async ({ app, world }) => {
  world.advance({ minutes: 10, milliseconds: 1 });
  await world.tick();
  return app.job('job-1');
};

describe('SK-01: what goes wrong gives its credits back by itself, with the news of it', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                           trouble                            restored by
    ['the model fails',               failed('model_error'),             'SK-02'],
    ['the model blocks the content',  failed('content_blocked'),         'SK-02'],
    ['the whole job fails',           theWholeJobFailed,                 'SK-02'],
    ['the output is empty',           cameBackEmpty,                     'SK-02'],
    ['the model times out',           failed('model_timeout'),           'SK-04'],
    ['nobody says anything',          nobodySaysAnything,                'SK-04'],
    ['the customer cancels',          theCustomerCancels,                'SK-05'],
    ['the job cannot be queued',      failed('enqueue_failed'),          'SK-06'],
    ['the output cannot be stored',   failed('storage_upload_failed'),   'SK-06'],
    ['our database fails',            failed('database_error'),          'SK-06'],
  ])('%s', async (_case, trouble, clause) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);
    expect(await story.balance()).toMatchObject({ available: 5, pending: 10 });

    const job = await trouble(story);

    const now = story.world.now();
    expect(job).toMatchObject({ status: 'refunded', credits: { charged: 10, restored: 10 } });
    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
    expect(await story.restores()).toMatchObject([
      { at: now, credits: 10, balanceAfter: 15, jobId: 'job-1', clause, policy: 'skena@1' },
    ]);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // case                           trouble
    ['a failure told again',          failed('model_error')],
    ['another failure told later',    failed('internal_error')],
    ['the whole job failing',         theWholeJobFailed],
    ['an empty output',               cameBackEmpty],
    ['a cancellation',                theCustomerCancels],
    ['another look at the clock',     nobodySaysAnything],
  ])('once it was given back, %s changes nothing', async (_case, trouble) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);
    await story.app.fail('job-1');
    const seen = await story.everything();

    for (let times = 0; times < 3; times += 1) await trouble(story);

    expect(await story.everything()).toEqual(seen);
  });

  it('needs nobody: one look at the clock settles every forgotten job of every customer', async () => {
    const story = await skenaStory();
    const { app, world } = story;
    const customers = ['beni', 'citra', 'dewi'];
    for (const accountId of customers) {
      await app.open(accountId);
      await app.post('/jobs', {
        jobId: `of-${accountId}`,
        accountId,
        action: 'video',
        variants: 1,
      });
    }

    world.advance({ minutes: 11 });

    expect(await world.tick()).toMatchObject({ settled: 3, failed: 0, finished: true });
    for (const customer of customers) {
      expect((await app.account(customer)).balance).toMatchObject({ available: 15, pending: 0 });
    }
    expect(await world.tick()).toMatchObject({ settled: 0, failed: 0 });
  });

  // biome-ignore format: one case a row
  it.each([
    // case                                        writes that fail        answer   available
    ['records neither the end nor the credits',    TransactWriteCommand,   500,     5],
    ['needs no second write to give them back',    UpdateCommand,          200,     15],
  ])('a write that fails %s', async (_case, Broken, status, available) => {
    let isBroken = false;
    const client = before((command) => {
      if (isBroken && command instanceof Broken) throw new Error('the table broke');
    });
    const story = await skenaStory({ client });
    await story.start('job-1', 'video', 1);

    isBroken = true;
    expect(await story.app.fail('job-1')).toMatchObject({ status });
    expect(await story.balance()).toMatchObject({ available, pending: 15 - available });

    isBroken = false;
    await story.app.fail('job-1');
    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
    expect(await story.restores()).toHaveLength(1);
  });

  it('believes only a worker that can sign', async () => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);
    const seen = await story.everything();

    const forged = await story.world.send({
      method: 'POST',
      path: '/v1/skena/job-events',
      headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': '0', 'webhook-signature': 'v1,x' },
      body: JSON.stringify({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' }),
    });

    expect(forged).toMatchObject({ status: 401, body: { code: 'bad_signature' } });
    expect(await story.everything()).toEqual(seen);
  });
});
