import { beforeEach, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
beforeEach(async () => {
  world = await newWorld();
  jimeng = productClient(world, 'jimeng');
  await paddleCustomer(jimeng, hundredPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'text-to-video', variants: 3 };
  await jimeng.post('/jobs', job);
});

describe('JM-18: cancelling gives back what was not delivered', () => {
  // biome-ignore format: one case a row
  it.each([
    // delivered    failed   back  tile
    [[],            [],      30,  'Refunded'],
    [['v1'],        [],      20,  'Partially refunded 2 of 3'],
    [['v3'],        [],      20,  'Partially refunded 2 of 3'],
    [['v1', 'v2'],  [],      10,  'Partially refunded 1 of 3'],
    [[],            ['v2'],  20,  'Refunded'],
    [['v1'],        ['v3'],  10,  'Partially refunded 2 of 3'],
  ])('delivered %j, failed %j: %i', async (delivered, failed, back, tile) => {
    for (const variantId of delivered) await jimeng.succeed('job-1', variantId);
    for (const variantId of failed) await jimeng.fail('job-1', variantId);

    expect(await jimeng.cancel('job-1')).toMatchObject({ status: 200, body: { tile } });

    const spent = 10 * delivered.length;
    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 100 - spent, pending: 0 });
    expect(lots).toMatchObject([{ remaining: 100 - spent, captured: spent }]);
    expect(entries[0]).toMatchObject({
      kind: 'restore',
      credits: back,
      clause: 'JM-18',
      policy: 'jimeng@1',
      jobId: 'job-1',
    });
    const { variants } = await jimeng.job('job-1');
    expect(
      variants.filter(({ outcome }: { outcome: string }) => outcome === 'cancelled'),
    ).toHaveLength(back / 10);
  });

  it('how far a video had come does not count', async () => {
    const progress = {
      type: 'variant.progressed',
      jobId: 'job-1',
      variantId: 'v1',
      fraction: 0.99,
    };
    await jimeng.tell(progress);
    await jimeng.cancel('job-1');
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(100);
  });

  it('what comes afterwards is free', async () => {
    await jimeng.cancel('job-1');
    const before = await soundAccount(jimeng, 'ann');
    const answer = await jimeng.succeed('job-1', 'v1');
    expect(answer).toMatchObject({
      status: 200,
      body: { applied: false, code: 'already_settled' },
    });
    expect((await jimeng.job('job-1')).variants[0]).toMatchObject({
      state: 'restored',
      late: true,
    });
    expect(await soundAccount(jimeng, 'ann')).toEqual(before);
  });

  it('twice is once', async () => {
    await jimeng.cancel('job-1');
    const before = await soundAccount(jimeng, 'ann');
    expect(await jimeng.cancel('job-1')).toMatchObject({
      status: 409,
      body: { code: 'job_settled', clause: 'JM-18' },
    });
    expect(await soundAccount(jimeng, 'ann')).toEqual(before);
  });
});

const done = () => jimeng.succeed('job-1', 'v1');
const sweep = async () => {
  await world.tick();
  return { body: {} };
};
const hours12 = 12 * 3_600_000;

describe('JM-18: after 12 hours what was not delivered goes back', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                               after         then    state        by
    ['done at the last moment',           hours12,      done,   'captured',  'JM-08'],
    ['done a millisecond later',          hours12 + 1,  done,   'restored',  'JM-18'],
    ['the schedule at the last moment',   hours12,      sweep,  'pending',   undefined],
    ['the schedule a millisecond later',  hours12 + 1,  sweep,  'restored',  'JM-18'],
  ])('%s', async (_case, milliseconds, then, state, clause) => {
    world.advance({ milliseconds });
    await then();
    expect((await jimeng.job('job-1')).variants[0]).toMatchObject({
      state,
      ...(clause && { clause }),
    });
    await soundAccount(jimeng, 'ann');
  });

  it('a video that came too late says so, and costs nothing', async () => {
    world.advance({ milliseconds: hours12 + 1 });
    expect((await done()).body).toMatchObject({ applied: false, code: 'time_limit_passed' });
    expect((await jimeng.job('job-1')).variants[0]).toMatchObject({
      outcome: 'timed_out',
      late: true,
    });
    await world.tick();
    const { balance, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 100, pending: 0 });
    expect(entries.map(({ kind, credits }) => [kind, credits])).toEqual([
      ['restore', 20],
      ['restore', 10],
      ['charge', -30],
      ['grant', 100],
    ]);
  });

  it('what was delivered before stays used', async () => {
    await jimeng.succeed('job-1', 'v2');
    world.advance({ milliseconds: hours12 + 1 });
    await world.tick();
    expect(await jimeng.job('job-1')).toMatchObject({
      tile: 'Partially refunded 2 of 3',
      credits: { charged: 30, captured: 10, restored: 20, pending: 0 },
      variants: [{ outcome: 'timed_out' }, { outcome: 'succeeded' }, { outcome: 'timed_out' }],
    });
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(90);
  });

  it('says from the start when that will be', async () => {
    const { startedAt, capAt } = await jimeng.job('job-1');
    expect([startedAt, capAt]).toEqual(['2026-03-02T09:00:00.000Z', '2026-03-02T21:00:00.000Z']);
  });
});
