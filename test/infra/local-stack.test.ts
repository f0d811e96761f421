import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../infra/local/banner.ts';
import { credentialsIn, localEnvironment } from '../../infra/local/environment.ts';
import { type LocalStack, startLocalStack } from '../../infra/local/stack.ts';

const begin = '2026-03-02T09:00:00.000Z';
const app = { authorization: 'Bearer mk_local_skena_app' };
const json = { 'content-type': 'application/json' };

let stack: LocalStack;

beforeAll(async () => {
  stack = await startLocalStack({ port: 0, clock: begin, environment: {} });
});

afterAll(() => stack.stop());

async function call(
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  baseUrl = stack.baseUrl,
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = body === undefined ? { headers } : { headers: { ...json, ...headers }, body: text };
  const response = await fetch(`${baseUrl}${path}`, { method, ...init });
  const type = response.headers.get('content-type');
  const allow = response.headers.get('allow');
  return { status: response.status, type, allow, body: await response.json() };
}

const post = (path: string, body?: unknown, headers?: Record<string, string>) =>
  call('POST', path, { body, ...(headers && { headers }) });

const problem = 'application/problem+json; charset=utf-8';

describe('the controls', () => {
  it('tell what to call and to sign with', async () => {
    expect(await call('GET', '/_local/config')).toMatchObject({
      status: 200,
      body: {
        baseUrl: stack.baseUrl,
        products: ['skena', 'post-remixer', 'jimeng'],
        keys: { jimeng: { app: 'mk_local_jimeng_app', support: 'mk_local_jimeng_support' } },
        secrets: {
          stripeWebhook: 'whsec_local_stripe',
          paddleWebhook: 'pdl_ntfset_local',
          jobEvents: 'whsec_bG9jYWwtd29ya2VyLXNlY3JldA==',
        },
      },
    });
  });

  it('move the clock, by a duration and to a time', async () => {
    expect(await post('/_local/clock', { set: begin })).toMatchObject({ body: { now: begin } });
    expect(await post('/_local/clock', { advance: 'PT10M' })).toMatchObject({
      body: { now: '2026-03-02T09:10:00.000Z' },
    });
    expect(stack.clock.now()).toBe('2026-03-02T09:10:00.000Z');
    expect(await post('/_local/clock', { set: begin })).toMatchObject({ body: { now: begin } });
  });

  it('run each schedule once', async () => {
    const { status, body } = await post('/_local/tick');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        ran: [
          { schedule: 'work-deadlines', did: { settled: 0, failed: 0 } },
          { schedule: 'outage-offers', did: { jimeng: { offered: 0, failed: 0 } } },
        ],
      },
    });
  });

  it('list no payment calls, take behaviours for them, and know none to settle', async () => {
    expect(await call('GET', '/_local/payments')).toMatchObject({ status: 200, body: [] });
    const next = { provider: 'paddle', behaviour: 'fail:card_declined' };
    expect(await post('/_local/payments/next', next)).toMatchObject({
      status: 200,
      body: { provider: 'paddle', queued: ['fail:card_declined'] },
    });
    const unknown = { provider: 'stripe', id: 're_1', outcome: 'succeeded' };
    expect(await post('/_local/payments/settle', unknown)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  // biome-ignore format: one mistake a row
  it.each([
    // method  path                      body                                            answer
    ['POST', '/_local/clock',            { advance: '10 minutes' },                      422, 'invalid_request'],
    ['POST', '/_local/clock',            { advance: 'P9999999W' },                       422, 'invalid_request'],
    ['POST', '/_local/clock',            { set: 'tomorrow' },                            422, 'invalid_request'],
    ['POST', '/_local/clock',            { set: begin, advance: 'PT1M' },                422, 'invalid_request'],
    ['POST', '/_local/clock',            {},                                             422, 'invalid_request'],
    ['POST', '/_local/clock',            '{',                                            400, 'malformed_json'],
    ['POST', '/_local/payments/next',    { provider: 'stripe', behaviour: 'explode' },   422, 'invalid_request'],
    ['POST', '/_local/payments/next',    { provider: 'adyen', behaviour: 'ok' },         422, 'invalid_request'],
    ['POST', '/_local/payments/settle',  { provider: 'stripe', id: 're_1' },             422, 'invalid_request'],
    ['GET',  '/_local/nothing',          undefined,                                      404, 'not_found'],
  ])('answer %s %s %j with %i %s', async (method, path, body, status, code) => {
    const answer = await call(method, path, { body });
    expect(answer).toMatchObject({ status, type: problem, body: { code } });
    expect(stack.clock.now()).toBe(begin);
  });

  it('take JSON only', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await call('POST', '/_local/clock', { body: { set: begin }, headers });
    expect(answer).toMatchObject({ status: 415, type: problem });
  });

  it.each([
    ['POST', '/_local/config', 'GET'],
    ['GET', '/_local/tick', 'POST'],
    ['DELETE', '/_local/payments', 'GET'],
  ])('refuse %s %s and say what they take', async (method, path, allow) => {
    const answer = await call(method, path);
    expect(answer).toMatchObject({
      status: 405,
      type: problem,
      allow,
      body: { code: 'method_not_allowed' },
    });
  });
});

