import type { Context as LambdaContext } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { build } from '../../functions/app/money/handler.ts';
import { build as buildPublic } from '../../functions/public/handler.ts';
import { errorFields, logToConsole } from '../../shared/runtime/log.ts';
import { type ApiAnswer, startApi } from '../payments/api-server.ts';
import { httpEvent } from '../support/http-event.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, transactionEvent } from '../support/purchases.ts';
import { secrets, signPaddle, signStripe, signWorker } from '../support/signing.ts';
import { apiKeys, keyFor, type World } from '../support/world.ts';
import { failingTable } from './failing-table.ts';
import {
  contractOf,
  contracts,
  givenCallable,
  givenCustomer,
  goodRequest,
  takesBody,
  withKey,
} from './requests.ts';

const card = '4242424242424242';
const email = 'canary.of.the.tests@example.com';
const secret = 'sk_live_canaryOfTheTests';
const text = 'canary text of a body';
const canaries = { card, 'a card in groups': '4242 4242 4242 4242', email, secret, text };

/** A fee that cannot be read is none, and money is sent again: only a page to pay at is missed. */
const answers: Readonly<Record<string, number>> = {
  'POST /refund-quotes': 200,
  'POST /checkouts': 503,
  'POST /refunds': 202,
};

const lambda = { getRemainingTimeInMillis: () => 30_000 } as LambdaContext;

/** Nothing of a caller's is in the log, nor any secret of ours. */
function expectSilence({ log }: World) {
  const said = JSON.stringify(log);
  const ours = [keyFor('skena', 'support'), ...Object.values(secrets), ...Object.values(apiKeys)];
  for (const [what, canary] of Object.entries(canaries)) {
    expect(said.includes(canary) ? `${what}: ${lineWith(said, canary)}` : 'silence').toBe(
      'silence',
    );
  }
  for (const own of ours) expect(said).not.toContain(own);
  expect(said).not.toMatch(/Bearer|whsec_|pdl_ntfset|v1=|h1=/);
}

const lineWith = (said: string, canary: string) =>
  said.slice(Math.max(0, said.indexOf(canary) - 100), said.indexOf(canary) + 50);

const headers = {
  ...withKey('skena', 'support'),
  cookie: `session=${secret}`,
  'user-agent': email,
  'x-forwarded-for': card,
  'idempotency-key': `${secret}-${card}`,
};

const freeText = ['reason', 'statement', 'by', 'source'];
const pages = ['successUrl', 'cancelUrl'];

/** The same fields, with canaries wherever a person may write what they like. */
const spoken = (fields: object) =>
  Object.fromEntries(
    Object.keys(fields).flatMap((field) => [
      ...(freeText.includes(field) ? [[field, quoting]] : []),
      ...(pages.includes(field) ? [[field, `https://a.example/${card}?to=${email}`]] : []),
    ]),
  );

/** Every call, with canaries wherever a caller can put text. */
async function sayAll(world: World, among: Record<string, string> = {}) {
  const body = JSON.stringify({ card, email, secret, message: text });
  for (const contract of contracts) {
    const { fields, ...good } = goodRequest(contract);
    const sent = { ...good, headers: { ...headers, ...among } };
    const filled = JSON.stringify({ ...fields, email, pack: 'starter' });
    const written = JSON.stringify({ ...fields, ...spoken(fields) });
    await world.send({ ...sent, ...(takesBody(contract) && { body }) });
    await world.send({ ...sent, ...(takesBody(contract) && { body: written }) });
    await world.send({ ...sent, ...(takesBody(contract) && { body: filled }) });
    await world.send(sent);
    await world.send({ ...sent, path: `${good.path}?email=${email}&card=${card}` });
    await world.send({ ...sent, headers: { authorization: `Bearer ${secret}` } });
    if (takesBody(contract)) await world.send({ ...sent, body: `${text} ${card}` });
  }
}

/** The same for whoever signs: providers and workers. */
async function signAll(world: World) {
  const about = { account: email, pack: text, payment: 'pi_canary', at: world.now() };
  const object = sessionCompleted(about);
  const paddle = transactionEvent({
    ...about,
    priceId: secret.slice(0, 20),
    payment: 'txn_canary',
  });
  const event = { type: 'variant.failed', jobId: 'job-1', variantId: 'v1', reason: text };
  const bodies = [object, paddle, { ...event, occurredAt: world.now() }, { [text]: card }, text];
  const doors = [
    ['/v1/skena/webhooks/stripe', signStripe],
    ['/v1/jimeng/webhooks/paddle', signPaddle],
    ['/v1/skena/job-events', signWorker],
  ] as const;
  for (const [path, sign] of doors) {
    for (const content of bodies) {
      const body = typeof content === 'string' ? content : JSON.stringify(content);
      const signed = { ...headers, ...sign(body, world.now()) };
      await world.send({ method: 'POST', path, headers: signed, body });
      await world.send({
        method: 'POST',
        path,
        headers: { ...headers, ...sign('', world.now()) },
        body,
      });
    }
  }
}

const quoting = [card, '4242 4242 4242 4242', email, secret, text].join(' | ');

// biome-ignore format: one case a row
const troubles: readonly (readonly [string, Error])[] = [
  ['an error of the SDK',           Object.assign(new Error(`invalid value: ${quoting}`), { name: 'ValidationException' })],
  ['a bug of ours',                 new TypeError(`cannot read ${quoting}`)],
  ['an error over several lines',   new Error(`first\n    at ${quoting}\n    at ${quoting}`)],
  ['an error with a cause',         new Error('outer', { cause: new Error(quoting) })],
];

