import { describe, expect, it } from 'vitest';
import { lagging, overWire } from '../support/faults.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { type Answered, newWorld } from '../support/world.ts';
import { audit } from './audit.ts';

type Ask = (skena: ProductClient) => Promise<Answered>;

const job = { jobId: 'j1', accountId: 'ada', action: 'image', variants: 4 };

/** A job of which two variants have ended, and reads that still see it as it started. */
async function newLaggingWorld() {
  const world = await newWorld({ client: overWire(lagging()) });
  const skena = productClient(world, 'skena');
  await skena.open('ada');
  await skena.post('/jobs', job);
  await skena.tell({ type: 'variant.progressed', jobId: 'j1', variantId: 'v1', fraction: 0.5 });
  await skena.succeed('j1', 'v1');
  await skena.fail('j1', 'v2');
  return { world, skena };
}

const delivering: Ask = (skena) =>
  skena.post('/jobs/j1/deliveries', { variantId: 'v1', kind: 'saved' });

describe('a read that lags decides nothing, and no answer shows less than one before it', () => {
  // biome-ignore format: one request a row
  it.each<[string, Ask]>([
    ['a success',               (skena) => skena.succeed('j1', 'v3')],
    ['a success told again',    (skena) => skena.succeed('j1', 'v1')],
    ['a success after failing', (skena) => skena.succeed('j1', 'v2')],
    ['a failure',               (skena) => skena.fail('j1', 'v3')],
    ['a failure told again',    (skena) => skena.fail('j1', 'v2')],
    ['a cancellation',          (skena) => skena.cancel('j1')],
    ['a delivery',              delivering],
    ['the same job once more',  (skena) => skena.post('/jobs', job)],
  ])('%s', async (_case, ask) => {
    const { skena } = await newLaggingWorld();
    const { body } = await ask(skena);
    expect(body.job ?? body).toEqual(await skena.job('j1'));
    await audit(skena, 'ada');
  });

  it('jobs are charged to what is left, not to what was', async () => {
    const { skena } = await newLaggingWorld();
    for (const jobId of ['j2', 'j3', 'j4']) await skena.post('/jobs', { ...job, jobId });
    const { account } = await audit(skena, 'ada');
    expect(account.balance).toMatchObject({ available: 0, pending: 14 });
  });
});
