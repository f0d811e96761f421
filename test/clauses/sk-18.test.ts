import { describe, expect, it } from 'vitest';
import { type SkenaStory, skenaStory } from '../support/skena-story.ts';

async function aDeliveredVideo(): Promise<SkenaStory> {
  const story = await skenaStory();
  await story.start('job-1', 'video', 1);
  await story.app.succeed('job-1');
  return story;
}

const told = (event: Record<string, unknown>) => (story: SkenaStory) =>
  story.app.tell({ jobId: 'job-1', ...event });
const failed = (reason: string) => told({ type: 'variant.failed', variantId: 'v1', reason });
const cameBackEmpty = told({ type: 'variant.succeeded', variantId: 'v1', output: { bytes: 0 } });
const wasDelivered = told({ type: 'variant.succeeded', variantId: 'v1' });
const theWholeJobFailed = told({ type: 'job.failed', reason: 'internal_error' });
const isCancelled = ({ app }: SkenaStory) => app.cancel('job-1');
const theLimitPasses = ({ world }: SkenaStory) => {
  world.advance({ minutes: 11 });
  return world.tick();
};

const settled = { status: 200, body: { applied: false, code: 'already_settled' } };
const nothingToCancel = { status: 409, body: { code: 'job_settled' } };

describe('SK-18: what was delivered stays paid for', () => {
  // biome-ignore format: one case a row
  it.each([
    // later                          event                        answer
    ['the model says it failed',      failed('model_error'),       settled],
    ['the model says it timed out',   failed('model_timeout'),     settled],
    ['we say we failed',              failed('database_error'),    settled],
    ['the whole job is said to fail', theWholeJobFailed,           settled],
    ['an empty output is told',       cameBackEmpty,               settled],
    ['the delivery is told again',    wasDelivered,                settled],
    ['the customer cancels',          isCancelled,                 nothingToCancel],
    ['the time limit passes',         theLimitPasses,              { settled: 0, failed: 0 }],
  ])('%s: nothing changes', async (_case, happens, answer) => {
    const story = await aDeliveredVideo();
    const before = await story.everything();

    expect(await happens(story)).toMatchObject(answer);

    expect(await story.everything()).toEqual(before);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // what the customer did with it
    ['never looked at it',   []],
    ['saved it',             ['saved']],
    ['took all there is',    ['saved', 'exported', 'downloaded', 'saved']],
  ])('a customer who %s has paid the same a quarter later', async (_case, kinds) => {
    const story = await aDeliveredVideo();
    for (const kind of kinds) {
      const noted = await story.app.post('/jobs/job-1/deliveries', { variantId: 'v1', kind });
      expect(noted).toMatchObject({ status: 200 });
    }
    story.world.advance({ days: 90 });
    await story.world.tick();

    const { variants, credits } = await story.app.job('job-1');
    expect(credits).toEqual({ charged: 10, captured: 10, restored: 0, pending: 0 });
    expect(variants).toMatchObject([{ state: 'captured', outcome: 'succeeded', clause: 'SK-18' }]);
    const seen = variants[0].deliveries.map(({ kind }: { kind: string }) => kind);
    expect(seen.toSorted()).toEqual([...new Set(kinds)].toSorted());
    expect(await story.balance()).toMatchObject({ available: 5, pending: 0 });
    expect(await story.restores()).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // the job is                 meanwhile                                        status
    ['running',                   () => undefined,                                 'running'],
    ['delivered',                 ({ app }: SkenaStory) => app.succeed('job-1'),   'completed'],
    ['given back',                ({ app }: SkenaStory) => app.fail('job-1'),      'refunded'],
    ['long forgotten',            theLimitPasses,                                  'refunded'],
  ])('the same job sent again while it is %s is not a second one', async (_case, meanwhile, status) => {
    const story = await skenaStory();
    const { quoteId } = (await story.quote('video', 1)).body;
    const first = await story.start('job-1', 'video', 1, { quoteId });
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    await meanwhile(story);
    story.world.advance({ hours: 1 });
    const before = await story.everything();

    const again = await story.start('job-1', 'video', 1, { quoteId });

    expect(again).toMatchObject({ status: 200, body: { jobId: 'job-1', status } });
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    expect(await story.everything()).toEqual(before);
  });

  // biome-ignore format: one case a row
  it.each([
    // sent again with        request
    ['another action',        { action: 'image' }],
    ['more variants',         { variants: 2 }],
    ['named variants',        { variants: ['v1'] }],
    ['a price',               { shownCredits: 10 }],
    ['another customer',      { accountId: 'beni' }],
  ])('a job id sent again with %s is refused', async (_case, request) => {
    const story = await skenaStory();
    await story.app.open('beni');
    await story.start('job-1', 'video', 1);
    const before = await story.everything();

    const answer = await story.start('job-1', 'video', 1, request);

    expect(answer).toMatchObject({ status: 409, body: { code: 'job_exists' } });
    expect(await story.everything()).toEqual(before);
    expect((await story.app.account('beni')).balance).toMatchObject({ available: 15, pending: 0 });
  });

  it('the same job sent five times at once is charged once', async () => {
    const story = await skenaStory();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => story.start('job-1', 'image', 3)),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201]);
    expect(await story.balance()).toMatchObject({ available: 12, pending: 3 });
    await story.addsUp();
  });

  it('a regenerated video is a job of its own', async () => {
    const story = await skenaStory();
    await story.buy();
    await story.start('job-1', 'video', 1);
    await story.app.succeed('job-1');

    expect(await story.start('job-1-again', 'video', 1)).toMatchObject({ status: 201 });
    expect(await story.balance()).toMatchObject({ available: 95, pending: 10 });
  });
});
