import { describe, expect, it } from 'vitest';
import { skenaStory } from '../support/skena-story.ts';

const ours = { state: 'restored', outcome: 'internal_error', clause: 'SK-06' };

describe('SK-06: what goes wrong on our side is given back', () => {
  // biome-ignore format: one case a row
  it.each([
    // reason                      known or not, it is ours
    ['enqueue_failed'],
    ['storage_upload_failed'],
    ['database_error'],
    ['internal_error'],
    ['gpu_on_fire'],
    ['Model_Error'],
    ['model_error '],
    ['constructor'],
    ['__proto__'],
    ['out of memory: 24 GB wanted, 16 GB there (é, 日本)'],
  ])('the worker says "%s"', async (reason) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);

    const { status, body } = await story.app.fail('job-1', 'v1', reason);

    expect({ status, applied: body.applied }).toEqual({ status: 200, applied: true });
    expect(body.job.variants).toMatchObject([{ ...ours, reason }]);
    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
    expect(await story.restores()).toMatchObject([{ credits: 10, clause: 'SK-06' }]);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // told of             event
    ['a variant',          { type: 'variant.failed', variantId: 'v1' }],
    ['a whole job',        { type: 'job.failed' }],
  ])('a failure of %s for which the worker gives no reason is ours', async (_case, event) => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);

    const { status, body } = await story.app.tell({ ...event, jobId: 'job-1' });

    expect({ status, applied: body.applied }).toEqual({ status: 200, applied: true });
    expect(body.job.variants).toMatchObject([ours]);
    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
  });

  // biome-ignore format: one case a row
  it.each([
    // delivered before              given back   tile
    [[],                             3,           'Refunded'],
    [['v1'],                         2,           'Partially refunded 2 of 3'],
    [['v1', 'v2'],                   1,           'Partially refunded 1 of 3'],
  ])('a job that breaks when %j were delivered gives back the rest', async (ready, given, tile) => {
    const story = await skenaStory();
    await story.start('job-1', 'image', 3);
    for (const variantId of ready) await story.app.succeed('job-1', variantId);

    const { body } = await story.app.tell({
      type: 'job.failed',
      jobId: 'job-1',
      reason: 'database_error',
    });

    expect(body.job).toMatchObject({ tile, credits: { restored: given, pending: 0 } });
    await story.addsUp();
  });

  it('a job that never reached a worker is given back when its time is up', async () => {
    const story = await skenaStory();
    await story.start('job-1', 'video', 1);

    story.world.advance({ minutes: 10, milliseconds: 1 });
    await story.world.tick();

    expect((await story.app.job('job-1')).variants).toMatchObject([
      { state: 'restored', outcome: 'timed_out', clause: 'SK-04' },
    ]);
    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
    await story.addsUp();
  });
});
