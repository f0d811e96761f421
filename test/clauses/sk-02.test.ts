import { describe, expect, it } from 'vitest';
import { skenaStory } from '../support/skena-story.ts';

const failed = (reason: string) => ({ type: 'variant.failed', reason });
const cameBackWith = (bytes: number) => ({
  type: 'variant.succeeded',
  output: { uri: 's3://renders/1', bytes, contentType: 'video/mp4' },
});
const cameBack = { type: 'variant.succeeded' };

const failure = { state: 'restored', outcome: 'model_failed', clause: 'SK-02' };
const blocked = { ...failure, reason: 'content_blocked' };
const unusable = { state: 'restored', outcome: 'no_usable_output', clause: 'SK-02' };
const usable = { state: 'captured', outcome: 'succeeded', clause: 'SK-18' };

describe('SK-02: what ends without a usable output is given back whole', () => {
  // biome-ignore format: one case a row
  it.each([
    // what the worker says           event                       credits   then
    ['the model failed',              failed('model_error'),      15,       failure],
    ['the content was blocked',       failed('content_blocked'),  15,       blocked],
    ['done, with an empty file',      cameBackWith(0),            15,       unusable],
    ['done, with a single byte',      cameBackWith(1),            5,        usable],
    ['done, with a video',            cameBackWith(1_200_000),    5,        usable],
    ['done, and nothing of a file',   cameBack,                   5,        usable],
  ])('%s', async (_case, event, available, then) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);

    const { status, body } = await story.app.tell({ ...event, jobId: 'job-1', variantId: 'v1' });

    expect({ status, applied: body.applied }).toEqual({ status: 200, applied: true });
    expect(body.job.variants).toMatchObject([{ ...then, settledAt: story.world.now() }]);
    expect(await story.balance()).toMatchObject({ available, pending: 0 });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // action      price of one   trial left   purchase left, when one of three has failed
    ['image',      1,             13,          100],
    ['video',      10,            0,           95],
    ['avatar',     20,            0,           75],
  ])('one of three fails: all of its share of %s comes back', async (action, price, trial, bought) => {
    const story = await skenaStory();
    await story.buy();
    await story.start('job-1', action, 3);
    await story.app.succeed('job-1', 'v1');
    await story.app.succeed('job-1', 'v3');

    const { body } = await story.app.fail('job-1', 'v2');

    expect(body.job.credits).toEqual({
      charged: 3 * price,
      captured: 2 * price,
      restored: price,
      pending: 0,
    });
    expect(await story.left()).toEqual({ trial, purchase: bought });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // how far it got
    [0],
    [0.5],
    [0.99],
    [1],
  ])('how far it got (%d) before it failed is not charged', async (fraction) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);
    await story.app.tell({ type: 'variant.progressed', jobId: 'job-1', variantId: 'v1', fraction });

    await story.app.fail('job-1');

    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
  });

  it('an empty file does not spoil what came before it', async () => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);
    const { body } = await story.app.tell({ ...cameBack, jobId: 'job-1', variantId: 'v1' });

    const again = await story.app.tell({ ...cameBackWith(0), jobId: 'job-1', variantId: 'v1' });

    expect(again.body).toEqual({ applied: false, code: 'already_settled', job: body.job });
    expect(await story.balance()).toMatchObject({ available: 5, pending: 0 });
  });

  // biome-ignore format: one case a row
  it.each([
    // case                    job        variant   answer
    ['a job nobody started',   'job-2',   'v1',     'job_not_found'],
    ['a variant it lacks',     'job-1',   'v2',     'variant_not_found'],
  ])('a failure of %s is told again later', async (_case, jobId, variantId, code) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);

    const answer = await story.app.fail(jobId, variantId);

    expect(answer).toMatchObject({ status: 404, body: { code } });
    expect(await story.balance()).toMatchObject({ available: 5, pending: 10 });
  });
});
