import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { build } from '../../functions/webhooks/job-events.ts';
import { later, toMilliseconds } from '../../shared/domain/instant.ts';
import { httpEvent } from '../support/http-event.ts';
import { productClient } from '../support/product-client.ts';
import { secrets, signWorker } from '../support/signing.ts';
import { newWorld, type World } from '../support/world.ts';
import { expectProblem, pathsOf } from './problems.ts';
import { givenCustomer } from './requests.ts';
import { unchanged } from './table.ts';

const path = '/v1/skena/job-events';
const occurredAt = '2026-03-02T09:00:00.000Z';
const succeeded = { type: 'variant.succeeded', jobId: 'job-1', variantId: 'v1', occurredAt };
const body = JSON.stringify(succeeded);

const post = (world: World, headers: Record<string, string>, text = body) =>
  world.send({ method: 'POST', path, headers, body: text });

describe('only who knows the secret is a worker', () => {
  const signedAt = (world: World, seconds: number, text = body) =>
    signWorker(text, later(world.now(), { milliseconds: seconds * 1000 }));

  // biome-ignore format: one case a row
  it.each<[string, (world: World) => Record<string, string>, boolean]>([
    ['signed just now',                (world) => signedAt(world, 0),                                                     true],
    ['signed 300 s ago',               (world) => signedAt(world, -300),                                                  true],
    ['signed 301 s ago',               (world) => signedAt(world, -301),                                                  false],
    ['signed 300 s ahead',             (world) => signedAt(world, 300),                                                   true],
    ['signed 301 s ahead',             (world) => signedAt(world, 301),                                                   false],
    ['signed over another body',       (world) => signedAt(world, 0, `${body} `),                                         false],
    ['under another id',               (world) => ({ ...signedAt(world, 0), 'webhook-id': 'msg_2' }),                     false],
    ['at another time',                (world) => ({ ...signedAt(world, 0), 'webhook-timestamp': signedAt(world, 1)['webhook-timestamp'] ?? '' }), false],
    ['not signed',                     () => ({}),                                                                        false],
    ['by an API key',                  () => ({ authorization: 'Bearer key-skena-support' }),                             false],
    ['without its id',                 (world) => ({ ...signedAt(world, 0), 'webhook-id': '' }),                          false],
    ['with an empty signature',        (world) => ({ ...signedAt(world, 0), 'webhook-signature': '' }),                   false],
    ['with a signature of version 2',  (world) => ({ ...signedAt(world, 0), 'webhook-signature': (signedAt(world, 0)['webhook-signature'] ?? '').replace('v1', 'v2') }), false],
    ['with a wrong one beside it',     (world) => ({ ...signedAt(world, 0), 'webhook-signature': `v1,AAAA ${signedAt(world, 0)['webhook-signature']}` }), true],
  ])('%s', async (_case, headersIn, isTaken) => {
    const { world } = await givenCustomer();
    const headers = headersIn(world);
    if (isTaken) expect((await post(world, headers)).status).toBe(200);
    else expectProblem(await unchanged(world, () => post(world, headers)), 401, 'bad_signature');
  });

  it('nobody learns from an unsigned request whether a job is there, or its body right', async () => {
    const world = await newWorld();
    for (const text of [body, '{', '', '[]', 'x'.repeat(256 * 1024)]) {
      expectProblem(await post(world, {}, text), 401, 'bad_signature');
    }
    expectProblem(await post(world, {}, 'x'.repeat(256 * 1024 + 1)), 413, 'too_large');
  });

  const [old, young, stranger] = ['b2xk', 'eW91bmc=', 'c3RyYW5nZXI='].map((key) => `whsec_${key}`);

  // biome-ignore format: one case a row
  it.each([
    ['the old one, while both are valid', [old, young],      [old],             200],
    ['the new one, while both are valid', [old, young],      [young],           200],
    ['both, while both are valid',        [old, young],      [old, young],      200],
    ['both, before we have the new one',  [old],             [old, young],      200],
    ['both, after the old one is gone',   [young],           [old, young],      200],
    ['the old one, after it is gone',     [young],           [old],             401],
    ['neither',                           [old, young],      [stranger],        401],
  ])('a secret is replaced: signed by %s', async (_case, valid, signing, status) => {
    const { world } = await givenCustomer();
    const { config } = world.runtime;
    const own = { webhook: ['x'], jobEvents: valid as string[] };
    const runtime = { ...world.runtime, config: { ...config, secrets: { skena: own } } };
    const date = new Date(toMilliseconds(world.now()));
    const signatures = signing.map((key) => new Webhook(key ?? '').sign('msg_1', date, body));
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(date.getTime() / 1000),
      'webhook-signature': signatures.join(' '),
    };
    const route = { path: '/v1/{product}/job-events', handler: build(runtime) };
    const { event, handler } = httpEvent({ method: 'POST', path, headers, body }, [route]);
    const { statusCode } = await handler(event, { getRemainingTimeInMillis: () => 1e4 } as never);
    expect(statusCode).toBe(status);
  });

  it('the bytes that were sent are what was signed, in base64 too', async () => {
    const { world } = await givenCustomer();
    const odd = `{ "note":"½ ☃", ${body.slice(1)}`;
    const base64 = Buffer.from(odd).toString('base64');
    const headers = signWorker(odd, world.now());
    const sent = { method: 'POST', path, headers, body: base64, isBase64Encoded: true };
    expect((await world.send(sent)).body).toMatchObject({ applied: true });
  });

  it('a product’s own secret is not another’s', async () => {
    expect(secrets.worker).toMatch(/^whsec_/);
    const { world } = await givenCustomer();
    const remixer = productClient(world, 'post-remixer');
    const answered = await unchanged(world, () => remixer.tell(succeeded));
    expectProblem(answered, 404, 'job_not_found');
  });
});

