import { describe, expect, it } from 'vitest';
import { build as buildPublic } from '../../functions/public/handler.ts';
import type { ProblemCode } from '../../shared/contract/problem.ts';
import { productClient } from '../support/product-client.ts';
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

describe('what is not there', () => {
  it.each(named)('%s of a product nobody knows is 404', async (_name, contract) => {
    const { world } = await givenCustomer();
    for (const product of ['nobody', 'SKENA', '__proto__', 'constructor', 'skena%2F', '%00']) {
      const path = goodRequest(contract).path.replace('/skena/', `/${product}/`);
      expectProblem(await world.send({ ...goodRequest(contract), path }), 404, 'not_found');
    }
  });

  // biome-ignore format: one case a row
  it.each<[string, string, string, unknown, ProblemCode]>([
    // case                     method  path                             body                                                                          then
    ['an account',              'GET',  '/accounts/nobody',              undefined,                                                                    'account_not_found'],
    ['its ledger',              'GET',  '/accounts/nobody/entries',      undefined,                                                                    'account_not_found'],
    ['its jobs',                'GET',  '/accounts/nobody/jobs',         undefined,                                                                    'account_not_found'],
    ['its orders',              'GET',  '/accounts/nobody/orders',       undefined,                                                                    'account_not_found'],
    ['a quote for it',          'POST', '/quotes',                       { accountId: 'nobody', action: 'image', variants: 1 },                        'account_not_found'],
    ['a job of it',             'POST', '/jobs',                         { jobId: 'j', accountId: 'nobody', action: 'image', variants: 1 },            'account_not_found'],
    ['a job',                   'GET',  '/jobs/none',                    undefined,                                                                    'job_not_found'],
    ['cancelling it',           'POST', '/jobs/none/cancellation',       {},                                                                           'job_not_found'],
    ['delivering it',           'POST', '/jobs/none/deliveries',         { variantId: 'v1', kind: 'saved' },                                           'job_not_found'],
    ['delivering a variant',    'POST', '/jobs/job-1/deliveries',        { variantId: 'v9', kind: 'saved' },                                           'variant_not_found'],
    ['a job by a quote',        'POST', '/jobs',                         { jobId: 'j', accountId: 'ann', action: 'image', variants: 1, quoteId: 'qte_0' }, 'quote_not_found'],
    ['a payment to attach',     'POST', '/payments/pi_none/attachment',  { accountId: 'ann', pack: 'starter' },                                        'not_found'],
    ['an account to attach to', 'POST', '/payments/pi_unplaced/attachment', { accountId: 'nobody', pack: 'starter' },                                  'account_not_found'],
    ['closing it',              'POST', '/accounts/nobody/closure',      { by: 'customer', forfeitCredits: 0 },                                        'account_not_found'],
    ['giving it credits',       'POST', '/accounts/nobody/adjustments',  { credits: 5, reason: 'a gift', by: 'sue' },                                  'account_not_found'],
    ['selling it a pack',       'POST', '/checkouts',                    { accountId: 'nobody', pack: 'starter', successUrl: 'https://a.example' },    'account_not_found'],
    ['money back to it',        'POST', '/refund-quotes',                { accountId: 'nobody', orderId: 'ord_1', ground: 'unused' },                  'account_not_found'],
    ['money back for an order', 'POST', '/refund-quotes',                { accountId: 'ann', orderId: 'ord_1', ground: 'unused' },                     'order_not_found'],
    ['or for another day',      'POST', '/refund-quotes',                { accountId: 'ann', paidOn: '2026-02-27', ground: 'unused' },                 'order_not_found'],
    ['or another amount',       'POST', '/refund-quotes',                { accountId: 'ann', amountMinor: 5000, ground: 'unused' },                    'order_not_found'],
    ['a refund of a quote',     'POST', '/refunds',                      { refundQuoteId: 'rfq_none' },                                                'quote_not_found'],
    ['a refund of a job’s quote', 'POST', '/refunds',                    { refundQuoteId: 'rfq_qte_1' },                                               'quote_not_found'],
    ['a refund',                'GET',  '/refunds/rfd_none',             undefined,                                                                    'refund_not_found'],
    ['a provider’s refund',     'GET',  '/refunds/rfd_re_1',             undefined,                                                                    'refund_not_found'],
    ['deciding on it',          'POST', '/refunds/rfd_none/decision',    { decision: 'deny', reason: 'no', by: 'sue' },                                'refund_not_found'],
    ['a dispute',               'GET',  '/disputes/dsp_du_none',         undefined,                                                                    'dispute_not_found'],
  ])('%s', async (_case, method, path, body, code) => {
    const { world } = await givenCustomer();
    const headers = { ...withKey('skena', 'support'), 'idempotency-key': 'k' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = { method, path: `/v1/skena${path}`, headers, ...sent };
    expectProblem(await unchanged(world, () => world.send(request)), 404, code);
  });

  it('another account’s quote is not there either', async () => {
    const { world, skena } = await givenCustomer();
    await skena.open('ben');
    const job = { accountId: 'ann', action: 'image', variants: 1 };
    const { quoteId } = (await skena.post('/quotes', job)).body;
    const stolen = { ...job, jobId: 'j', accountId: 'ben', quoteId };
    const answered = await unchanged(world, () => skena.post('/jobs', stolen));
    expectProblem(answered, 404, 'quote_not_found');
  });

  it('another account’s order is not there either', async () => {
    const { world, skena } = await givenCustomer();
    await skena.open('ben');
    const [{ orderId }] = (await skena.get('/accounts/ann/orders')).body.items;
    const asked = { accountId: 'ben', orderId, ground: 'unused' };
    const answered = await unchanged(world, () => skena.post('/refund-quotes', asked));
    expectProblem(answered, 404, 'order_not_found');
  });

  it('a refund is no dispute, nor a dispute a refund', async () => {
    const { world, skena, request } = await givenCallable(contractOf('GET /disputes/{disputeId}'));
    expect((await world.send(request)).status).toBe(200);
    expectProblem(await skena.get('/refunds/rfd_du_1'), 404, 'refund_not_found');
    expectProblem(await skena.support.get('/disputes/dsp_re_1'), 404, 'dispute_not_found');
  });

  it('a webhook of a provider the product does not use', async () => {
    const { world, skena } = await givenCustomer();
    expectProblem(await skena.paddle({}), 404, 'not_found');
    expectProblem(await productClient(world, 'jimeng').stripe({}), 404, 'not_found');
  });

  it('a path nobody serves', async () => {
    const { world } = await givenCustomer();
    for (const routeKey of ['$default', 'GET /v1/skena/nothing']) {
      const requestContext = { requestId: 'req_test', http: { method: 'GET' } };
      const event = { routeKey, headers: {}, requestContext };
      const { statusCode, body = '' } = await buildPublic(world.runtime)(
        event as never,
        {} as never,
      );
      expect([statusCode, JSON.parse(body).code]).toEqual([404, 'not_found']);
    }
  });
});
