import { describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

async function taskOfTwo() {
  const world = await newWorld();
  const jimeng = productClient(world, 'jimeng');
  await paddleCustomer(jimeng, hundredPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'text-to-video', variants: 2 };
  await jimeng.post('/jobs', job);
  return { world, jimeng };
}

type Then = (jimeng: ProductClient, world: World) => Promise<unknown>;
const nothing: Then = async () => {};
const complaint: Then = (jimeng) => jimeng.fail('job-1', 'v1', 'not_to_my_liking');
const cancellation: Then = (jimeng) => jimeng.cancel('job-1');
const noOutput: Then = (jimeng) =>
  jimeng.tell({ type: 'variant.succeeded', jobId: 'job-1', variantId: 'v1', output: { bytes: 0 } });
const timeLimit: Then = (_jimeng, world) => {
  world.advance({ hours: 13 });
  return world.tick();
};
const failureOfTheRest: Then = (jimeng) =>
  jimeng.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' });

describe('JM-08: credits of a video that was delivered stay used', () => {
  // biome-ignore format: one case a row
  it.each([
    // after the delivery          as                 what goes back
    ['nothing',                    nothing,           0],
    ['it is said to have failed',  complaint,         0],
    ['it is said to be empty',     noOutput,          0],
    ['the task is cancelled',      cancellation,      10],
    ['the time limit passes',      timeLimit,         10],
    ['the rest fails',             failureOfTheRest,  10],
  ])('%s', async (_case, then, back) => {
    const { world, jimeng } = await taskOfTwo();
    await jimeng.succeed('job-1', 'v1');
    await then(jimeng, world);

    expect((await jimeng.job('job-1')).variants[0]).toMatchObject({
      state: 'captured',
      outcome: 'succeeded',
      clause: 'JM-08',
      credits: 10,
    });
    const { balance, lots } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 80 + back, pending: 10 - back });
    expect(lots).toMatchObject([{ captured: 10, pending: 10 - back, remaining: 80 + back }]);
  });
});

const delivered: Then = (jimeng) => jimeng.succeed('job-1', 'v1');
const allDelivered: Then = async (jimeng) => {
  await jimeng.succeed('job-1', 'v1');
  await jimeng.succeed('job-1', 'v2');
};

describe('JM-08: a purchase that videos were made with is not paid back', () => {
  // biome-ignore format: one case a row
  it.each([
    // what became of it         as                 code            clause
    ['still running',            nothing,           'not_offered',  'JM-01'],
    ['all of it failed',         failureOfTheRest,  'not_offered',  'JM-01'],
    ['one video was delivered',  delivered,         'lot_used',     'JM-08'],
    ['both were delivered',      allDelivered,      'lot_used',     'JM-08'],
  ])('%s', async (_case, then, code, clause) => {
    const { world, jimeng } = await taskOfTwo();
    await then(jimeng, world);

    const refused = { eligible: false, code, clause };
    expect((await soundAccount(jimeng, 'ann')).lots).toMatchObject([{ refund: refused }]);
    const { body } = await jimeng.get('/accounts/ann/orders');
    expect(body.items).toMatchObject([{ refund: refused }]);
    expect(body.items[0].refund.explanation).toContain(clause);
  });
});
