import type { Context as LambdaContext } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../functions/schedules/work-deadlines.ts';
import { dueShardOf, jobKey } from '../../shared/store/keys.ts';
import { table } from '../../shared/store/table.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

/** More than one page of the index holds, all in one shard, and some in every other. */
const inOneShard = 120;
const elsewhere = 40;

const shardOf = (jobId: string) => dueShardOf(jobKey('skena', jobId as never));

function jobIds(): string[] {
  const crowded = shardOf('job-0');
  const all = Array.from({ length: 4_000 }, (_, number) => `job-${number}`);
  return [
    ...all.filter((jobId) => shardOf(jobId) === crowded).slice(0, inOneShard),
    ...all.filter((jobId) => shardOf(jobId) !== crowded).slice(0, elsewhere),
  ];
}

async function overdueJobs(): Promise<World> {
  const world = await newWorld();
  const skena = productClient(world, 'skena');
  await skena.open('ann');
  const purchase = { account: 'ann', pack: 'studio', payment: 'pi_1', at: world.now() };
  await skena.stripe(sessionCompleted(purchase));
  for (const jobId of jobIds()) {
    await skena.post('/jobs', { jobId, accountId: 'ann', action: 'image', variants: 1 });
  }
  world.advance({ minutes: 10, milliseconds: 1 });
  return world;
}

/** A run that is told after so many looks at the clock that its time is over. */
const runOf = (world: World, looks: number) => {
  let left = looks;
  const getRemainingTimeInMillis = () => {
    left -= 1;
    return left >= 0 ? 60_000 : 1_000;
  };
  const lambda = { getRemainingTimeInMillis, awsRequestId: 'run' } as LambdaContext;
  return build(world.runtime)(undefined, lambda);
};

describe('13: everything due is worked off, however much it is', () => {
  let world: World;
  beforeAll(async () => {
    world = await overdueJobs();
  });

  it('a run that is out of time stops in the middle, and says so', async () => {
    const { settled, finished } = await runOf(world, 4);
    expect(finished).toBe(false);
    expect(settled).toBeGreaterThan(0);
    expect(settled).toBeLessThan(inOneShard);
  });

  it('the next run goes on from there, over pages and shards, and does nothing twice', async () => {
    const skena = productClient(world, 'skena');
    const before = (await skena.account('ann')).balance.pending;
    expect(before).toBeGreaterThan(0);

    expect(await world.tick()).toMatchObject({ settled: before, failed: 0, finished: true });
    const { balance } = await skena.account('ann');
    expect(balance).toMatchObject({ available: 565, pending: 0 });
  });

  it('says how late the latest was, and nothing once nothing is due', async () => {
    const late = await newWorld();
    const skena = productClient(late, 'skena');
    await skena.open('ann');
    await skena.post('/jobs', { jobId: 'j', accountId: 'ann', action: 'image', variants: 1 });
    late.advance({ minutes: 15, milliseconds: 1 });

    expect(await late.tick()).toMatchObject({ settled: 1, overdueSeconds: 300 });
    expect(await late.tick()).toMatchObject({ settled: 0, overdueSeconds: 0, finished: true });
  });

  it('looks at all shards, wherever it begins', async () => {
    const shards = new Set(jobIds().map(shardOf));
    expect(shards.size).toBe(table.due.shards);
    for (let minute = 0; minute < table.due.shards; minute += 1) {
      const other = await newWorld({ at: `2026-03-02T09:0${minute}:00.000Z` });
      const skena = productClient(other, 'skena');
      await skena.open('ann');
      const one = [...shards].map((shard) => jobIds().find((jobId) => shardOf(jobId) === shard));
      for (const jobId of one) {
        await skena.post('/jobs', { jobId, accountId: 'ann', action: 'image', variants: 1 });
      }
      other.advance({ minutes: 10, milliseconds: 1 });
      expect(await other.tick()).toMatchObject({ settled: table.due.shards });
    }
  });
});
