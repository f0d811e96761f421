import { describe, expect, it } from 'vitest';
import type { Duration } from '../../shared/domain/instant.ts';
import { type SkenaStory, skenaStory } from '../support/skena-story.ts';

const limit = { minutes: 10 };
const aMillisecondMore = { minutes: 10, milliseconds: 1 };

/** A video was started, and so much time has passed. */
async function aVideoAfter(time: Duration): Promise<SkenaStory> {
  const story = await skenaStory();
  await story.start('job-1', 'video', 1);
  story.world.advance(time);
  return story;
}

async function threeVideosAfter(time: Duration): Promise<SkenaStory> {
  const story = await skenaStory();
  await story.buy();
  await story.start('job-1', 'video', 3);
  story.world.advance(time);
  return story;
}

const timedOut = { state: 'restored', outcome: 'timed_out', clause: 'SK-04' };
const ready = { state: 'captured', outcome: 'succeeded', clause: 'SK-18' };

describe('SK-04: what has not come back within 10 minutes of the charge is given back', () => {
  it('shows the last moment when the job starts', async () => {
    const story = await skenaStory();
    story.world.set('2026-03-02T12:00:00.000Z');

    const { body } = await story.start('job-1', 'video', 1);

    expect(body).toMatchObject({
      startedAt: '2026-03-02T12:00:00.000Z',
      capAt: '2026-03-02T12:10:00.000Z',
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // the sweep comes at             settles   status       available
    ['10:00.000', limit,              0,        'running',   5],
    ['10:00.001', aMillisecondMore,   1,        'refunded',  15],
    ['3 hours',   { hours: 3 },       1,        'refunded',  15],
  ])('nobody said anything until %s', async (_case, time, settled, status, available) => {
    const story = await aVideoAfter(time);

    expect(await story.world.tick()).toMatchObject({ settled, failed: 0 });

    expect(await story.app.job('job-1')).toMatchObject({ status });
    expect(await story.balance()).toMatchObject({ available, pending: 15 - available });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // a success received at          then        the worker is told                                       available
    ['10:00.000', limit,              ready,      { applied: true },                                       5],
    ['10:00.001', aMillisecondMore,   timedOut,   { applied: false, code: 'time_limit_passed' },           15],
    ['1 hour',    { hours: 1 },       timedOut,   { applied: false, code: 'time_limit_passed' },           15],
  ])('a success at %s, before any sweep', async (_case, time, then, told, available) => {
    const story = await aVideoAfter(time);

    const { status, body } = await story.app.succeed('job-1');

    const { job, ...answer } = body;
    expect({ status, ...answer }).toEqual({ status: 200, ...told });
    expect(job.variants).toMatchObject([{ ...then, settledAt: story.world.now() }]);
    expect(job.variants[0].late).toBe(told.applied ? undefined : true);
    expect(await story.balance()).toMatchObject({ available, pending: 0 });
    await story.addsUp();
  });

  it('a success after the sweep is noted as late, and never charged again', async () => {
    const story = await aVideoAfter(aMillisecondMore);
    await story.world.tick();
    const before = await story.everything();

    for (let times = 0; times < 2; times += 1) {
      const { body } = await story.app.succeed('job-1');
      expect(body).toMatchObject({ applied: false, code: 'already_settled' });
      expect(body.job.variants).toMatchObject([{ ...timedOut, late: true }]);
    }

    const { account, entries } = await story.everything();
    expect({ account, entries }).toEqual({ account: before.account, entries: before.entries });
    expect((await story.app.job('job-1')).variants).toMatchObject([{ ...timedOut, late: true }]);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // delivered in time            given back   tile
    [[],                            30,          'Refunded'],
    [['v2'],                        20,          'Partially refunded 2 of 3'],
    [['v1', 'v3'],                  10,          'Partially refunded 1 of 3'],
    [['v1', 'v2', 'v3'],            0,           'Ready'],
  ])('of three videos %j came in time: %d credits back', async (delivered, restored, tile) => {
    const story = await threeVideosAfter({ minutes: 9 });
    for (const variantId of delivered) await story.app.succeed('job-1', variantId);

    story.world.advance({ minutes: 2 });
    await story.world.tick();

    const credits = { charged: 30, captured: 30 - restored, restored, pending: 0 };
    expect(await story.app.job('job-1')).toMatchObject({ tile, credits });
    expect(await story.balance()).toMatchObject({ available: 85 + restored });
    await story.addsUp();
  });

  it('a late success speaks for its own variant; the sweep settles the others', async () => {
    const story = await threeVideosAfter(aMillisecondMore);
    await story.app.succeed('job-1', 'v2');
    expect(await story.balance()).toMatchObject({ available: 95, pending: 20 });

    expect(await story.world.tick()).toMatchObject({ settled: 1 });

    const { variants } = await story.app.job('job-1');
    expect(variants).toMatchObject([timedOut, { ...timedOut, late: true }, timedOut]);
    expect(variants[0]).not.toHaveProperty('late');
    expect(await story.balance()).toMatchObject({ available: 115, pending: 0 });
  });

  // biome-ignore format: one case a row
  it.each([
    // told                                              after                then
    ['a variant timed out in the model',    'variant',   { minutes: 2 },      15],
    ['the job timed out in the model',      'job',       { minutes: 2 },      15],
    ['the job timed out, told late',        'job',       { minutes: 12 },     15],
  ])('%s: nobody waits for the limit', async (_case, what, time, available) => {
    const story = await aVideoAfter(time);
    const variantId = what === 'variant' ? { variantId: 'v1' } : {};

    const { body } = await story.app.tell({
      type: `${what}.failed`,
      jobId: 'job-1',
      reason: 'model_timeout',
      ...variantId,
    });

    expect(body.applied).toBe(true);
    expect(body.job.variants).toMatchObject([{ ...timedOut, reason: 'model_timeout' }]);
    expect(await story.balance()).toMatchObject({ available, pending: 0 });
  });

  it('progress does not buy time', async () => {
    const story = await aVideoAfter(limit);
    const progress = { type: 'variant.progressed', jobId: 'job-1', variantId: 'v1', fraction: 0.9 };
    expect((await story.app.tell(progress)).body.applied).toBe(true);

    story.world.advance({ milliseconds: 1 });
    await story.world.tick();

    expect(await story.app.job('job-1')).toMatchObject({ status: 'refunded' });
  });
});