describe('the API', () => {
  it('is healthy', async () => {
    expect(await call('GET', '/v1/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('answers the examples that are shown at the start, in their order', async () => {
    const [opening, starting, reading] = examples;
    const opened = await call('POST', opening.path, { body: opening.body, headers: app });
    expect(opened).toMatchObject({ status: 201, body: { openedAt: begin } });
    const started = await call('POST', starting.path, { body: starting.body, headers: app });
    expect(started).toMatchObject({ status: 201, body: { status: 'running', startedAt: begin } });
    expect(await call('GET', reading.path, { headers: app })).toMatchObject({
      status: 200,
      body: { balance: { available: 11, pending: 4 } },
    });
  });

  it('settles a job whose time is over when the schedule runs', async () => {
    const body = { accountId: 'late', email: 'late@example.com' };
    await call('POST', '/v1/skena/accounts', { body, headers: app });
    const job = { jobId: 'late-job', accountId: 'late', action: 'image', variants: 2 };
    await call('POST', '/v1/skena/jobs', { body: job, headers: app });
    stack.clock.advance(10 * 60_000 + 1);
    await post('/_local/tick');
    expect(await call('GET', '/v1/skena/jobs/late-job', { headers: app })).toMatchObject({
      body: { status: 'refunded', credits: { restored: 2, pending: 0 } },
    });
  });

  // biome-ignore format: one request a row
  it.each([
    // method  path                       answer
    ['GET',    '/',                       404, null,   'not_found'],
    ['GET',    '/v1/nothing/rates',       404, null,   'not_found'],
    ['GET',    '/v1/skena/accounts/%zz',  404, null,   'not_found'],
    ['GET',    '/v1/skena/accounts/a%2Fb', 422, null,  'invalid_request'],
    ['DELETE', '/v1/skena/accounts',      405, 'POST', 'method_not_allowed'],
    ['PUT',    '/v1/health',              405, 'GET',  'method_not_allowed'],
    ['GET',    '/v1/skena/job-events',    405, 'POST', 'method_not_allowed'],
  ])('answers %s %s with %i and a problem', async (method, path, status, allow, code) => {
    const answer = await call(method, path, { headers: app });
    expect(answer).toMatchObject({ status, type: problem, allow, body: { code } });
  });

  it.each([300_000, 3_000_000])('refuses a body of %i bytes', async (bytes) => {
    const answer = await post('/v1/skena/accounts', 'a'.repeat(bytes), app);
    expect(answer).toMatchObject({ status: 413, type: problem, body: { code: 'too_large' } });
  });
});

it('keeps what it was told over a restart, in the folder it is given', async () => {
  const data = await mkdtemp(join(tmpdir(), 'makegood-data-'));
  const options = { port: 0, data, clock: begin, environment: {} };
  try {
    const first = await startLocalStack(options);
    const body = { accountId: 'kept', email: 'kept@example.com' };
    await call('POST', '/v1/skena/accounts', { body, headers: app }, first.baseUrl);
    await first.stop();
    for (const url of [first.baseUrl, ...Object.values(first.providerUrls)]) {
      await expect(fetch(url)).rejects.toThrow();
    }

    const second = await startLocalStack(options);
    const read = await call('GET', '/v1/skena/accounts/kept', { headers: app }, second.baseUrl);
    await second.stop();
    expect(read).toMatchObject({ status: 200, body: { email: 'kept@example.com' } });
  } finally {
    await rm(data, { recursive: true });
  }
});

describe('the environment', () => {
  const urls = { stripe: 'http://127.0.0.1:1', paddle: 'http://127.0.0.1:2' };
  const given = (environment: Record<string, string>) =>
    localEnvironment(environment, 'table', credentialsIn(environment), urls);

  it('leads to the stand-ins', () => {
    expect(given({})).toMatchObject({
      STRIPE_API_URL: 'http://127.0.0.1:1',
      PADDLE_API_URL: 'http://127.0.0.1:2',
      MAKEGOOD_STRIPE_API_KEY: 'sk_test_local',
      MAKEGOOD_PADDLE_API_KEY: 'pdl_local',
    });
  });

  it('may lead elsewhere', () => {
    const elsewhere = { STRIPE_API_URL: 'http://127.0.0.1:3', MAKEGOOD_PADDLE_API_KEY: 'pdl_own' };
    expect(given(elsewhere)).toMatchObject({ ...elsewhere, PADDLE_API_URL: 'http://127.0.0.1:2' });
  });
});

describe('starting', () => {
  it.each([
    'MAKEGOOD_STRIPE_WEBHOOK_SECRET',
    'MAKEGOOD_PADDLE_WEBHOOK_SECRET',
    'MAKEGOOD_JOB_EVENTS_SECRET',
  ])('is refused where %s is empty', async (name) => {
    for (const value of ['', '  ']) {
      const starting = startLocalStack({ port: 0, environment: { [name]: value } });
      await expect(starting).rejects.toThrow(`${name} is empty`);
    }
  });

  it('is refused where the port is taken', async () => {
    const port = Number(new URL(stack.baseUrl).port);
    const starting = startLocalStack({ port, environment: {} });
    await expect(starting).rejects.toThrow(`port ${port} is in use`);
  });

  it('is refused where the tables cannot be kept', async () => {
    const starting = startLocalStack({ port: 0, data: import.meta.filename, environment: {} });
    await expect(starting).rejects.toThrow('cannot keep the tables in');
  });

  it('is refused at a time that is none', async () => {
    const starting = startLocalStack({ port: 0, clock: 'noon', environment: {} });
    await expect(starting).rejects.toThrow('noon is no RFC 3339 time');
  });
});
