import { describe, expect, it } from 'vitest';
import { skena } from '../../shared/products/skena/product.ts';
import { type SkenaStory, skenaStory, skenaWith } from '../support/skena-story.ts';
import { underPolicy } from '../support/under-policy.ts';

const january = { rateCard: '2026-01', from: '2026-01-01T00:00:00.000Z', actions: { video: 3 } };
const february = {
  rateCard: '2026-02',
  from: '2026-02-01T00:00:00.000Z',
  announcedAt: '2026-01-15T00:00:00.000Z',
  actions: { video: 4 },
};

const trialOfSix = { ...skena.policy, trial: { ...skena.policy.trial, credits: 6 } };

/**
 * Amina has 6 credits bought at January's price, in her trial, and then buys 100 at February's. Three
 * videos cost her 10: two paid by the trial, one by the purchase.
 */
async function beforeThreeVideos(): Promise<SkenaStory> {
  const products = [underPolicy(skenaWith(january, february), trialOfSix)];
  const story = await skenaStory({ at: '2026-01-20T09:00:00.000Z', products });
  story.world.set('2026-02-10T09:00:00.000Z');
  await story.buy();
  return story;
}

async function threeVideosForTen(): Promise<SkenaStory> {
  const story = await beforeThreeVideos();
  await story.start('job-1', 'video', 3);
  return story;
}

const all = ['v1', 'v2', 'v3'];

describe('SK-03: of several variants, each that fails gives back its own share', () => {
  it('the shares are told before the job starts, and add up to its price', async () => {
    const story = await beforeThreeVideos();
    const { body: quote } = await story.quote('video', 3);
    expect(quote).toMatchObject({ credits: 10, perVariant: [4, 3, 3] });

    const { body: job } = await story.start('job-1', 'video', 3, { quoteId: quote.quoteId });

    expect(job.variants).toMatchObject([{ credits: 4 }, { credits: 3 }, { credits: 3 }]);
    expect(job.draws).toMatchObject([{ credits: 6 }, { credits: 4 }]);
    expect(await story.left()).toEqual({ trial: 0, purchase: 96 });
  });

  // biome-ignore format: one case a row
  it.each([
    // failed               back   trial   purchase   tile
    [[],                    0,     0,      96,        'Ready'],
    [['v1'],                4,     0,      100,       'Partially refunded 1 of 3'],
    [['v2'],                3,     0,      99,        'Partially refunded 1 of 3'],
    [['v3'],                3,     0,      99,        'Partially refunded 1 of 3'],
    [['v1', 'v2'],          7,     3,      100,       'Partially refunded 2 of 3'],
    [['v1', 'v3'],          7,     3,      100,       'Partially refunded 2 of 3'],
    [['v2', 'v3'],          6,     2,      100,       'Partially refunded 2 of 3'],
    [['v1', 'v2', 'v3'],    10,    6,      100,       'Refunded'],
  ])('4, 3 and 3 credits: of %j come back %d', async (failed, restored, trial, purchase, tile) => {
    const story = await threeVideosForTen();

    for (const variantId of all) {
      const end = failed.includes(variantId) ? story.app.fail : story.app.succeed;
      await end('job-1', variantId);
    }

    expect(await story.app.job('job-1')).toMatchObject({
      tile,
      credits: { charged: 10, captured: 10 - restored, restored, pending: 0 },
    });
    expect(await story.left()).toEqual({ trial, purchase });
    await story.addsUp();
  });

  // biome-ignore format: one case a row
  it.each([
    // failing, one by one   trial and purchase left after each
    ['v1 v2 v3',             [[0, 100], [3, 100], [6, 100]]],
    ['v1 v3 v2',             [[0, 100], [3, 100], [6, 100]]],
    ['v2 v1 v3',             [[0, 99],  [3, 100], [6, 100]]],
    ['v2 v3 v1',             [[0, 99],  [2, 100], [6, 100]]],
    ['v3 v1 v2',             [[0, 99],  [3, 100], [6, 100]]],
    ['v3 v2 v1',             [[0, 99],  [2, 100], [6, 100]]],
  ])('%s: what was drawn last comes back first, and all of it in the end', async (order, left) => {
    const story = await threeVideosForTen();

    const seen: unknown[] = [];
    for (const variantId of order.split(' ')) {
      await story.app.fail('job-1', variantId);
      await story.addsUp();
      const { trial, purchase } = await story.left();
      seen.push([trial, purchase]);
    }

    expect(seen).toEqual(left);
  });

  it('says in the ledger which lot got what', async () => {
    const story = await threeVideosForTen();
    const [trial, bought] = (await story.app.account('amina')).lots;

    await story.app.fail('job-1', 'v1');
    await story.app.fail('job-1', 'v3');

    expect(await story.restores()).toMatchObject([
      { credits: 3, balanceAfter: 103, draws: [{ lotId: trial.lotId, credits: 3 }] },
      { credits: 4, balanceAfter: 100, draws: [{ lotId: bought.lotId, credits: 4 }] },
    ]);
  });

  it('gives back everything at once when the whole job fails', async () => {
    const story = await threeVideosForTen();

    await story.app.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' });

    expect(await story.left()).toEqual({ trial: 6, purchase: 100 });
    expect(await story.restores()).toMatchObject([{ credits: 10, clause: 'SK-02' }]);
    await story.addsUp();
  });

  it('gives back what is pending when the rest fails, and never more than was charged', async () => {
    const story = await threeVideosForTen();
    await story.app.fail('job-1', 'v2');
    await story.app.succeed('job-1', 'v1');

    for (let times = 0; times < 3; times += 1) {
      await story.app.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' });
      for (const variantId of all) await story.app.fail('job-1', variantId);
    }

    expect((await story.app.job('job-1')).credits).toMatchObject({ captured: 4, restored: 6 });
    expect(await story.left()).toEqual({ trial: 2, purchase: 100 });
    await story.addsUp();
  });

  it('three told side by side give back what three told one by one do', async () => {
    const story = await threeVideosForTen();

    const answers = await Promise.all(all.map((variantId) => story.app.fail('job-1', variantId)));

    expect(answers.map(({ body }) => body.applied)).toEqual([true, true, true]);
    expect(await story.left()).toEqual({ trial: 6, purchase: 100 });
    await story.addsUp();
  });
});
