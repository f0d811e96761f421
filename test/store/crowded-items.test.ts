import { describe, expect, it } from 'vitest';
import { lagging, overWire } from '../support/faults.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';
import { audit } from './audit.ts';

async function saver(credits: number) {
  const world = await newWorld();
  const skena = productClient(world, 'skena');
  await skena.open('ada');
  for (let pack = 0; pack * 550 < credits; pack += 1) {
    const purchase = { account: 'ada', pack: 'studio', payment: `pi_${pack}`, at: world.now() };
    await skena.stripe(sessionCompleted(purchase));
  }
  const start = (jobId: string, variants: number | string[] = 1) =>
    skena.post('/jobs', { jobId, accountId: 'ada', action: 'image', variants });
  return { world, skena, start };
}

/** As many and as long as the contract allows. */
const longestNames = Array.from({ length: 100 }, (_, index) => `${index}`.padStart(128, 'v'));

describe('a job of a hundred variants is settled whole by everyone who may', () => {
  it.each(['cancellation', 'failure', 'time limit'] as const)('by %s', async (by) => {
    const { world, skena, start } = await saver(550);
    await start('all', longestNames);
    if (by === 'cancellation') expect((await skena.cancel('all')).status).toBe(200);
    if (by === 'failure') {
      const told = await skena.tell({ type: 'job.failed', jobId: 'all', reason: 'model_error' });
      expect(told.body).toMatchObject({ applied: true });
    }
    world.advance({ minutes: 11 });
    expect(await world.tick()).toMatchObject({ settled: by === 'time limit' ? 1 : 0, failed: 0 });

    expect(await skena.job('all')).toMatchObject({ status: 'refunded', tile: 'Refunded' });
    expect((await skena.account('ada')).balance).toMatchObject({ available: 565, pending: 0 });
  });

  it('and by a hundred successes, one by one', async () => {
    const { skena, start } = await saver(550);
    await start('all', longestNames);
    for (const name of longestNames) await skena.succeed('all', name);
    expect(await skena.job('all')).toMatchObject({ status: 'completed', tile: 'Ready' });
  });
});

describe('an account that names jobs that are over', () => {
  it('forgets hundreds of them, and goes on starting jobs', async () => {
    const { skena, start } = await saver(550);
    const jobIds = Array.from({ length: 240 }, (_, number) => `job-${number}-${'x'.repeat(40)}`);
    for (const jobId of jobIds) await start(jobId);
    for (const jobId of jobIds) await skena.succeed(jobId);

    for (let job = 0; job < 30; job += 1) {
      expect((await start(`later-${job}`)).status).toBe(201);
    }
    const { balance } = await skena.account('ada');
    expect(balance).toMatchObject({ available: 295, pending: 30 });
  });

  it('is asked once more for one of them while it forgets the others', async () => {
    const { skena, start } = await saver(550);
    const jobIds = Array.from({ length: 8 }, (_, number) => `job-${number}`);
    for (const jobId of jobIds) await start(jobId);
    for (const jobId of jobIds) await skena.succeed(jobId);

    const again = await start('job-3');
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
    expect(again.body).toMatchObject({ status: 'completed' });
  });
});

describe('credits that came back are spent in their turn', () => {
  it('also by a charge that was planned before it saw them (SK-19)', async () => {
    const world = await newWorld({ client: overWire(lagging()) });
    const skena = productClient(world, 'skena');
    await skena.open('ada');
    const purchase = { account: 'ada', pack: 'starter', payment: 'pi_1', at: world.now() };
    await skena.stripe(sessionCompleted(purchase));
    const video = { accountId: 'ada', action: 'video', variants: 1 };
    await skena.post('/jobs', { jobId: 'first', ...video });
    await skena.cancel('first');
    await skena.post('/jobs', { jobId: 'second', ...video });
    await skena.succeed('second');

    const { account } = await audit(skena, 'ada');
    const [trial, bought] = account.lots.toSorted(({ kind }) => (kind === 'trial' ? -1 : 1));
    expect(trial).toMatchObject({ kind: 'trial', captured: 10 });
    expect(bought).toMatchObject({ remaining: 100, refund: { code: 'eligible' } });
  });
});
