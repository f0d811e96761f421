import Stripe from 'stripe';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccountId, OrderId, PaymentId, RefundId } from '../../shared/domain/ids.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import { ProviderFailed, type RefundRequest } from '../../shared/payments/provider.ts';
import { apiVersion } from '../../shared/payments/stripe/api-version.ts';
import { stripeProvider } from '../../shared/payments/stripe/client.ts';
import type { Fault } from './api-server.ts';
import type { Change } from './readings.ts';
import { created, refundOf, startStripe } from './stripe-server.ts';

const apiKey = 'sk_test_ofTheTests';
const paymentId = 'pi_1' as PaymentId;

const request: RefundRequest = {
  paymentId,
  refundId: 'rfd_1' as RefundId,
  attempt: 1,
  amount: { amountMinor: 400, currency: 'USD' },
  isAll: false,
  reason: 'requested_by_customer',
};
const all: RefundRequest = { ...request, amount: { amountMinor: 1000, currency: 'USD' } };
const ours = { metadata: { makegood_refund: 'rfd_1', makegood_attempt: '1' } };

const accepted = (change: Change = {}, id = 're_1') => ({
  reply: 'accepted',
  fact: {
    fact: 'refund',
    id,
    refund: {
      status: 'succeeded',
      amount: request.amount,
      at: toInstant(created * 1000),
      ourRefundId: 'rfd_1',
      attempt: 1,
      ...change,
    },
  },
});

async function start(timeoutMs = 2000) {
  const server = await startStripe();
  onTestFinished(async () => void (await server.stop()));
  return { ...server, provider: stripeProvider({ apiKey, apiUrl: server.url, timeoutMs }) };
}

const failing = (status: number, error: object): Fault => ({
  status,
  json: { error },
  // As Stripe says of what it would only answer again; without it the SDK waits half a second.
  headers: { 'stripe-should-retry': 'false' },
});

describe('what Stripe is asked', () => {
  it('the API version is the one the SDK was made for', () => {
    expect(apiVersion).toBe(Stripe.API_VERSION);
  });

  it('a refund', async () => {
    const { provider, requests } = await start();
    expect(await provider.refund(request)).toEqual(accepted());
    expect(requests).toMatchObject([
      {
        route: 'POST /v1/refunds',
        params: {
          payment_intent: 'pi_1',
          amount: '400',
          reason: 'requested_by_customer',
          'metadata[makegood_refund]': 'rfd_1',
          'metadata[makegood_attempt]': '1',
        },
        headers: {
          authorization: `Bearer ${apiKey}`,
          'stripe-version': apiVersion,
          'idempotency-key': 'refund:rfd_1:1',
        },
      },
    ]);
    expect(Object.keys(requests[0]?.params ?? {})).toHaveLength(5);
  });

  it('nothing about how long Stripe took', async () => {
    const { provider, requests } = await start();
    await provider.refund(request);
    await provider.findRefund(request);
    expect(requests[1]?.headers).not.toHaveProperty('x-stripe-client-telemetry');
  });

  it('a checkout', async () => {
    const { provider, requests } = await start();
    const checkout = {
      product: 'skena',
      accountId: 'acct-1' as AccountId,
      email: 'ayu@example.com',
      orderId: 'ord_1' as OrderId,
      pack: 'starter',
      price: { amountMinor: 1000, currency: 'USD' },
      successUrl: 'https://skena.example/thanks',
    };
    const { url } = await provider.createCheckout({
      ...checkout,
      cancelUrl: 'https://skena.example',
    });
    expect(url).toBe('https://checkout.stripe.com/c/pay/cs_1');
    expect(requests[0]?.headers['idempotency-key']).toBe('checkout:ord_1');
    const params = {
      mode: 'payment',
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'usd',
      'line_items[0][price_data][unit_amount]': '1000',
      'line_items[0][price_data][product_data][name]': 'skena starter',
      success_url: 'https://skena.example/thanks',
      client_reference_id: 'acct-1',
      customer_email: 'ayu@example.com',
      ...Object.fromEntries(
        ['metadata', 'payment_intent_data[metadata]'].flatMap((on) => [
          [`${on}[makegood_product]`, 'skena'],
          [`${on}[makegood_account]`, 'acct-1'],
          [`${on}[makegood_order]`, 'ord_1'],
          [`${on}[makegood_pack]`, 'starter'],
        ]),
      ),
    };
    expect(requests[0]?.params).toEqual({ ...params, cancel_url: 'https://skena.example' });

    await provider.createCheckout({ ...checkout, orderId: 'ord_2' as OrderId });
    expect(requests[1]?.params).toEqual({
      ...JSON.parse(JSON.stringify(params).replaceAll('ord_1', 'ord_2')),
    });
  });
});