describe('the log says nothing of a caller’s, and no secret', () => {
  it('whatever is sent, to whichever call', async () => {
    const { world } = await givenCustomer({ providers: true });
    await sayAll(world);
    await sayAll(world, { 'content-type': text });
    await signAll(world);
    world.advance({ days: 2 });
    await world.tick();
    await world.offer();
    expect(world.log.length).toBeGreaterThan(contracts.length * 10);
    expectSilence(world);
  });

  it.each(troubles)('also when the table fails with %s that quotes it', async (_case, error) => {
    const table = failingTable();
    const { world } = await givenCustomer({ client: table.client });
    table.failWith(error);
    await sayAll(world);
    await signAll(world);
    await world.tick().catch(() => undefined);
    expect(world.log.some(({ level }) => level === 'error')).toBe(true);
    expectSilence(world);
  });

  it('also when an event was stored and applying it fails', async () => {
    const table = failingTable();
    const { world, skena } = await givenCustomer({ client: table.client });
    table.failWith(new Error(quoting), (command) => command !== 'PutCommand');
    await skena.stripe(sessionCompleted({ payment: 'pi_canary', at: world.now() }));
    expect(world.log.some(({ what }) => what === 'event_not_applied')).toBe(true);
    expectSilence(world);
  });

  // biome-ignore format: one case a row
  it.each<[string, ApiAnswer]>([
    ['refuses',               { status: 400, json: { error: { type: 'invalid_request_error', code: secret, param: email, message: quoting } } }],
    ['does not know our key', { status: 401, json: { error: { type: secret, message: `Invalid API Key: ${apiKeys.stripe}` } } }],
    ['fails',                 { status: 500, json: { error: { type: 'api_error', code: email, message: quoting } } }],
    ['says what nobody reads', { text: quoting }],
  ])('also when a payment provider %s, and quotes what it was asked', async (_case, answer) => {
    const provider = await startApi(() => answer);
    const { world, request } = await givenCallable(contractOf('POST /refunds'));
    const { config } = world.runtime;
    const providerUrls = { stripe: provider.url, paddle: provider.url };
    const handler = build({ ...world.runtime, config: { ...config, providerUrls } });
    for (const name of ['POST /refund-quotes', 'POST /checkouts', 'POST /refunds']) {
      const contract = contractOf(name);
      const sent = name === 'POST /refunds' ? request : goodRequest(contract);
      const { event } = httpEvent(sent, [{ path: contract.path, handler }]);
      const { statusCode, body = '' } = await handler(event, lambda);
      expect([name, statusCode]).toEqual([name, answers[name]]);
      for (const canary of [secret, text, ...Object.values(apiKeys)]) {
        expect(body).not.toContain(canary);
      }
    }
    expect(provider.requests.length).toBeGreaterThan(2);
    expect(world.log.some(({ level }) => level === 'error')).toBe(true);
    expectSilence(world);
    await provider.stop();
  });

  it('also of a product that the caller made up', async () => {
    const { world } = await givenCustomer();
    for (const canary of [card, email, secret]) {
      await productClient(world, canary).get('/rates');
      await productClient(world, canary).stripe({});
      await productClient(world, canary).tell({});
    }
    expectSilence(world);
  });

  it('also of a path that nobody serves', async () => {
    const { world } = await givenCustomer();
    const http = { method: 'GET', path: `/${secret}` };
    const event = {
      routeKey: '$default',
      rawPath: `/${secret}`,
      rawQueryString: email,
      headers,
      body: text,
      requestContext: { requestId: 'req_test', http },
    };
    await buildPublic(world.runtime)(event as never, {} as never);
    expectSilence(world);
  });
});

describe('a line of the log', () => {
  afterEach(() => vi.restoreAllMocks());

  it('has a field for nothing but names, numbers and codes of ours', async () => {
    const { world } = await givenCustomer({ providers: true });
    await sayAll(world);
    const known = ['level', 'what', 'requestId', 'id', 'route', 'product', 'status', 'code'];
    const fields = new Set(world.log.flatMap((line) => Object.keys(line)));
    expect([...fields].filter((field) => !known.includes(field))).toEqual([]);
  });

  it('carries the requestId that the caller was told', async () => {
    const { world } = await givenCustomer();
    const path = '/v1/skena/jobs/none';
    const { body } = await world.send({ method: 'GET', path, headers });
    const said = { requestId: body.requestId, status: 404, code: 'job_not_found' };
    expect(world.log.at(-1)).toMatchObject(said);
  });

  it('is one line of JSON, and nothing else: Lambda’s console would write the time before it', () => {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const consoled = vi.spyOn(console, 'log').mockReturnValue(undefined);
    const line = { level: 'error', what: 'request', error: 'two\nlines' } as const;
    logToConsole(line);
    const [calls, byConsole] = [said.mock.calls, consoled.mock.calls];
    vi.restoreAllMocks();

    expect(byConsole).toEqual([]);
    expect(calls).toHaveLength(1);
    const text = String(calls[0]?.[0]);
    expect(text.indexOf('\n')).toBe(text.length - 1);
    expect(JSON.parse(text)).toEqual(line);
  });

  it.each([undefined, null, 'text', 1, {}, Symbol('x')])('an error may be %s', (thrown) => {
    expect(errorFields(thrown)).toEqual({ error: typeof thrown });
  });
});
