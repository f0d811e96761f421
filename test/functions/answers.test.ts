import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { build as buildPublic } from '../../functions/public/handler.ts';
import { GetHealth } from '../../shared/contract/health.ts';
import { JobEventAnswer } from '../../shared/contract/job-events.ts';
import { RefundQuote } from '../../shared/contract/refund-quotes.ts';
import { products } from '../../shared/products/products.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { type Answered, newWorld } from '../support/world.ts';
import { help } from './help-tour.ts';
import { moneyBack } from './money-tour.ts';
import { expectProblem } from './problems.ts';
import { contractOf, givenCallable, named, withKey } from './requests.ts';

type Told = { readonly call: string; readonly answered: Answered };

/** Skena with a dearer card announced, so that an answer has every member it may have. */
const withAnnouncement = products.map((product) => {
  const [card] = product.rates;
  const next = { ...card, rateCard: '2026-07', from: '2026-07-01T00:00:00Z' };
  return { ...product, rates: [card, { ...next, announcedAt: '2026-02-01T00:00:00Z' }] as const };
});

/** Every call there is, each in as many situations as its answer knows, in a customer's order. */
async function tour(): Promise<Told[]> {
  const world = await newWorld({ products: withAnnouncement, providers: true });
  const skena = productClient(world, 'skena');
  const told: Told[] = [];
  const ask = async (call: string, path: string, body?: unknown, key?: string) => {
    const [method = ''] = call.split(' ');
    const answered = await world.send({
      method,
      path: `/v1/skena${path}`,
      headers: { ...withKey('skena', 'support'), ...(key && { 'idempotency-key': key }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    told.push({ call, answered });
    return answered.body;
  };
  const worker = async (event: Record<string, unknown>) => {
    told.push({ call: 'job-events', answered: await skena.tell(event) });
  };
  const at = world.now();
  const bought = { account: 'ann', pack: 'studio', payment: 'pi_1', at, amount: 5000 };
  const job = { jobId: 'job-1', accountId: 'ann', action: 'image', variants: 5 };
  const readAll = async () => {
    await ask('GET /accounts/{accountId}', '/accounts/ann');
    await ask('GET /accounts/{accountId}/entries', '/accounts/ann/entries');
    await ask('GET /accounts/{accountId}/jobs', '/accounts/ann/jobs');
    await ask('GET /accounts/{accountId}/orders', '/accounts/ann/orders');
    await ask('GET /jobs/{jobId}', '/jobs/job-1');
    await ask('GET /work', '/work?kind=payment');
    await ask('GET /work', '/work?kind=refund');
    await ask('GET /work', '/work?kind=dispute');
  };

  const ann = { accountId: 'ann', email: 'ann@example.com', country: 'ID' };
  await ask('POST /accounts', '/accounts', ann, 'opening');
  await ask('POST /accounts', '/accounts', ann, 'opening');
  await ask('POST /accounts', '/accounts', { accountId: 'ben', email: 'ben@example.com' });
  await ask('GET /rates', '/rates');
  await skena.stripe(sessionCompleted(bought));
  await skena.stripe(sessionCompleted({ ...bought, payment: 'pi_2', pack: 'gone', at }));
  await skena.stripe(sessionCompleted({ payment: 'pi_3', at }));
  await moneyBack(world, ask);
  const asked = { accountId: 'ann', action: 'video', variants: 3 };
  const quote = await ask('POST /quotes', '/quotes', asked);
  await ask('POST /quotes', '/quotes', { ...asked, variants: 100 });
  await ask('POST /jobs', '/jobs', { ...asked, jobId: 'job-2', quoteId: quote.quoteId });
  await ask('POST /jobs', '/jobs', job);
  await ask('POST /jobs', '/jobs', job);
  await worker({ type: 'variant.progressed', jobId: 'job-1', variantId: 'v1', fraction: 0.5 });
  await worker({ type: 'variant.succeeded', jobId: 'job-1', variantId: 'v1' });
  const delivery = { variantId: 'v1', kind: 'saved' };
  await ask('POST /jobs/{jobId}/deliveries', '/jobs/job-1/deliveries', delivery);
  await worker({ type: 'variant.failed', jobId: 'job-1', variantId: 'v2', reason: 'no idea' });
  await worker({ type: 'variant.succeeded', jobId: 'job-1', variantId: 'v2' });
  const empty = { output: { uri: 's3://x/y', bytes: 0, contentType: 'image/png' } };
  await worker({ type: 'variant.succeeded', jobId: 'job-1', variantId: 'v3', ...empty });
  await readAll();
  await ask('POST /jobs/{jobId}/cancellation', '/jobs/job-1/cancellation', {}, 'cancelling');
  await ask('POST /jobs/{jobId}/cancellation', '/jobs/job-1/cancellation', {}, 'cancelling');
  world.advance({ minutes: 10, milliseconds: 1 });
  await worker({ type: 'variant.succeeded', jobId: 'job-2', variantId: 'v1' });
  await world.tick();
  await worker({ type: 'job.failed', jobId: 'job-2', reason: 'database_error' });
  const attachment = '/payments/pi_3/attachment';
  const place = { accountId: 'ben', pack: 'starter' };
  await ask('POST /payments/{paymentId}/attachment', attachment, place, 'attaching');
  const status = (state: string, key?: string) =>
    ask('POST /status', '/status', { state, source: 'Probe 1' }, key);
  await status('up');
  await status('down', 'going-down');
  await status('down', 'going-down');
  world.advance({ hours: 1 });
  await status('degraded');
  world.advance({ hours: 1 });
  await status('down');
  await ask('GET /outages', '/outages');
  await ask('GET /outages', '/outages?limit=1');
  await help(world, ask);
  world.advance({ days: 8 });
  await world.tick();
  await ask('GET /work', '/work?kind=refund');
  await ask('GET /accounts/{accountId}', '/accounts/ben');
  await ask('GET /accounts/{accountId}/entries', '/accounts/ann/entries?limit=1');
  await ask('GET /accounts/{accountId}/jobs', '/accounts/ann/jobs?limit=1');
  await readAll();
  return told;
}

const answersOf = (told: readonly Told[], name: string) =>
  told.filter(({ call }) => call === name).map(({ answered }) => answered);

/** Names and values of all members, at any depth. */
function members(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap(members);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => [[name, inner], ...members(inner)]);
}

const allMembers = (told: readonly Told[]) =>
  told.flatMap(({ answered }) => members(answered.body)) as [string, unknown][];

describe('every answer is what its contract says, and has no member beyond it', async () => {
  const told = await tour();

  it.each(named)('%s', (name, contract) => {
    const answers = answersOf(told, name);
    expect(answers.length).toBeGreaterThan(0);
    for (const { status, body } of answers) {
      expect([200, 201, 202]).toContain(status);
      expect(z.parse(contract.answer, body)).toEqual(body);
    }
  });

  it('POST /job-events', () => {
    const answers = answersOf(told, 'job-events');
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const { body } of answers) expect(JobEventAnswer.parse(body)).toEqual(body);
  });

  it('times are UTC with milliseconds, in RFC 3339', () => {
    const isTime = (name: string) => /(At|^at|^from|^since|^until|^dueBy)$/.test(name);
    const times = allMembers(told).filter(([name]) => isTime(name));
    expect(new Set(times.map(([name]) => name)).size).toBeGreaterThan(12);
    for (const [name, time] of times) {
      expect(`${name} ${time}`).toMatch(/ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });

  // biome-ignore format: one id a row
  it.each([
    ['lotId',   /^lot_[0-9a-z]{12}$/],
    ['orderId', /^ord_[0-9a-z]{12}$/],
    ['entryId', /^ent_[0-9A-HJKMNP-TV-Z]{26}$/],
    ['quoteId', /^qte_[0-9A-HJKMNP-TV-Z]{26}$/],
    ['outageId', /^out_[0-9a-z]{12}$/],
    ['refundQuoteId', /^rfq_[0-9A-HJKMNP-TV-Z]{26}$/],
    ['refundId', /^rfd_([0-9A-HJKMNP-TV-Z]{26}|re_1)$/],
    ['disputeId', /^dsp_du_1$/],
    ['caseId', /^cse_[0-9A-HJKMNP-TV-Z]{26}$/],
  ])('%s carries its prefix', (name, shape) => {
    const ids = allMembers(told).filter(([member]) => member === name);
    expect(ids.length).toBeGreaterThan(0);
    for (const [, id] of ids) expect(id).toMatch(shape);
  });

  it('a list is its items, and a cursor only where there is more', () => {
    const lists = told.filter(({ call }) => /(entries|jobs|orders|outages|work)$/.test(call));
    const pages = lists.filter(({ call }) => call.startsWith('GET')).map((one) => one.answered);
    for (const { body } of pages) {
      expect(Object.keys(body).filter((name) => name !== 'nextCursor')).toEqual(['items']);
    }
    expect(pages.filter(({ body }) => body.nextCursor).length).toBe(3);
  });

  it('is JSON that nobody keeps', () => {
    for (const { headers } of told.map(({ answered }) => answered)) {
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
    }
  });
});

describe('a closure that acknowledges another number', () => {
  it('is told the right one, and each refund to ask for before as its quote', async () => {
    const { world, skena, request } = await givenCallable(
      contractOf('POST /accounts/{accountId}/closure'),
    );
    const body = JSON.stringify({ by: 'customer', forfeitCredits: 0 });
    const answered = await world.send({ ...request, body });
    expectProblem(answered, 409, 'forfeit_not_acknowledged');
    const { forfeitCredits, refundable, clause, detail } = answered.body;
    expect({ forfeitCredits, clause }).toEqual({ forfeitCredits: 112, clause: 'SK-16' });
    expect(detail).toContain('forfeits 112 credits (SK-16); before that, 1 purchase');
    expect(z.parse(z.array(RefundQuote), refundable)).toEqual(refundable);
    expect(refundable).toMatchObject([{ outcome: 'automatic', creditsRetired: 100 }]);

    const [{ refundQuoteId }] = refundable;
    const asked = await skena.post('/refunds', { refundQuoteId }, { 'idempotency-key': 'first' });
    expect(asked.status).toBe(202);
    const closing = { by: 'customer', forfeitCredits: 12 };
    const closed = await world.send({ ...request, body: JSON.stringify(closing) });
    expect(closed.body).toMatchObject({ status: 'closed', balance: { available: 0, frozen: 0 } });
  });
});

describe('health', () => {
  it('says ok to anyone, by its contract', async () => {
    const { runtime } = await newWorld();
    const event = {
      routeKey: 'ANY /v1/health',
      headers: {},
      requestContext: { requestId: 'req_test', http: { method: 'GET' } },
    };
    const answer = await buildPublic(runtime)(event as never, {} as never);
    const body = JSON.parse(answer.body ?? '');
    expect(answer.statusCode).toBe(200);
    expect(GetHealth.answer.parse(body)).toEqual(body);
  });
});