describe('what Stripe’s refusal of a refund means', () => {
  const type = 'invalid_request_error';

  // biome-ignore format: one case a row
  it.each<[string, number, object, string, string]>([
    // case                        status  error                                          reply      code
    ['disputed',                   400, { type, code: 'charge_disputed' },                'refused', 'charge_disputed'],
    ['a dispute refunds it',       400, { type, code: 'refund_disputed_payment' },        'refused', 'refund_disputed_payment'],
    ['not refundable',             400, { type, code: 'charge_not_refundable' },          'refused', 'charge_not_refundable'],
    ['refunded by somebody',       400, { type, code: 'charge_already_refunded' },        'refused', 'charge_already_refunded'],
    ['more than is left',          400, { type, param: 'amount' },                        'refused', 'invalid_amount'],
    ['no such payment',            404, { type, code: 'resource_missing' },               'refused', 'resource_missing'],
    ['no code at all',             400, { type },                                         'refused', type],
    ['a code that is none',        400, { type, code: `No key ${apiKey}` },               'refused', type],
    ['a parameter that is none',   400, { type, param: `a[${apiKey}]` },                  'refused', type],
    ['the card',                   402, { type: 'card_error', code: 'card_declined' },    'refused', 'card_declined'],
    ['too many requests',          429, { type, code: 'rate_limit' },                     'later',   'rate_limit'],
    ['too many, without a code',   429, { type },                                         'later',   'rate_limit'],
    ['too many, in old words',     400, { type, code: 'rate_limit' },                     'later',   'rate_limit'],
    ['locked',                     429, { type, code: 'lock_timeout' },                   'later',   'lock_timeout'],
    ['locked, as a conflict',      409, { type, code: 'lock_timeout' },                   'later',   'lock_timeout'],
    ['under way with this key',    409, { type, code: 'idempotency_key_in_use' },         'later',   'idempotency_key_in_use'],
    ['our balance',                400, { type, code: 'balance_insufficient' },           'later',   'balance_insufficient'],
    ['a wrong key',                401, { type, message: `Invalid API Key: ${apiKey}` },  'later',   'authentication_failed'],
    ['an expired key',             401, { type, code: 'api_key_expired' },                'later',   'api_key_expired'],
    ['a key that may not',         403, { type },                                         'later',   'permission_denied'],
    ['the key of another refund',  400, { type: 'idempotency_error' },                    'unknown', 'idempotency_error'],
    ['a conflict of another kind', 409, { type, code: 'charge_disputed' },                'unknown', 'charge_disputed'],
    ['a timeout on the way',       408, { type: 'api_error' },                            'unknown', 'api_error'],
    ['Stripe’s fault',             500, { type: 'api_error', message: 'Oh no' },          'unknown', 'api_error'],
    ['a fault that says more',     503, { type, code: 'balance_insufficient' },           'unknown', 'balance_insufficient'],
    ['an error of another shape',  500, { text: 'Oh no' },                                'unknown', 'http_500'],
  ])('%s', async (_case, status, error, reply, code) => {
    const { provider, fail, refunds } = await start();
    fail('POST /v1/refunds', failing(status, error));
    expect(await provider.refund(request)).toEqual({ reply, code });
    expect(refunds).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault, string]>([
    ['a page of a proxy',      { status: 502, text: '<html>Bad Gateway</html>' },    'unreadable_reply'],
    ['a fault without a body', { status: 500, json: {} },                            'unreadable_time'],
    ['a refund of no time',    { json: refundOf('re_1', { ...ours, created: '1' }) }, 'unreadable_time'],
    ['a refund of no status',  { json: refundOf('re_1', { ...ours, status: null }) }, 'unknown_status'],
    ['a refund of no amount',  { json: refundOf('re_1', { ...ours, amount: 1.5 }) },  'unreadable_amount'],
    ['another payment’s',      { json: refundOf('re_1', { payment_intent: 'pi_2' }) }, 'other_payment'],
    ['half an answer',         { text: '{"id": "re_1",' },                           'unreadable_reply'],
  ])('%s: unknown', async (_case, fault, code) => {
    const { provider, fail } = await start();
    fail('POST /v1/refunds', { headers: { 'stripe-should-retry': 'false' }, ...(fault as object) });
    expect(await provider.refund(request)).toEqual({ reply: 'unknown', code });
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault, string]>([
    ['no answer',              'hang',  'timeout'],
    ['a connection cut twice', 'cut',   'connection_failed'],
  ])('%s: unknown, in time', async (_case, fault, code) => {
    const { provider, fail, requests } = await start(150);
    fail('POST /v1/refunds', fault);
    const began = performance.now();
    expect(await provider.refund(request)).toEqual({ reply: 'unknown', code });
    expect(performance.now() - began).toBeLessThan(2000);
    expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'refund:rfd_1:1',
      'refund:rfd_1:1',
    ]);
  });
});

