import { beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { signWorker } from '../support/signing.ts';
import { newWorld, type World } from '../support/world.ts';

const failed = { type: 'variant.failed', jobId: 'job-1', variantId: 'v1', reason: 'model_error' };
const delivered = { type: 'variant.succeeded', jobId: 'job-1', variantId: 'v1' };
const because = (reason: string) => ({ ...failed, reason });
const emptyOutput = { ...delivered, output: { uri: 's3://out/1', bytes: 0 } };

let world: World;
let remixer: ProductClient;
beforeEach(async () => {
  world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
  remixer = productClient(world, 'post-remixer');
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  const job = { jobId: 'job-1', accountId: 'ann', action: 'quick-remix', variants: 1 };
  await remixer.post('/jobs', { ...job, shownCredits: 4 });
});

describe('PR-04: credits of an action that is confirmed to have failed go back, once', () => {
  // biome-ignore format: one case a row
  it.each([
    // what the worker tells       in its words                      outcome             clause
    ['the model failed',           because('model_error'),           'model_failed',     'PR-04'],
    ['the content was blocked',    because('content_blocked'),       'model_failed',     'PR-04'],
    ['the model did not answer',   because('model_timeout'),         'timed_out',        'PR-15'],
    ['it never reached the queue', because('enqueue_failed'),        'internal_error',   'PR-04'],
    ['its output was not stored',  because('storage_upload_failed'), 'internal_error',   'PR-04'],
    ['the database refused it',    because('database_error'),        'internal_error',   'PR-04'],
    ['we made a mistake',          because('internal_error'),        'internal_error',   'PR-04'],
    ['a word nobody knows',        because('constructor'),           'internal_error',   'PR-04'],
    ['an output without a byte',   emptyOutput,                      'no_usable_output', 'PR-04'],
  ])('%s', async (_case, told, outcome, clause) => {
    world.advance({ minutes: 1 });
    expect(await remixer.tell(told)).toMatchObject({ status: 200, body: { applied: true } });

    const { balance, lots, entries } = await soundAccount(remixer, 'ann');
    expect(balance).toMatchObject({ available: 40, pending: 0 });
    expect(entries.map(({ kind }) => kind)).toEqual(['restore', 'charge', 'grant']);
    expect(entries[0]).toMatchObject({
      at: world.now(),
      credits: 4,
      balanceAfter: 40,
      jobId: 'job-1',
      clause,
      policy: 'post-remixer@1',
      draws: [{ lotId: lots[0]?.lotId, credits: 4 }],
    });
    expect(await remixer.job('job-1')).toMatchObject({
      status: 'refunded',
      tile: 'Refunded',
      credits: { charged: 4, restored: 4, captured: 0 },
      variants: [{ state: 'restored', outcome, clause, settledAt: world.now() }],
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // told one after the other     first         then                        in the end   late
    ['a failure, and it again',     failed,       failed,                     'restored',  false],
    ['a failure, and another',      failed,       because('database_error'),  'restored',  false],
    ['a failure, then a delivery',  failed,       delivered,                  'restored',  true],
    ['no output, then a delivery',  emptyOutput,  delivered,                  'restored',  true],
    ['a delivery, and it again',    delivered,    delivered,                  'captured',  false],
    ['a delivery, then a failure',  delivered,    failed,                     'captured',  false],
    ['a delivery, then no output',  delivered,    emptyOutput,                'captured',  false],
  ])('%s: the first word counts', async (_case, first, second, state, late) => {
    await remixer.tell(first);
    const before = await soundAccount(remixer, 'ann');
    world.advance({ minutes: 1 });

    const answer = await remixer.tell(second);

    expect(answer).toMatchObject({
      status: 200,
      body: { applied: false, code: 'already_settled' },
    });
    expect(await soundAccount(remixer, 'ann')).toEqual(before);
    const { variants } = await remixer.job('job-1');
    expect(variants).toMatchObject([{ state }]);
    expect(variants[0].late).toBe(late || undefined);
  });

  it('reports that come all at once give back once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => remixer.tell(failed)));
    expect(answers.filter(({ body }) => body.applied)).toHaveLength(1);
    const { balance, entries } = await soundAccount(remixer, 'ann');
    expect(balance.available).toBe(40);
    expect(entries.filter(({ kind }) => kind === 'restore')).toHaveLength(1);
  });
});

const body = () => JSON.stringify({ ...failed, occurredAt: world.now() });
const signed = (text: string, seconds = 0) =>
  signWorker(text, later(world.now(), { milliseconds: seconds * 1000 }));

describe('PR-04: a failure that cannot be confirmed gives nothing back', () => {
  // biome-ignore format: one case a row
  it.each([
    // signed              headers
    ['not signed',         () => ({})],
    ['over another body',  () => signed(body().replace('v1', 'v2'))],
    ['by nobody we know',  () => ({ ...signed(body()), 'webhook-signature': 'v1,bm9uZQ==' })],
    ['for another time',   () => ({ ...signed(body()), 'webhook-timestamp': '1780304401' })],
    ['under another id',   () => ({ ...signed(body()), 'webhook-id': 'msg_2' })],
    ['301 seconds old',    () => signed(body(), -301)],
    ['301 seconds ahead',  () => signed(body(), 301)],
  ])('%s', async (_case, headers) => {
    const before = await soundAccount(remixer, 'ann');
    const path = '/v1/post-remixer/job-events';
    const answer = await world.send({ method: 'POST', path, headers: headers(), body: body() });

    expect(answer).toMatchObject({ status: 401, body: { code: 'bad_signature' } });
    expect(await soundAccount(remixer, 'ann')).toEqual(before);
    expect(await remixer.job('job-1')).toMatchObject({ status: 'running', tile: 'Rendering' });
  });

  // biome-ignore format: one case a row
  it.each([
    // case                           told                             code
    ['of a job nobody started',       { ...failed, jobId: 'job-2' },   'job_not_found'],
    ['of a variant the job has not',  { ...failed, variantId: 'v2' },  'variant_not_found'],
  ])('%s: told again later', async (_case, told, code) => {
    expect(await remixer.tell(told)).toMatchObject({ status: 404, body: { code } });
    expect(await remixer.job('job-1')).toMatchObject({ status: 'running' });
  });
});
