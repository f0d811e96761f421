import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { build } from '../../functions/app/jobs/handler.ts';
import type { ProblemCode } from '../../shared/contract/problem.ts';
import type { ApiKey } from '../../shared/runtime/config.ts';
import { httpEvent } from '../support/http-event.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { keyFor, newWorld } from '../support/world.ts';
import { expectProblem } from './problems.ts';
import {
  contractOf,
  givenCallable,
  givenCustomer,
  goodRequest,
  named,
  withKey,
} from './requests.ts';
import { unchanged } from './table.ts';

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const own = keyFor('skena', 'support');
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** Who calls, and why not; nothing where both scopes of a key of the product may. */
type Refusal = readonly [status: number, code: ProblemCode];
const unknown: Refusal = [401, 'unauthenticated'];
const forbidden: Refusal = [403, 'forbidden'];

// biome-ignore format: one caller a row
const strangers: readonly [string, Record<string, string>, Refusal][] = [
  ['nobody',                              {},                                             unknown],
  ['an empty header',                     { authorization: '' },                          unknown],
  ['a bearer of nothing',                 { authorization: 'Bearer ' },                   unknown],
  ['an unknown key',                      bearer('key-skena-suppor'),                     unknown],
  ['a key and more',                      bearer(`${own}x`),                              unknown],
  ['a key in capitals',                   bearer(own.toUpperCase()),                      unknown],
  ['two keys',                            bearer(`${own}, ${own}`),                       unknown],
  ['a key without its scheme',            { authorization: own },                         unknown],
  ['a key by another scheme',             { authorization: `Basic ${own}` },              unknown],
  ['a key in another header',             { 'x-api-key': own },                           unknown],
  ['the hash that is kept of a key',      bearer(hashOf(own)),                            unknown],
  ['a key of 513 characters',             bearer('k'.repeat(513)),                        unknown],
  ['the backend of another product',      withKey('post-remixer', 'app'),                 forbidden],
  ['support of another product',          withKey('post-remixer', 'support'),             forbidden],
  ['support of another provider’s',       withKey('jimeng', 'support'),                   forbidden],
];

describe.each(named)('%s', (_name, contract) => {
  it('is for the product’s own keys, and for nobody else', async () => {
    const { world } = await givenCustomer();
    await unchanged(world, async () => {
      for (const [, headers, [status, code]] of strangers) {
        const answered = await world.send({ ...goodRequest(contract), headers });
        expectProblem(answered, status, code);
        expect(answered.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
      }
    });
  });

  it.each(['app', 'support'] as const)('by the scope %s', async (scope) => {
    const { world, request: good } = await givenCallable(contract);
    const headers = { ...good.headers, ...withKey('skena', scope) };
    const isOpen = contract.access === 'app' || scope === 'support';
    if (isOpen) expect((await world.send({ ...good, headers })).status).toBeLessThan(300);
    else {
      const answered = await unchanged(world, () => world.send({ ...good, headers }));
      expectProblem(answered, 403, 'forbidden');
    }
  });
});

describe('a key', () => {
  it('goes by any spelling of the word bearer', async () => {
    const { world } = await givenCustomer();
    const good = goodRequest(contractOf('GET /accounts/{accountId}'));
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const headers = { authorization: `${scheme} ${own}` };
      expect((await world.send({ ...good, headers })).status).toBe(200);
    }
  });

  it('is known by its hash alone: no configuration holds one', async () => {
    const { runtime } = await newWorld();
    expect(JSON.stringify(runtime.config)).not.toContain('key-');
    expect(runtime.config.apiKeys.map(({ sha256 }) => sha256)).toContain(hashOf(own));
  });

  it('is needed even where somebody configured the hash of nothing', async () => {
    const { runtime } = await newWorld();
    const hollow: ApiKey = { product: 'skena', scope: 'support', sha256: hashOf('') };
    const config = { ...runtime.config, apiKeys: [hollow] };
    const contract = contractOf('GET /rates');
    const handler = build({ ...runtime, config });
    const sent = { ...goodRequest(contract), headers: {} };
    const { event } = httpEvent(sent, [{ path: contract.path, handler }]);
    expect((await handler(event, {} as never)).statusCode).toBe(401);
  });

  it('may be one of several, while one is replaced by another', async () => {
    const { runtime } = await newWorld();
    const keys = ['old', 'new'].map(
      (key): ApiKey => ({ product: 'skena', scope: 'app', sha256: hashOf(key) }),
    );
    const contract = contractOf('GET /rates');
    const handler = build({ ...runtime, config: { ...runtime.config, apiKeys: keys } });
    for (const key of ['old', 'new']) {
      const sent = { ...goodRequest(contract), headers: bearer(key) };
      const { event } = httpEvent(sent, [{ path: contract.path, handler }]);
      expect((await handler(event, {} as never)).statusCode).toBe(200);
    }
  });
});

