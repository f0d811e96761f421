import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

describe('PR-01: credits pay for analysis, Quick Remix, Studio options, regenerating one', () => {
  let world: World;
  let remixer: ProductClient;
  beforeAll(async () => {
    world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
    remixer = productClient(world, 'post-remixer');
  });

  const start = async (accountId: string, action: string, variants: number) => {
    await stripeCustomer(remixer, smallPack(accountId, world.now()));
    const job = { jobId: `job-${accountId}`, accountId, action, variants, shownCredits: 40 };
    return (await remixer.post('/jobs', job)).body;
  };

  it('asks for exactly these, and says so', async () => {
    const { body } = await remixer.get('/rates');
    expect(body.actions).toEqual([
      { action: 'analyse-image', credits: 1 },
      { action: 'quick-remix', credits: 4 },
      { action: 'studio-options', credits: 2 },
      { action: 'regenerate-option', credits: 2 },
    ]);
  });

  // biome-ignore format: one case a row
  it.each([
    // action              variants  charged
    ['analyse-image',      1,  1],
    ['quick-remix',        1,  4],
    ['studio-options',     3,  6],
    ['regenerate-option',  1,  2],
  ])(
    '%s x %i is charged when it starts and spent when it is delivered',
    async (action, variants, credits) => {
      const accountId = `delivered-${action}`;
      const job = await start(accountId, action, variants);
      expect(job.credits).toEqual({ charged: credits, captured: 0, restored: 0, pending: credits });
      expect((await soundAccount(remixer, accountId)).balance).toMatchObject({
        available: 40 - credits,
        pending: credits,
      });

      for (const { variantId } of job.variants) await remixer.succeed(job.jobId, variantId);

      const { balance, lots, entries } = await soundAccount(remixer, accountId);
      expect(balance).toMatchObject({ available: 40 - credits, pending: 0 });
      expect(lots).toMatchObject([{ remaining: 40 - credits, captured: credits }]);
      expect(entries.map(({ kind, credits }) => [kind, credits])).toEqual([
        ['charge', -credits],
        ['grant', 40],
      ]);
      expect(await remixer.job(job.jobId)).toMatchObject({ status: 'completed', tile: 'Ready' });
    },
  );

  // biome-ignore format: one case a row
  it.each([
    // action              variants  back
    ['analyse-image',      1,  1],
    ['quick-remix',        1,  4],
    ['studio-options',     3,  6],
    ['regenerate-option',  1,  2],
  ])(
    '%s x %i gives its credits back when it fails',
    async (action, variants, credits) => {
      const accountId = `failed-${action}`;
      const { jobId } = await start(accountId, action, variants);

      await remixer.tell({ type: 'job.failed', jobId, reason: 'model_error' });

      const { balance, lots, entries } = await soundAccount(remixer, accountId);
      expect(balance).toMatchObject({ available: 40, pending: 0 });
      expect(lots).toMatchObject([{ remaining: 40, captured: 0 }]);
      expect(entries[0]).toMatchObject({
        kind: 'restore',
        credits,
        balanceAfter: 40,
        jobId,
        clause: 'PR-04',
        policy: 'post-remixer@1',
        draws: [{ lotId: lots[0]?.lotId, credits }],
      });
      expect(await remixer.job(jobId)).toMatchObject({ status: 'refunded', tile: 'Refunded' });
    },
  );

  it('sells nothing else', async () => {
    const job = { jobId: 'job-other', accountId: 'delivered-quick-remix', action: 'video' };
    const answer = await remixer.post('/jobs', { ...job, variants: 1, shownCredits: 40 });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'action' }] } });
  });
});