describe('what a worker tells has a shape', () => {
  // biome-ignore format: one case a row
  it.each<[string, Record<string, unknown>, string]>([
    ['no type',                    { type: undefined },                                       'type'],
    ['a type nobody knows',        { type: 'variant.exploded' },                              'type'],
    ['an inherited type',          { type: 'constructor' },                                   'type'],
    ['no job',                     { jobId: undefined },                                      'jobId'],
    ['a job of no name',           { jobId: '' },                                             'jobId'],
    ['a job’s name too long',      { jobId: 'x'.repeat(129) },                                'jobId'],
    ['a slash in it',              { jobId: 'a/b' },                                          'jobId'],
    ['no variant',                 { variantId: undefined },                                  'variantId'],
    ['a variant by number',        { variantId: 1 },                                          'variantId'],
    ['no time',                    { occurredAt: undefined },                                 'occurredAt'],
    ['a time in seconds',          { occurredAt: 1772442000 },                                'occurredAt'],
    ['a day',                      { occurredAt: '2026-03-02' },                              'occurredAt'],
    ['a reason that is no text',   { type: 'variant.failed', reason: 7 },                     'reason'],
    ['no fraction',                { type: 'variant.progressed' },                            'fraction'],
    ['a fraction in percent',      { type: 'variant.progressed', fraction: 50 },              'fraction'],
    ['less than nothing',          { type: 'variant.progressed', fraction: -0.1 },            'fraction'],
    ['a fraction as text',         { type: 'variant.progressed', fraction: '0.5' },           'fraction'],
    ['an output without its size', { output: { uri: 's3://x' } },                             'output.bytes'],
    ['a size below nothing',       { output: { bytes: -1 } },                                 'output.bytes'],
    ['half a byte',                { output: { bytes: 0.5 } },                                'output.bytes'],
  ])('%s is 422', async (_case, change, field) => {
    const { world, skena } = await givenCustomer();
    const answered = await unchanged(world, () => skena.tell({ ...succeeded, ...change }));
    expectProblem(answered, 422, 'invalid_request');
    expect(pathsOf(answered)).toContain(field);
  });

  it.each(['', '{', 'null', '[]', '"x"', '1'])('a body of %j is no event', async (text) => {
    const { world } = await givenCustomer();
    const headers = signWorker(text, world.now());
    const { status } = await unchanged(world, () => post(world, headers, text));
    expect(status).toBe(text === '' || text === '{' ? 400 : 422);
  });

  it('its own fields are left to it', async () => {
    const { skena } = await givenCustomer();
    const model = { requestId: 'req', costMicroUsd: 12_000, seed: 7 };
    const answered = await skena.tell({ ...succeeded, model, gpu: 'h100' });
    expect(answered.body).toMatchObject({ applied: true });
  });
});