describe('what belongs to another product is not there', () => {
  // biome-ignore format: one case a row
  it.each<[string, 'get' | 'post', string, unknown, ProblemCode]>([
    ['an account',            'get',  '/accounts/ann',                      undefined,                                                                  'account_not_found'],
    ['its ledger',            'get',  '/accounts/ann/entries',              undefined,                                                                  'account_not_found'],
    ['its jobs',              'get',  '/accounts/ann/jobs',                 undefined,                                                                  'account_not_found'],
    ['its orders',            'get',  '/accounts/ann/orders',               undefined,                                                                  'account_not_found'],
    ['its price',             'post', '/quotes',                            { accountId: 'ann', action: 'quick-remix', variants: 1 },                   'account_not_found'],
    ['its credits',           'post', '/jobs',                              { jobId: 'x', accountId: 'ann', action: 'quick-remix', variants: 1, shownCredits: 9 }, 'account_not_found'],
    ['a job',                 'get',  '/jobs/job-1',                        undefined,                                                                  'job_not_found'],
    ['cancelling it',         'post', '/jobs/job-1/cancellation',           {},                                                                         'job_not_found'],
    ['delivering it',         'post', '/jobs/job-1/deliveries',             { variantId: 'v1', kind: 'saved' },                                         'job_not_found'],
    ['attaching a payment',   'post', '/payments/pi_unplaced/attachment',   { accountId: 'own', pack: 'small' },                                        'not_found'],
    ['attaching to its account', 'post', '/payments/pi_own/attachment',     { accountId: 'ann', pack: 'small' },                                        'account_not_found'],
    ['closing it',            'post', '/accounts/ann/closure',              { by: 'operator', forfeitCredits: 112 },                                    'account_not_found'],
    ['taking its credits',    'post', '/accounts/ann/adjustments',          { credits: -5, reason: 'a slip', by: 'sue' },                               'account_not_found'],
    ['selling it a pack',     'post', '/checkouts',                         { accountId: 'ann', pack: 'small', successUrl: 'https://a.example' },       'account_not_found'],
    ['money back to it',      'post', '/refund-quotes',                     { accountId: 'ann', paidOn: '2026-03-02', ground: 'unused' },               'account_not_found'],
  ])('%s', async (_case, method, path, body, code) => {
    const { world } = await givenCustomer();
    const remixer = productClient(world, 'post-remixer');
    await remixer.open('own');
    await remixer.stripe(sessionCompleted({ payment: 'pi_own', at: world.now() }));
    const { get, post } = remixer.support;
    const ask = () => (method === 'get' ? get(path) : post(path, body, { 'idempotency-key': 'k' }));
    expectProblem(await unchanged(world, ask), 404, code);
  });

  it('a quote of another product binds nobody', async () => {
    const { world, skena } = await givenCustomer();
    const remixer = productClient(world, 'post-remixer');
    await remixer.open('ann');
    const asked = { accountId: 'ann', action: 'image', variants: 1 };
    const { quoteId } = (await skena.post('/quotes', asked)).body;
    const job = { accountId: 'ann', action: 'quick-remix', variants: 1, jobId: 'x', quoteId };
    const answered = await unchanged(world, () => remixer.post('/jobs', job));
    expectProblem(answered, 404, 'quote_not_found');
  });

  it('a refund quote of another product is none', async () => {
    const { world, request } = await givenCallable(contractOf('POST /refunds'));
    const remixer = productClient(world, 'post-remixer');
    const once = { 'idempotency-key': 'k' };
    const confirm = () => remixer.support.post('/refunds', request.fields, once);
    expectProblem(await unchanged(world, confirm), 404, 'quote_not_found');
  });

  // biome-ignore format: one call a row
  it.each<[string, ProblemCode]>([
    ['GET /refunds/{refundId}',             'refund_not_found'],
    ['POST /refunds/{refundId}/decision',   'refund_not_found'],
    ['GET /disputes/{disputeId}',           'dispute_not_found'],
    ['POST /disputes/{disputeId}/evidence', 'dispute_not_found'],
  ])('%s of another product', async (name, code) => {
    const { world, request } = await givenCallable(contractOf(name));
    for (const product of ['post-remixer', 'jimeng']) {
      const path = request.path.replace('/skena/', `/${product}/`);
      const headers = { ...request.headers, ...withKey(product, 'support') };
      const ask = () => world.send({ ...request, path, headers });
      expectProblem(await unchanged(world, ask), 404, code);
    }
  });

  it('open work of one product is no work of another', async () => {
    const { world, skena } = await givenCustomer();
    const worklist = '/work?kind=payment';
    const listed = await Promise.all([
      skena.support.get(worklist),
      productClient(world, 'post-remixer').support.get(worklist),
    ]);
    expect(listed.map(({ body }) => body.items.length)).toEqual([1, 0]);
  });
});
