import { describe, expect, it } from 'vitest';
import { toMilliseconds } from '../../shared/domain/instant.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

type Course = (jimeng: ProductClient, world: World) => Promise<unknown>;

/** A minute passes, and with it one run of the schedule, as often as it takes. */
const minutes = async (world: World, count: number) => {
  for (let n = 0; n < count; n += 1) {
    world.advance({ minutes: 1 });
    await world.tick();
  }
};
const failed = { type: 'job.failed', jobId: 'job-1', reason: 'model_error' };

const toldAtOnce: Course = (jimeng) => jimeng.tell(failed);
const toldHoursLater: Course = (jimeng, world) => {
  world.advance({ hours: 11 });
  return jimeng.tell(failed);
};
const neverTold: Course = async (_jimeng, world) => {
  world.advance({ hours: 11, minutes: 59 });
  await minutes(world, 2);
};
const scheduleStoodStill: Course = async (_jimeng, world) => {
  world.advance({ hours: 20 });
  await minutes(world, 1);
};
const toldToNobody: Course = async (jimeng, world) => {
  const path = '/v1/jimeng/job-events';
  await world.send({ method: 'POST', path, body: JSON.stringify(failed) });
  await neverTold(jimeng, world);
};
const doneTooLate: Course = (jimeng, world) => {
  world.advance({ hours: 12, milliseconds: 1 });
  return jimeng.succeed('job-1');
};

async function taskOfAnn() {
  const world = await newWorld();
  const jimeng = productClient(world, 'jimeng');
  await paddleCustomer(jimeng, hundredPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'text-to-video', variants: 1 };
  await jimeng.post('/jobs', job);
  return { world, jimeng };
}

const inADay = 24 * 60 * 60 * 1000;

describe('JM-04: what goes back is in the history within 24 hours, and nobody has to ask', () => {
  // biome-ignore format: one case a row
  it.each([
    // case                                 course               clause    hours after the start
    ['the worker says so at once',          toldAtOnce,          'JM-03',  0],
    ['the worker says so hours later',      toldHoursLater,      'JM-03',  11],
    ['nobody says anything',                neverTold,           'JM-18',  12 + 1 / 60],
    ['what was said was not signed',        toldToNobody,        'JM-18',  12 + 1 / 60],
    ['the schedule stood still for hours',  scheduleStoodStill,  'JM-18',  20 + 1 / 60],
    ['done a millisecond too late',         doneTooLate,         'JM-18',  12 + 1 / 3_600_000],
  ])('%s', async (_case, course, clause, hours) => {
    const { world, jimeng } = await taskOfAnn();
    const startedAt = world.now();

    await course(jimeng, world);

    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    const [restore] = entries;
    expect(restore).toMatchObject({
      kind: 'restore',
      credits: 10,
      balanceAfter: 100,
      jobId: 'job-1',
      clause,
      draws: [{ lotId: lots[0]?.lotId, credits: 10 }],
    });
    expect(restore?.explanation).toContain('job-1');
    const after = toMilliseconds(restore?.at as typeof startedAt) - toMilliseconds(startedAt);
    expect(after).toBe(Math.round(hours * 3_600_000));
    expect(after).toBeLessThan(inADay);
    expect(balance).toMatchObject({ available: 100, pending: 0 });
    expect((await jimeng.job('job-1')).tile).toBe('Refunded');
  });

  it('is there for the very next reader, newest first', async () => {
    const { jimeng } = await taskOfAnn();
    await jimeng.tell(failed);
    const { body } = await jimeng.get('/accounts/ann/entries?limit=1');
    expect(body).toMatchObject({ items: [{ kind: 'restore', balanceAfter: 100 }] });
    expect(body.nextCursor).toBeTypeOf('string');
  });

  it('however often the schedule runs, it is there once', async () => {
    const { world, jimeng } = await taskOfAnn();
    world.advance({ hours: 13 });
    await Promise.all([world.tick(), world.tick(), world.tick()]);
    await minutes(world, 2);
    const { entries } = await soundAccount(jimeng, 'ann');
    expect(entries.map(({ kind }) => kind)).toEqual(['restore', 'charge', 'grant']);
  });
});
