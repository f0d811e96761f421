import { beforeEach, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  hundredPack,
  paddleCustomer,
  soundAccount,
  transactionEvent,
} from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
beforeEach(async () => {
  world = await newWorld();
  jimeng = productClient(world, 'jimeng');
  await paddleCustomer(jimeng, hundredPack('ann', world.now()));
});

const start = (variants: number, action = 'text-to-video') =>
  jimeng.post('/jobs', { jobId: 'job-1', accountId: 'ann', action, variants });

const because = (reason: string) => ({ type: 'variant.failed', variantId: 'v1', reason });
const noBytes = { type: 'variant.succeeded', variantId: 'v1', output: { bytes: 0 } };
const wholeJob = { type: 'job.failed', reason: 'model_error' };

describe('JM-03: credits of a task that failed go back by themselves', () => {
  // biome-ignore format: one case a row
  it.each([
    // what happened               as it is told                     outcome             clause
    ['the model failed',           because('model_error'),           'model_failed',     'JM-03'],
    ['moderation blocked it',      because('content_blocked'),       'model_failed',     'JM-03'],
    ['the model did not answer',   because('model_timeout'),         'timed_out',        'JM-18'],
    ['it never reached the queue', because('enqueue_failed'),        'internal_error',   'JM-03'],
    ['the video was not stored',   because('storage_upload_failed'), 'internal_error',   'JM-03'],
    ['the database refused it',    because('database_error'),        'internal_error',   'JM-03'],
    ['we made a mistake',          because('internal_error'),        'internal_error',   'JM-03'],
    ['a word nobody knows',        because('solar_flare'),           'internal_error',   'JM-03'],
    ['a video without a byte',     noBytes,                          'no_usable_output', 'JM-03'],
    ['the whole task failed',      wholeJob,                         'model_failed',     'JM-03'],
  ])('%s', async (_case, told, outcome, clause) => {
    await start(1, 'image-to-video');
    expect((await soundAccount(jimeng, 'ann')).balance).toMatchObject({
      available: 88,
      pending: 12,
    });
    world.advance({ hours: 1 });

    await jimeng.tell({ ...told, jobId: 'job-1' });

    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 100, pending: 0 });
    expect(entries[0]).toMatchObject({
      kind: 'restore',
      credits: 12,
      balanceAfter: 100,
      at: world.now(),
      jobId: 'job-1',
      clause,
      policy: 'jimeng@1',
      draws: [{ lotId: lots[0]?.lotId, credits: 12 }],
    });
    expect(await jimeng.job('job-1')).toMatchObject({
      status: 'refunded',
      tile: 'Refunded',
      credits: { charged: 12, restored: 12 },
      variants: [{ state: 'restored', outcome, clause }],
    });
  });

  const partsThatFail = ['', '1', '2', '3', '12', '13', '23', '123'];

  it.each(partsThatFail)('of a task of three, what failed: %j', async (failing) => {
    await start(3);
    for (const part of '123') {
      await (failing.includes(part) ? jimeng.fail : jimeng.succeed)('job-1', `v${part}`);
    }
    const restored = 10 * failing.length;
    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 70 + restored, pending: 0 });
    expect(lots).toMatchObject([{ captured: 30 - restored }]);
    expect(entries.filter(({ kind }) => kind === 'restore')).toHaveLength(failing.length);
    expect((await jimeng.job('job-1')).tile).toBe(
      failing === ''
        ? 'Ready'
        : failing === '123'
          ? 'Refunded'
          : `Partially refunded ${failing.length} of 3`,
    );
  });
});

describe('JM-03: they go back to the lots they came from', () => {
  const remaining = async () =>
    (await soundAccount(jimeng, 'ann')).lots.map((lot) => lot.remaining);

  beforeEach(async () => {
    world.advance({ days: 1 });
    const second = { ...hundredPack('ann', world.now()), payment: 'txn_second' };
    await jimeng.paddle(transactionEvent(second));
    await start(12);
  });

  // biome-ignore format: one case a row
  it.each([
    // told          of                    what the lots then hold
    ['nothing yet',  [],                   [[0, 80]]],
    ['one by one',   ['v3', 'v1', 'v12'],  [[0, 90], [0, 100], [10, 100]]],
  ])('%s: what was drawn last first', async (_case, failing, then) => {
    const seen = failing.length === 0 ? [await remaining()] : [];
    for (const variantId of failing) {
      await jimeng.fail('job-1', variantId);
      seen.push(await remaining());
    }
    expect(seen).toEqual(then);
  });

  it('all at once', async () => {
    await jimeng.tell({ type: 'job.failed', jobId: 'job-1', reason: 'enqueue_failed' });
    expect(await remaining()).toEqual([100, 100]);
    const { entries, lots } = await soundAccount(jimeng, 'ann');
    expect(entries[0]).toMatchObject({
      kind: 'restore',
      credits: 120,
      draws: [
        { lotId: lots[1]?.lotId, credits: 20 },
        { lotId: lots[0]?.lotId, credits: 100 },
      ],
    });
  });

  it('whichever parts were delivered before', async () => {
    for (let n = 1; n <= 9; n += 1) await jimeng.succeed('job-1', `v${n}`);
    await jimeng.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' });
    expect(await remaining()).toEqual([10, 100]);
    expect((await jimeng.account('ann')).lots).toMatchObject([{ captured: 90 }, { captured: 0 }]);
  });

  it('side by side', async () => {
    const told = Array.from({ length: 12 }, (_, index) => `v${index + 1}`);
    await Promise.all(told.map((variantId) => jimeng.fail('job-1', variantId)));
    expect(await remaining()).toEqual([100, 100]);
    expect(await jimeng.job('job-1')).toMatchObject({
      status: 'refunded',
      credits: { restored: 120 },
    });
  });
});
