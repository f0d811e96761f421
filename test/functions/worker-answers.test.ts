import { describe, expect, it } from 'vitest';
import { JobEventAnswer } from '../../shared/contract/job-events.ts';
import { productClient } from '../support/product-client.ts';
import type { World } from '../support/world.ts';
import { expectProblem } from './problems.ts';
import { givenCustomer } from './requests.ts';
import { everythingIn, unchanged } from './table.ts';

type Told = Readonly<Record<string, unknown>>;

const about = { jobId: 'job-1', variantId: 'v1' };
const success: Told = { type: 'variant.succeeded', ...about };
const failure: Told = { type: 'variant.failed', reason: 'model_error', ...about };
const progress: Told = { type: 'variant.progressed', fraction: 0.5, ...about };
const allFailed: Told = { type: 'job.failed', jobId: 'job-1', reason: 'enqueue_failed' };
const kinds = [success, failure, progress, allFailed];

describe('a worker that tells of what is not there is told to come again', () => {
  it.each(kinds.map((event) => [event.type, event] as const))('%s', async (_type, event) => {
    const { world, skena } = await givenCustomer();
    const answers = await unchanged(world, async () => [
      await skena.tell({ ...event, jobId: 'job-9' }),
      await productClient(world, 'post-remixer').tell(event),
      await productClient(world, 'jimeng').tell(event),
    ]);
    for (const answered of answers) expectProblem(answered, 404, 'job_not_found');
    if (event === allFailed) return;
    const answered = await unchanged(world, () => skena.tell({ ...event, variantId: 'v9' }));
    expectProblem(answered, 404, 'variant_not_found');
  });
});

describe('a variant is settled once, and whoever is second learns it', () => {
  const late = { minutes: 10, milliseconds: 1 };

  // biome-ignore format: one case a row
  it.each<[string, readonly Told[], Told, boolean, string | undefined, Record<string, unknown>]>([
    // case                            before      told       applied  code                 the variant then
    ['a success',                      [],         success,   true,    undefined,           { state: 'captured', outcome: 'succeeded', clause: 'SK-18' }],
    ['a failure',                      [],         failure,   true,    undefined,           { state: 'restored', outcome: 'model_failed', clause: 'SK-02' }],
    ['progress',                       [],         progress,  true,    undefined,           { state: 'pending' }],
    ['a success, again',               [success],  success,   false,   'already_settled',   { state: 'captured', outcome: 'succeeded' }],
    ['a failure, again',               [failure],  failure,   false,   'already_settled',   { state: 'restored', outcome: 'model_failed' }],
    ['a failure after the success',    [success],  failure,   false,   'already_settled',   { state: 'captured', outcome: 'succeeded' }],
    ['a success after the failure',    [failure],  success,   false,   'already_settled',   { state: 'restored', outcome: 'model_failed', late: true }],
    ['progress after the success',     [success],  progress,  false,   'already_settled',   { state: 'captured' }],
    ['the job after its variant',      [failure],  allFailed, true,    undefined,           { state: 'restored', outcome: 'model_failed' }],
    ['the job, again',                 [allFailed], allFailed, false,  'already_settled',   { state: 'restored', outcome: 'internal_error' }],
    ['progress after progress',        [progress], { ...progress, fraction: 0.6 }, true, undefined, { state: 'pending' }],
    ['progress backwards',             [progress], { ...progress, fraction: 0.4 }, false, undefined, { state: 'pending' }],
    ['progress again',                 [progress], progress,  false,   undefined,           { state: 'pending' }],
  ])('%s', async (_case, before, event, applied, code, variant) => {
    const { skena } = await givenCustomer();
    for (const earlier of before) await skena.tell(earlier);
    const { status, body } = await skena.tell(event);
    expect([status, body.applied, body.code]).toEqual([200, applied, code]);
    expect(body.job.variants[0]).toMatchObject(variant);
    expect(body.job).toEqual(await skena.job('job-1'));
    expect(JobEventAnswer.parse(body)).toEqual(body);
  });

  it.each([
    ['the last moment of the time limit counts', { minutes: 10 }, true, undefined, 'captured'],
    ['a millisecond later does not', late, false, 'time_limit_passed', 'restored'],
  ])('%s', async (_case, after, applied, code, state) => {
    const { world, skena } = await givenCustomer();
    world.advance(after);
    const { body } = await skena.tell(success);
    expect([body.applied, body.code]).toEqual([applied, code]);
    expect(body.job.variants[0].state).toBe(state);
    expect(body.job.variants[0].late).toBe(applied ? undefined : true);
  });

  it('twenty at once are one', async () => {
    const { skena } = await givenCustomer();
    const told = Array.from({ length: 20 }, (_, index) => (index % 2 ? success : failure));
    const answers = await Promise.all(told.map((event) => skena.tell(event)));
    expect(answers.map(({ status }) => status)).toEqual(told.map(() => 200));
    expect(answers.filter(({ body }) => body.applied).length).toBe(1);
    const ends = (await skena.entries('ann')).filter(({ kind }: Told) => kind === 'restore');
    const [variant] = (await skena.job('job-1')).variants;
    expect(ends.length).toBe(variant.state === 'restored' ? 1 : 0);
  });
});

