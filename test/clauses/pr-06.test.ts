import type { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { newWorld, type World, type WorldOptions } from '../support/world.ts';

/** A job of two variants, 4 credits each, of an account that had 40. */
async function remixing(options: Pick<WorldOptions, 'client'> = {}) {
  const world = await newWorld({ at: '2026-06-01T09:00:00.000Z', ...options });
  const remixer = productClient(world, 'post-remixer');
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 2 };
  await remixer.post('/jobs', { ...job, shownCredits: 8 });
  const deliver = (kind: string, variantId = 'v1') =>
    remixer.post('/jobs/job-1/deliveries', { variantId, kind });
  return { world, remixer, deliver };
}

describe('PR-06: an output that was generated, saved, exported or downloaded was delivered', () => {
  it('keeps the first time of each, on the job', async () => {
    const { world, deliver } = await remixing();
    const told = ['saved', 'exported', 'saved', 'downloaded', 'exported', 'saved'];
    for (const kind of told) {
      world.advance({ minutes: 1 });
      expect(await deliver(kind)).toMatchObject({ status: 200 });
    }
    const { body } = await deliver('downloaded');
    expect(body.variants[0].deliveries).toEqual([
      { kind: 'saved', at: '2026-06-01T09:01:00.000Z' },
      { kind: 'exported', at: '2026-06-01T09:02:00.000Z' },
      { kind: 'downloaded', at: '2026-06-01T09:04:00.000Z' },
    ]);
    expect(body.variants[1].deliveries).toEqual([]);
  });

  it('tells those of one moment in the same order whenever it is asked', async () => {
    const { remixer, deliver } = await remixing();
    for (const kind of ['saved', 'exported', 'downloaded']) await deliver(kind);
    const told = await Promise.all(Array.from({ length: 10 }, () => remixer.job('job-1')));
    expect(new Set(told.map((job) => JSON.stringify(job))).size).toBe(1);
  });

  it('moves no credits by being told, before the output was reported or after', async () => {
    const { world, remixer, deliver } = await remixing();
    const before = await soundAccount(remixer, 'ann');
    await deliver('saved');
    expect(await soundAccount(remixer, 'ann')).toEqual(before);
    await remixer.succeed('job-1', 'v1');
    world.advance({ minutes: 1 });
    await deliver('exported');
    expect((await soundAccount(remixer, 'ann')).entries).toEqual(before.entries);
    expect(await remixer.job('job-1')).toMatchObject({
      credits: { captured: 4, pending: 4 },
      variants: [{ deliveries: [{ kind: 'saved' }, { kind: 'exported' }] }, { deliveries: [] }],
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // case                        job       told                                     answer
    ['a job nobody started',       'job-2',  { variantId: 'v1', kind: 'saved' },      404],
    ['a variant the job has not',  'job-1',  { variantId: 'v3', kind: 'saved' },      404],
    ['a kind that is none',        'job-1',  { variantId: 'v1', kind: 'looked_at' },  422],
  ])('%s is not noted', async (_case, jobId, told, status) => {
    const { remixer } = await remixing();
    expect(await remixer.post(`/jobs/${jobId}/deliveries`, told)).toMatchObject({ status });
  });
});

type End = (remixer: ProductClient, world: World) => Promise<unknown>;
const failure: End = (remixer) => remixer.fail('job-1', 'v1');
const noOutput: End = (remixer) =>
  remixer.tell({
    type: 'variant.succeeded',
    jobId: 'job-1',
    variantId: 'v1',
    output: { bytes: 0 },
  });
const failureOfTheJob: End = (remixer) =>
  remixer.tell({ type: 'job.failed', jobId: 'job-1', reason: 'internal_error' });
const cancellation: End = (remixer) => remixer.cancel('job-1');
const silence: End = (_remixer, world) => {
  world.advance({ minutes: 31 });
  return world.tick();
};
const tooLate: End = (remixer, world) => {
  world.advance({ minutes: 31 });
  return remixer.succeed('job-1', 'v1');
};

describe('PR-06: what was delivered stays charged, whatever is said of it later', () => {
  // biome-ignore format: one case a row
  it.each([
    // delivered                     then                    as                outcome
    ['saved',                        'reported failed',      failure,          'model_failed'],
    ['exported',                     'reported failed',      failure,          'model_failed'],
    ['downloaded',                   'reported failed',      failure,          'model_failed'],
    ['saved, exported, downloaded',  'reported failed',      failure,          'model_failed'],
    ['saved',                        'reported empty',       noOutput,         'no_usable_output'],
    ['saved',                        'the whole job fails',  failureOfTheJob,  'internal_error'],
    ['saved',                        'cancelled',            cancellation,     'cancelled'],
    ['saved',                        'past its limit',       silence,          'timed_out'],
    ['saved',                        'done past its limit',  tooLate,          'succeeded'],
  ])('%s, then %s', async (kinds, _then, end, outcome) => {
    const { world, remixer, deliver } = await remixing();
    for (const kind of kinds.split(', ')) await deliver(kind);

    await end(remixer, world);

    const { variants } = await remixer.job('job-1');
    expect(variants[0]).toMatchObject({ state: 'captured', outcome, clause: 'PR-06' });
    await remixer.fail('job-1', 'v2');
    const { balance, lots } = await soundAccount(remixer, 'ann');
    expect(balance).toMatchObject({ available: 36, pending: 0 });
    expect(lots).toMatchObject([{ remaining: 36, captured: 4 }]);
    expect(await remixer.job('job-1')).toMatchObject({
      status: 'partly_refunded',
      tile: 'Partially refunded 1 of 2',
      credits: { charged: 8, captured: 4, restored: 4, pending: 0 },
    });
  });

  it('says why, and gives the variants beside it back', async () => {
    const { remixer, deliver } = await remixing();
    await deliver('saved', 'v2');
    await remixer.tell({ type: 'job.failed', jobId: 'job-1', reason: 'model_error' });

    const { variants, explanation } = await remixer.job('job-1');
    expect(variants).toMatchObject([{ state: 'restored' }, { state: 'captured' }]);
    expect(explanation[1]).toContain('(PR-06)');
    const { entries } = await soundAccount(remixer, 'ann');
    expect(entries[0]).toMatchObject({ kind: 'restore', credits: 4, clause: 'PR-04' });
  });

  it('a delivery told after the credits went back takes nothing', async () => {
    const { remixer, deliver } = await remixing();
    await remixer.fail('job-1', 'v1');
    const before = await soundAccount(remixer, 'ann');
    expect((await deliver('saved')).body.variants[0]).toMatchObject({
      state: 'restored',
      deliveries: [{ kind: 'saved' }],
    });
    expect(await soundAccount(remixer, 'ann')).toEqual(before);
  });

  it('elsewhere failures give back without asking what was delivered', async () => {
    const world = await newWorld();
    const skena = productClient(world, 'skena');
    await skena.open('ann');
    const job = { jobId: 'job-1', accountId: 'ann', action: 'video', variants: 1 };
    await skena.post('/jobs', job);
    await skena.post('/jobs/job-1/deliveries', { variantId: 'v1', kind: 'saved' });
    await skena.fail('job-1');
    expect(await skena.job('job-1')).toMatchObject({
      variants: [{ state: 'restored', clause: 'SK-02', deliveries: [{ kind: 'saved' }] }],
    });
    expect((await soundAccount(skena, 'ann')).balance.available).toBe(15);
  });

  it('a delivery noted while a failure is being settled was there first', async () => {
    let meanwhile: (() => Promise<unknown>) | undefined;
    const readThenWait = (client: DynamoDBDocumentClient) => {
      const send = async (command: GetCommand) => {
        const read = await client.send(command);
        const next = meanwhile;
        meanwhile = undefined;
        await next?.();
        return read;
      };
      return new Proxy(client, {
        get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
      });
    };
    const { remixer, deliver } = await remixing({ client: readThenWait });

    meanwhile = () => deliver('saved');
    await remixer.fail('job-1', 'v1');

    expect((await remixer.job('job-1')).variants[0]).toMatchObject({
      state: 'captured',
      clause: 'PR-06',
      deliveries: [{ kind: 'saved' }],
    });
  });
});