it('an answer that stops halfway is not waited for', async () => {
  const { provider, fail } = await start(150);
  fail('POST /v1/refunds', 'stall');
  expect(await provider.refund(request)).toEqual({ reply: 'unknown', code: 'timeout' });
});

describe('one effect', () => {
  it('a reply lost once is asked for again by the SDK', async () => {
    const { provider, fail, refunds } = await start();
    fail('POST /v1/refunds', 'reply_lost', 1);
    expect(await provider.refund(request)).toEqual(accepted());
    expect(refunds).toHaveLength(1);
  });

  it('one lost for good is found, and the same again when repeated', async () => {
    const { provider, fail, refunds } = await start();
    fail('POST /v1/refunds', 'reply_lost', 2);
    expect(await provider.refund(request)).toEqual({ reply: 'unknown', code: 'connection_failed' });
    expect(await provider.findRefund(request)).toEqual(accepted());
    expect(await provider.refund(request)).toEqual(accepted());
    expect(refunds).toHaveLength(1);
  });

  it('the same attempt for another amount is nobody’s to decide', async () => {
    const { provider, refunds } = await start();
    await provider.refund(request);
    const other = { ...request, amount: { amountMinor: 300, currency: 'USD' } };
    expect(await provider.refund(other)).toEqual({ reply: 'unknown', code: 'idempotency_error' });
    expect(refunds).toHaveLength(1);
  });

  it('another attempt is another refund', async () => {
    const { provider, refunds } = await start();
    await provider.refund(request);
    expect(await provider.refund({ ...request, attempt: 2 })).toEqual(
      accepted({ attempt: 2 }, 're_2'),
    );
    expect(refunds).toHaveLength(2);
  });

  // biome-ignore format: one case a row
  it.each<[string, Change, RefundRequest, object]>([
    // case                            what is there            asked    then
    ['all of it, by us',               { amount: 1000, ...ours }, all,   accepted({ amount: all.amount })],
    ['part of it, by us',              { amount: 700, ...ours }, request, accepted({ amount: { amountMinor: 700, currency: 'USD' } })],
    ['all of it, by somebody',         { amount: 1000 },         all,    { reply: 'refused', code: 'charge_already_refunded' }],
    ['all of it, at another attempt',  { amount: 1000, ...ours }, { ...all, attempt: 2 }, { reply: 'refused', code: 'charge_already_refunded' }],
    ['part of it, by somebody',        { amount: 700 },          request, { reply: 'refused', code: 'invalid_amount' }],
  ])('refunded when the key is long forgotten: %s', async (_case, change, asked, then) => {
    const { provider, refunds } = await start();
    refunds.push(refundOf('re_1', change));
    expect(await provider.refund(asked)).toEqual(then);
  });

  it('and nobody says refused while it may be ours', async () => {
    const { provider, refunds, fail } = await start();
    refunds.push(refundOf('re_1', { amount: 1000, ...ours }));
    fail('GET /v1/refunds', failing(500, { type: 'api_error' }));
    expect(await provider.refund(all)).toEqual({ reply: 'unknown', code: 'api_error' });
  });
});