describe('job.failed settles every variant that is pending, and no other', () => {
  it('in one entry', async () => {
    const { skena } = await givenCustomer();
    await skena.succeed('job-1', 'v2');
    const { body } = await skena.tell(allFailed);
    const states = body.job.variants.map(({ state }: Told) => state);
    expect(states).toEqual(['restored', 'captured', 'restored']);
    expect(body.job.credits).toEqual({ charged: 3, captured: 1, restored: 2, pending: 0 });
    const entries = await skena.entries('ann');
    expect(entries[0]).toMatchObject({ kind: 'restore', credits: 2, clause: 'SK-06' });
    expect((await skena.account('ann')).balance).toMatchObject({ available: 114, pending: 0 });
  });
});

describe('how far a variant got is kept for support, and decides nothing', () => {
  const fractionIn = async (world: World) => {
    const [job] = (await everythingIn(world)).filter(({ sk }) => sk === 'job');
    return Object.values(job?.fractions ?? {});
  };

  it('only rises, in whatever order it is told', async () => {
    const { world, skena } = await givenCustomer();
    for (const fraction of [0.2, 0, 0.9, 0.5, 0.9, 1e-9]) {
      await skena.tell({ ...progress, fraction });
    }
    expect(await fractionIn(world)).toEqual([0.9]);
    await skena.tell({ ...progress, fraction: 1 });
    expect(await fractionIn(world)).toEqual([1]);
  });

  it('moves no credits, and a variant that got far is given back whole', async () => {
    const { skena } = await givenCustomer();
    const before = [(await skena.account('ann')).balance, await skena.entries('ann')];
    const { body } = await skena.tell({ ...progress, fraction: 0.999 });
    expect(body.job.credits).toEqual({ charged: 3, captured: 0, restored: 0, pending: 3 });
    expect([(await skena.account('ann')).balance, await skena.entries('ann')]).toEqual(before);
    expect((await skena.cancel('job-1')).body.credits.restored).toBe(3);
  });
});

describe('a worker’s reason becomes an outcome, and is kept as it was told', () => {
  // biome-ignore format: one case a row
  it.each([
    ['model_error',           'model_failed',   'SK-02'],
    ['content_blocked',       'model_failed',   'SK-02'],
    ['model_timeout',         'timed_out',      'SK-04'],
    ['enqueue_failed',        'internal_error', 'SK-06'],
    ['storage_upload_failed', 'internal_error', 'SK-06'],
    ['database_error',        'internal_error', 'SK-06'],
    ['internal_error',        'internal_error', 'SK-06'],
    ['GPU fell off the bus!', 'internal_error', 'SK-06'],
    ['constructor',           'internal_error', 'SK-06'],
    ['__proto__',             'internal_error', 'SK-06'],
  ])('%s is %s (%s)', async (reason, outcome, clause) => {
    const { skena } = await givenCustomer();
    await skena.fail('job-1', 'v1', reason);
    const [variant] = (await skena.job('job-1')).variants;
    expect(variant).toMatchObject({ state: 'restored', outcome, clause, reason, credits: 1 });
  });

  // biome-ignore format: one case a row
  it.each([
    ['none is told',                  undefined,                    undefined],
    ['an empty one',                  '',                           undefined],
    ['at length, up to a sentence',   'x'.repeat(9_000),            'x'.repeat(500)],
    ['a NUL in it',                   'a\0b',                       'a\0b'],
    ['half a character',              'a\ud800b',                   expect.stringMatching(/^a.?b$/u)],
    ['a character over the end',      `${'x'.repeat(499)}😀`,       expect.stringMatching(/^x{499}/)],
  ])('a failure is never lost for how it is told: %s', async (_case, reason, kept) => {
    const { skena } = await givenCustomer();
    const answered = await skena.tell({ ...failure, reason });
    expect(answered.status).toBe(200);
    const [variant] = (await skena.job('job-1')).variants;
    expect(variant).toMatchObject({ state: 'restored', outcome: 'internal_error' });
    expect(variant.reason).toEqual(kept);
  });

  // biome-ignore format: one case a row
  it.each<[string, Told, string]>([
    ['bytes',                { output: { uri: 's3://x', bytes: 1, contentType: 'image/png' } }, 'succeeded'],
    ['no bytes',             { output: { uri: 's3://x', bytes: 0, contentType: 'image/png' } }, 'no_usable_output'],
    ['nothing said of it',   {},                                                                'succeeded'],
  ])('a success with %s', async (_case, output, outcome) => {
    const { skena } = await givenCustomer();
    expect((await skena.tell({ ...success, ...output })).body.applied).toBe(true);
    expect((await skena.job('job-1')).variants[0]).toMatchObject({ outcome });
  });
});
