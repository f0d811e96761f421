import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { before, type SkenaStory, skenaStory } from '../support/skena-story.ts';

async function withAVideoRunning(): Promise<SkenaStory> {
  const story = await skenaStory();
  await story.start('job-1', 'video', 1);
  return story;
}

async function withThreeVideosRunning(): Promise<SkenaStory> {
  const story = await skenaStory();
  await story.buy();
  await story.start('job-1', 'video', 3);
  return story;
}

const nothing: readonly string[] = [];
const progress = (variantId: string, fraction: number) => ({
  type: 'variant.progressed',
  jobId: 'job-1',
  variantId,
  fraction,
});

/** The four ways for a variant to end. */
const endings = {
  success: ({ app }: SkenaStory) => app.succeed('job-1'),
  failure: ({ app }: SkenaStory) => app.fail('job-1'),
  cancellation: ({ app }: SkenaStory) => app.cancel('job-1'),
  'time limit': ({ world }: SkenaStory) => {
    world.advance({ minutes: 10, milliseconds: 1 });
    return world.tick();
  },
};
type Ending = keyof typeof endings;

const permutations = <Item>(items: readonly Item[]): Item[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((first) =>
        permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      );

// biome-ignore format: one ending a row
const whatTheFirstSays: Record<Ending, { outcome: string; clause: string; given: number }> = {
  success:        { outcome: 'succeeded',      clause: 'SK-18',   given: 0 },
  failure:        { outcome: 'model_failed',   clause: 'SK-02',   given: 10 },
  cancellation:   { outcome: 'cancelled',      clause: 'SK-05',   given: 10 },
  'time limit':   { outcome: 'timed_out',      clause: 'SK-04',   given: 10 },
};

describe('SK-05: cancelling gives back all that was not delivered', () => {
  // biome-ignore format: one case a row
  it.each([
    // delivered              failed    given back by the cancellation   tile
    [nothing,                 nothing,  30,                              'Refunded'],
    [['v1'],                  nothing,  20,                              'Partially refunded 2 of 3'],
    [['v1', 'v3'],            nothing,  10,                              'Partially refunded 1 of 3'],
    [nothing,                 ['v2'],   20,                              'Refunded'],
    [['v1'],                  ['v2'],   10,                              'Partially refunded 2 of 3'],
  ])('of three videos %j delivered, %j failed', async (delivered, failed, given, tile) => {
    const story = await withThreeVideosRunning();
    for (const variantId of delivered) await story.app.succeed('job-1', variantId);
    for (const variantId of failed) await story.app.fail('job-1', variantId);

    const { status, body } = await story.app.cancel('job-1');

    expect({ status, tile: body.tile }).toEqual({ status: 200, tile });
    const captured = delivered.length * 10;
    const credits = { charged: 30, captured, restored: 30 - captured, pending: 0 };
    expect(body.credits).toEqual(credits);
    expect((await story.restores())[0]).toMatchObject({ credits: given, clause: 'SK-05' });
    expect(await story.balance()).toMatchObject({ available: 115 - captured, pending: 0 });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // how far the worker got
    [0],
    [0.01],
    [0.5],
    [0.999],
    [1],
  ])('a video rendered as far as %d is not usable: all of it comes back', async (fraction) => {
    const story = await withAVideoRunning();
    expect((await story.app.tell(progress('v1', fraction))).body).toMatchObject({ applied: true });

    const { body } = await story.app.cancel('job-1');

    expect(body.credits).toMatchObject({ captured: 0, restored: 10 });
    expect(body.variants).toMatchObject([{ outcome: 'cancelled', clause: 'SK-05' }]);
    expect(await story.balance()).toMatchObject({ available: 15, pending: 0 });
  });

  it('progress reported after the cancellation changes nothing', async () => {
    const story = await withAVideoRunning();
    await story.app.cancel('job-1');
    const seen = await story.everything();

    const { body } = await story.app.tell(progress('v1', 1));

    expect(body).toMatchObject({ applied: false, code: 'already_settled' });
    expect(await story.everything()).toEqual(seen);
  });

  // biome-ignore format: one case a row
  it.each<[Ending, Ending, object]>([
    // first            second            what the second is told
    ['cancellation',    'cancellation',   { status: 409, body: { code: 'job_settled', clause: 'SK-05' } }],
    ['success',         'cancellation',   { status: 409, body: { code: 'job_settled', clause: 'SK-05' } }],
    ['failure',         'cancellation',   { status: 409, body: { code: 'job_settled', clause: 'SK-05' } }],
    ['time limit',      'cancellation',   { status: 409, body: { code: 'job_settled', clause: 'SK-05' } }],
    ['cancellation',    'success',        { status: 200, body: { applied: false, code: 'already_settled' } }],
    ['cancellation',    'failure',        { status: 200, body: { applied: false, code: 'already_settled' } }],
    ['cancellation',    'time limit',     { settled: 0, failed: 0 }],
  ])('after the %s the %s is second, and is told so', async (first, second, told) => {
    const story = await withAVideoRunning();
    await endings[first](story);
    const seen = await story.everything();

    expect(await endings[second](story)).toMatchObject(told);

    const { account, entries } = await story.everything();
    expect({ account, entries }).toEqual({ account: seen.account, entries: seen.entries });
  });

  it.each(
    permutations(Object.keys(endings) as Ending[]).map(
      (order) => [order.join(', '), order] as const,
    ),
  )('%s: the first decides, once', async (_case, order) => {
    const story = await withAVideoRunning();
    for (const ending of order) await endings[ending](story);

    const [first = 'success'] = order;
    const { outcome, clause, given } = whatTheFirstSays[first];
    const job = await story.app.job('job-1');
    expect(job.variants).toMatchObject([{ outcome, clause }]);
    expect(job.variants[0].late).toBe(given > 0 ? true : undefined);
    expect(job.credits).toEqual({ charged: 10, captured: 10 - given, restored: given, pending: 0 });
    expect(await story.balance()).toMatchObject({ available: 5 + given, pending: 0 });
    expect(await story.restores()).toHaveLength(given > 0 ? 1 : 0);
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each<[string, Ending[]]>([
    // side by side
    ['a success and a cancellation',              ['success', 'cancellation']],
    ['two cancellations',                         ['cancellation', 'cancellation']],
    ['a failure, a success and a cancellation',   ['failure', 'success', 'cancellation']],
    ['all four, past the limit',                  ['time limit', 'cancellation', 'failure', 'success']],
  ])('%s at the same moment settle it once', async (_case, together) => {
    const story = await withAVideoRunning();

    await Promise.all(together.map((ending) => endings[ending](story)));

    const { credits, variants } = await story.app.job('job-1');
    const isReady = variants[0].state === 'captured';
    expect(credits).toMatchObject(isReady ? { captured: 10 } : { restored: 10 });
    expect(await story.restores()).toHaveLength(isReady ? 0 : 1);
    expect(await story.balance()).toMatchObject({ available: isReady ? 5 : 15, pending: 0 });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each<[Ending, Ending]>([
    // as it is written   is overtaken by
    ['success',           'failure'],
    ['success',           'cancellation'],
    ['success',           'time limit'],
    ['failure',           'success'],
    ['failure',           'cancellation'],
    ['cancellation',      'success'],
    ['cancellation',      'failure'],
    ['cancellation',      'time limit'],
    ['time limit',        'cancellation'],
  ])('a %s that is overtaken by a %s on its way to the table comes second', async (slow, quick) => {
    let overtake: (() => Promise<unknown>) | undefined;
    const client = before(async (command) => {
      const isWrite = command instanceof UpdateCommand || command instanceof TransactWriteCommand;
      const first = isWrite ? overtake : undefined;
      if (first) overtake = undefined;
      await first?.();
    });
    const story = await skenaStory({ client });
    await story.start('job-1', 'image', 3);

    overtake = () => endings[quick](story);
    await endings[slow](story);

    const { outcome, clause } = whatTheFirstSays[quick];
    const { variants } = await story.app.job('job-1');
    expect(variants[0]).toMatchObject({ outcome, clause });
    await story.addsUp();
  });

  it('a cancellation repeated under one Idempotency-Key gets its first answer again', async () => {
    const story = await withAVideoRunning();
    const key = { 'idempotency-key': 'cancel-job-1' };
    const first = await story.app.post('/jobs/job-1/cancellation', {}, key);

    const again = await story.app.post('/jobs/job-1/cancellation', {}, key);

    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    expect(await story.restores()).toHaveLength(1);
  });

  it('a job that nobody started cannot be cancelled', async () => {
    const story = await withAVideoRunning();

    const answer = await story.app.cancel('job-2');

    expect(answer).toMatchObject({ status: 404, body: { code: 'job_not_found' } });
    expect(await story.balance()).toMatchObject({ available: 5, pending: 10 });
  });
});