describe('looking for a refund', () => {
  const notFound = { reply: 'refused', code: 'not_found' };

  // biome-ignore format: one case a row
  it.each<[string, Change[], object]>([
    ['none at all',               [],                                                          notFound],
    ['others’',                   [refundOf('re_1'), refundOf('re_2', { metadata: null })],     notFound],
    ['ours, failed',              [refundOf('re_1', { ...ours, status: 'failed' })],            accepted({ status: 'failed' })],
    ['at another attempt',        [refundOf('re_1', { metadata: { ...ours.metadata, makegood_attempt: '2' } })], notFound],
    ['ours, at no known status',  [refundOf('re_1', { ...ours, status: 'reversed' })],          { reply: 'unknown', code: 'unknown_status' }],
  ])('%s', async (_case, refunds, then) => {
    const server = await start();
    server.refunds.push(...refunds);
    expect(await server.provider.findRefund(request)).toEqual(then);
    expect(server.requests[0]?.params).toEqual({ payment_intent: 'pi_1', limit: '100' });
  });

  const many = (count: number) => Array.from({ length: count }, (_, at) => refundOf(`re_f${at}`));

  it('is done on every page', async () => {
    const { provider, refunds, requests } = await start();
    refunds.push(...many(230), refundOf('re_1', ours));
    expect(await provider.findRefund(request)).toEqual(accepted());
    expect(requests.map(({ params }) => params.starting_after)).toEqual([
      undefined,
      're_f99',
      're_f199',
    ]);
  });

  it('ends, and then does not say that there is none', async () => {
    const { provider, refunds, requests } = await start();
    refunds.push(...many(1001), refundOf('re_1', ours));
    expect(await provider.findRefund(request)).toEqual({
      reply: 'unknown',
      code: 'too_many_refunds',
    });
    expect(requests).toHaveLength(10);
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault, string]>([
    ['a wrong key',               failing(401, { type: 'invalid_request_error' }),   'authentication_failed'],
    ['no such payment',           failing(404, { code: 'resource_missing' }),        'resource_missing'],
    ['a list that is none',       { json: { object: 'list' } },                      'unreadable_reply'],
    ['a list of nothing',         { json: { data: [null], has_more: false } },       'unreadable_reply'],
    ['more behind an empty page', { json: { data: [], has_more: true } },            'unreadable_reply'],
  ])('could not be asked, %s: unknown', async (_case, fault, code) => {
    const { provider, fail } = await start();
    fail('GET /v1/refunds', fault);
    expect(await provider.findRefund(request)).toEqual({ reply: 'unknown', code });
  });
});

describe('the fee that Stripe keeps', () => {
  const charge = (change: Change = {}) => ({
    id: 'ch_1',
    status: 'succeeded',
    balance_transaction: { fee: 59, currency: 'usd' },
    ...change,
  });
  const balance = (change: Change) => ({
    balance_transaction: { fee: 59, currency: 'usd', ...change },
  });

  // biome-ignore format: one case a row
  it.each<[string, Change[], number | undefined]>([
    ['of the charge',              [charge()],                                                       59],
    ['of the one that succeeded',  [charge({ status: 'failed', ...balance({ fee: 1 }) }), charge()],  59],
    ['nothing',                    [charge(balance({ fee: 0 }))],                                    0],
    ['in another currency',        [charge(balance({ currency: 'eur' }))],                           undefined],
    ['not known yet',              [charge({ balance_transaction: null })],                          undefined],
    ['of no charge',               [],                                                               undefined],
    ['of a charge that failed',    [charge({ status: 'failed' })],                                   undefined],
  ])('%s', async (_case, charges, fee) => {
    const server = await start();
    server.charges.push(...charges);
    const then = fee === undefined ? undefined : { amountMinor: fee, currency: 'USD' };
    expect(await server.provider.keptFee(paymentId, 'USD')).toEqual(then);
    expect(server.requests[0]?.params).toEqual({
      payment_intent: 'pi_1',
      limit: '10',
      'expand[0]': 'data.balance_transaction',
    });
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault]>([
    ['a wrong key',          failing(401, { message: `Invalid API Key: ${apiKey}` })],
    ['Stripe’s fault',       failing(500, { type: 'api_error' })],
    ['a list that is none',  { json: {} }],
    ['half a fee',           { json: { data: [charge(balance({ fee: 0.5 }))] } }],
    ['a negative fee',       { json: { data: [charge(balance({ fee: -1 }))] } }],
    ['a fee only named',     { json: { data: [charge({ balance_transaction: 'txn_1' })] } }],
  ])('could not be asked, %s', async (_case, fault) => {
    const { provider, fail } = await start();
    fail('GET /v1/charges', fault);
    const failed = await provider.keptFee(paymentId, 'USD').catch((error) => error);
    expect(failed).toBeInstanceOf(ProviderFailed);
    expect(`${failed.stack} ${failed.cause}`).not.toContain(apiKey);
  });
});

describe('a checkout that there is none of', () => {
  // biome-ignore format: one case a row
  it.each<[string, Fault]>([
    ['a wrong key',     failing(401, { message: `Invalid API Key: ${apiKey}` })],
    ['a wrong email',   failing(400, { type: 'invalid_request_error', code: 'email_invalid' })],
    ['without a page',  { json: { id: 'cs_1', url: null } }],
    ['nothing',         { status: 500, json: {}, headers: { 'stripe-should-retry': 'false' } }],
  ])('%s', async (_case, fault) => {
    const { provider, fail } = await start();
    fail('POST /v1/checkout/sessions', fault);
    const made = provider.createCheckout({
      product: 'skena',
      accountId: 'acct-1' as AccountId,
      email: 'ayu@example.com',
      orderId: 'ord_1' as OrderId,
      pack: 'starter',
      price: { amountMinor: 1000, currency: 'USD' },
      successUrl: 'https://skena.example/thanks',
    });
    const failed = await made.catch((error) => error);
    expect(failed).toBeInstanceOf(ProviderFailed);
    expect(`${failed.stack} ${failed.cause}`).not.toContain(apiKey);
  });
});
