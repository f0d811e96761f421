import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccountId, OrderId, PaymentId, RefundId } from '../../shared/domain/ids.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import { paddleProvider } from '../../shared/payments/paddle/client.ts';
import { markedReason, markIn } from '../../shared/payments/paddle/refund-mark.ts';
import { ProviderFailed, type RefundRequest } from '../../shared/payments/provider.ts';
import type { ApiAnswer, Fault } from './api-server.ts';
import { adjustmentOf, createdAt, itemOf, startPaddle, transactionOf } from './paddle-server.ts';
import type { Change } from './readings.ts';

const apiKey = 'pdl_sdbx_apikey_ofTheTests';
const paymentId = 'txn_1' as PaymentId;
const reason = 'Requested by the customer. Makegood refund rfd_1/1';
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

const request: RefundRequest = {
  paymentId,
  refundId: 'rfd_1' as RefundId,
  attempt: 1,
  amount: usd(990),
  isAll: true,
  reason: 'requested_by_customer',
};
const part = (amountMinor: number): RefundRequest => ({
  ...request,
  amount: usd(amountMinor),
  isAll: false,
});

const accepted = (change: Change = {}, id = 'adj_1') => ({
  reply: 'accepted',
  fact: {
    fact: 'adjustment',
    id,
    adjustment: {
      action: 'refund',
      status: 'approved',
      amount: usd(990),
      subtotalMinor: 990,
      at: toInstant(createdAt),
      reason,
      ourRefundId: 'rfd_1',
      attempt: 1,
      ...change,
    },
  },
});

async function start(timeoutMs = 2000) {
  const server = await startPaddle();
  onTestFinished(async () => void (await server.stop()));
  return { ...server, provider: paddleProvider({ apiKey, apiUrl: `${server.url}/`, timeoutMs }) };
}

const failing = (code: unknown, type = 'request_error', status = 400): Fault => ({
  status,
  json: { error: { type, code, detail: `Not with ${apiKey}`, documentation_url: '' } },
});

const bodyOf = ({ requests }: { readonly requests: readonly { route: string; body: string }[] }) =>
  JSON.parse(requests.find(({ route }) => route.startsWith('POST'))?.body ?? 'null');

describe('what Paddle is asked', () => {
  it('all of a transaction', async () => {
    const { provider, requests } = await start();
    expect(await provider.refund(request)).toEqual(accepted());
    expect(requests.map(({ route }) => route)).toEqual(['GET /adjustments', 'POST /adjustments']);
    expect(requests[0]?.params).toEqual({
      transaction_id: 'txn_1',
      action: 'refund',
      per_page: '50',
    });
    expect(requests[1]?.headers.authorization).toBe(`bearer ${apiKey}`);
    expect(bodyOf({ requests })).toEqual({
      action: 'refund',
      transaction_id: 'txn_1',
      reason,
      type: 'full',
    });
  });

  it('a part of it, tax included', async () => {
    const { provider, requests } = await start();
    expect(await provider.refund(part(400))).toEqual(
      accepted({ amount: usd(400), subtotalMinor: 400 }),
    );
    expect(requests[1]).toMatchObject({ route: 'GET /transactions', id: 'txn_1' });
    expect(bodyOf({ requests })).toEqual({
      action: 'refund',
      transaction_id: 'txn_1',
      reason,
      type: 'partial',
      items: [{ item_id: 'txnitm_1', type: 'partial', amount: '400' }],
      tax_mode: 'internal',
    });
  });

  const lines = { a: 500, b: 0, c: 300, d: 190 };
  const taken = (status: string, ...items: object[]) => adjustmentOf('adj_0', { status, items });

  // biome-ignore format: one case a row
  it.each<[string, number, Change[], string]>([
    // case                        amount  refunded before                                   items
    ['less than the first',           499, [],                                               'a:499'],
    ['the first',                     500, [],                                               'a:full'],
    ['a bit more',                    501, [],                                               'a:full c:1'],
    ['nearly all',                    989, [],                                               'a:full c:full d:189'],
    ['as much as there is',           990, [],                                               'a:full c:full d:full'],
    ['more than there is',            991, [],                                               'amount_above_remaining'],
    ['what is left of an item',       600, [taken('approved', itemOf('a', 100))],           'a:400 c:200'],
    ['past what is asked for',        300, [taken('pending_approval', itemOf('a', 500))],   'c:full'],
    ['past what was refunded twice',  300, [taken('approved', itemOf('a', 200)), taken('approved', itemOf('a', 300))], 'c:full'],
    ['not past what was rejected',    300, [taken('rejected', itemOf('a', 500))],           'a:300'],
    ['more than is left',             500, [taken('approved', itemOf('a', 491))],           'amount_above_remaining'],
  ])('of several items: %s', async (_case, amount, refunds, then) => {
    const server = await start();
    server.fail('GET /transactions', { json: { data: transactionOf(lines) } });
    server.fail('POST /adjustments', failing('bad_request'));
    server.adjustments.push(...refunds);
    const reply = await server.provider.refund(part(amount));
    const items = (bodyOf(server)?.items ?? []).map(
      ({ item_id, type, amount }: Change) => `${item_id}:${amount ?? type}`,
    );
    expect(items.join(' ') || ('code' in reply && reply.code)).toBe(then);
  });

  it('never a part of what was paid in another currency', async () => {
    const { provider, fail, requests } = await start();
    fail('GET /transactions', {
      json: { data: transactionOf({ txnitm_1: 990 }, { currency_code: 'EUR' }) },
    });
    expect(await provider.refund(part(400))).toEqual({
      reply: 'refused',
      code: 'amount_above_remaining',
    });
    expect(bodyOf({ requests })).toBeNull();
  });

  it('no fee is kept, and nobody is asked', async () => {
    const { provider, requests } = await start();
    expect(await provider.keptFee(paymentId, 'USD')).toBeUndefined();
    expect(requests).toEqual([]);
  });
});

describe('what Paddle’s refusal of a refund means', () => {
  // biome-ignore format: one case a row
  it.each<[string, Fault, string, string]>([
    // case                     Paddle says                                            reply      code
    ['one under way',           failing('adjustment_pending_refund_request'),          'later',   'adjustment_pending_refund_request'],
    ['too many requests',       failing('too_many_requests', 'api_error', 429),        'later',   'too_many_requests'],
    ['changed meanwhile',       failing('concurrent_modification', undefined, 409),    'later',   'concurrent_modification'],
    ['a conflict',              failing('conflict', undefined, 409),                   'later',   'conflict'],
    ['no key',                  failing('authentication_missing', undefined, 403),     'later',   'authentication_missing'],
    ['a malformed key',         failing('authentication_malformed', undefined, 403),   'later',   'authentication_malformed'],
    ['a wrong key',             failing('invalid_token', undefined, 403),              'later',   'invalid_token'],
    ['a key that may not',      failing('forbidden', undefined, 403),                  'later',   'forbidden'],
    ['nothing left',            failing('adjustment_total_amount_above_remaining_allowed'), 'refused', 'adjustment_total_amount_above_remaining_allowed'],
    ['not captured',            failing('adjustment_transaction_without_captured_payment'), 'refused', 'adjustment_transaction_without_captured_payment'],
    ['no such transaction',     failing('not_found', undefined, 404),                  'refused', 'not_found'],
    ['a code that is none',     failing(`Not with ${apiKey}`),                         'refused', 'request_error'],
    ['Paddle’s fault',          failing('internal_error', 'api_error', 500),           'unknown', 'internal_error'],
    ['nobody behind it',        failing('bad_gateway', 'api_error', 502),              'unknown', 'bad_gateway'],
    ['an error of no type',     failing('not_found', ''),                              'unknown', 'not_found'],
    ['an error of no shape',    { status: 400, json: { error: 'no' } },                'unknown', 'unreadable_reply'],
    ['a page of a proxy',       { status: 502, text: '<html>Bad Gateway</html>' },     'unknown', 'unreadable_reply'],
    ['nothing at all',          { status: 500, json: {} },                             'unknown', 'unreadable_reply'],
    ['half an answer',          { text: '{"data": {' },                                'unknown', 'unreadable_reply'],
    ['no answer',               'hang',                                                'unknown', 'timeout'],
    ['an answer that stops',    'stall',                                               'unknown', 'timeout'],
    ['a connection cut',        'cut',                                                 'unknown', 'connection_failed'],
  ])('%s', async (_case, fault, reply, code) => {
    const { provider, fail, requests } = await start(fault === 'hang' || fault === 'stall' ? 150 : 2000);
    fail('POST /adjustments', fault);
    expect(await provider.refund(request)).toEqual({ reply, code });
    expect(requests.filter(({ route }) => route === 'POST /adjustments')).toHaveLength(1);
  });

  const made = (change: Change): Fault => ({
    json: { data: adjustmentOf('adj_1', { reason, ...change }) },
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault, string]>([
    ['an adjustment without totals',  made({ totals: null }),               'unreadable_reply'],
    ['one of no amount',              made({ totals: { total: '1.10' } }),  'unreadable_amount'],
    ['one of an unheard-of status',   made({ status: 'half_approved' }),    'unknown_status'],
    ['one of no time',                made({ created_at: null }),           'unreadable_time'],
    ['one of the year 10000',         made({ created_at: '9999-12-31T23:59:59-01:00' }), 'unreadable_time'],
    ['one of another transaction',    made({ transaction_id: 'txn_2' }),    'other_payment'],
  ])('%s: unknown', async (_case, fault, code) => {
    const { provider, fail } = await start();
    fail('POST /adjustments', fault);
    expect(await provider.refund(request)).toEqual({ reply: 'unknown', code });
  });

  // biome-ignore format: one case a row
  it.each<[string, string, Fault, string, string]>([
    // case                      what fails           how                                              reply      code
    ['looking first',            'GET /adjustments',  failing('internal_error', 'api_error', 500),     'unknown', 'internal_error'],
    ['looking first, in time',   'GET /adjustments',  'hang',                                          'unknown', 'timeout'],
    ['looking, with a bad key',  'GET /adjustments',  failing('invalid_token', undefined, 403),        'later',   'invalid_token'],
    ['what was bought',          'GET /transactions', failing('internal_error', 'api_error', 500),     'later',   'internal_error'],
    ['what was bought, in time', 'GET /transactions', 'hang',                                          'later',   'timeout'],
    ['what was bought, cut',     'GET /transactions', 'cut',                                           'later',   'connection_failed'],
    ['nothing was bought',       'GET /transactions', failing('not_found', undefined, 404),            'refused', 'not_found'],
    ['bought for no number',     'GET /transactions', { json: { data: transactionOf({ a: Number.NaN }) } }, 'later', 'unreadable_reply'],
  ])('nothing is asked for when this cannot be known: %s', async (_case, route, fault, reply, code) => {
    const { provider, fail, requests } = await start(fault === 'hang' ? 150 : 2000);
    fail(route, fault);
    expect(await provider.refund(part(400))).toEqual({ reply, code });
    expect(bodyOf({ requests })).toBeNull();
  });

  it('nor when it becomes known after the time is over', async () => {
    const { provider, fail, requests } = await start(150);
    const late = Promise.withResolvers<ApiAnswer>();
    fail('GET /transactions', late.promise);
    expect(await provider.refund(part(400))).toEqual({ reply: 'later', code: 'timeout' });
    late.resolve({ json: { data: transactionOf({ txnitm_1: 990 }) } });
    expect(await provider.findRefund(part(400))).toMatchObject({ code: 'not_found' });
    expect(requests.map(({ route }) => route)).toEqual([
      'GET /adjustments',
      'GET /transactions',
      'GET /adjustments',
    ]);
  });
});

describe('one effect', () => {
  it.each([request, part(400)])('a lost reply is found by its mark, %#', async (asked) => {
    const { provider, fail, adjustments } = await start();
    fail('POST /adjustments', 'reply_lost');
    expect(await provider.refund(asked)).toEqual({ reply: 'unknown', code: 'connection_failed' });
    const { amountMinor } = asked.amount;
    const then = accepted({ amount: asked.amount, subtotalMinor: amountMinor });
    expect(await provider.findRefund(asked)).toEqual(then);
    expect(await provider.refund(asked)).toEqual(then);
    expect(adjustments).toHaveLength(1);
  });

  it('another attempt is another refund', async () => {
    const { provider, adjustments } = await start();
    await provider.refund(part(400));
    expect(await provider.refund({ ...part(400), attempt: 2 })).toMatchObject({
      reply: 'accepted',
      fact: { id: 'adj_2', adjustment: { ourRefundId: 'rfd_1', attempt: 2 } },
    });
    expect(adjustments).toHaveLength(2);
  });

  const emptyOnce: Fault = {
    json: { data: [], meta: { pagination: { per_page: 50, next: '', has_more: false } } },
  };

  // biome-ignore format: one case a row
  it.each<[string, Change, object]>([
    ['by us, to be approved',  { status: 'pending_approval', reason },          accepted({ status: 'pending_approval', subtotalMinor: 909 })],
    ['by us, approved',        { type: 'full', reason },                        accepted({ subtotalMinor: 909 })],
    ['by somebody, asked for', { status: 'pending_approval' },                  { reply: 'later', code: 'adjustment_pending_refund_request' }],
    ['by somebody, approved',  { type: 'full' },                                { reply: 'refused', code: 'adjustment_total_amount_above_remaining_allowed' }],
    ['at another attempt',     { status: 'pending_approval', reason: 'Makegood refund rfd_1/2' }, { reply: 'later', code: 'adjustment_pending_refund_request' }],
  ])('refunded between our look and our asking, %s', async (_case, change, then) => {
    const { provider, fail, adjustments } = await start();
    fail('GET /adjustments', emptyOnce, 1);
    adjustments.push(adjustmentOf('adj_1', change));
    expect(await provider.refund(request)).toEqual(then);
    expect(adjustments).toHaveLength(1);
  });
});

describe('looking for a refund', () => {
  const notFound = { reply: 'refused', code: 'not_found' };

  // biome-ignore format: one case a row
  it.each<[string, Change[], object]>([
    ['none at all',               [],                                                                notFound],
    ['others’',                   [adjustmentOf('adj_1'), adjustmentOf('adj_2', { reason: null })],  notFound],
    ['ours, rejected',            [adjustmentOf('adj_1', { reason, status: 'rejected' })],           accepted({ status: 'rejected', subtotalMinor: 909 })],
    ['at another attempt',        [adjustmentOf('adj_1', { reason: `${reason}1` })],                 notFound],
    ['ours, at no known status',  [adjustmentOf('adj_1', { reason, status: 'half_approved' })],      { reply: 'unknown', code: 'unknown_status' }],
  ])('%s', async (_case, adjustments, then) => {
    const server = await start();
    server.adjustments.push(...adjustments);
    expect(await server.provider.findRefund(request)).toEqual(then);
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => adjustmentOf(`adj_f${at}`));

  it('is done on every page', async () => {
    const { provider, adjustments, requests } = await start();
    adjustments.push(...many(120), adjustmentOf('adj_1', { reason }));
    expect(await provider.findRefund(request)).toEqual(accepted({ subtotalMinor: 909 }));
    expect(requests.map(({ params }) => params.after)).toEqual([undefined, 'adj_f49', 'adj_f99']);
  });

  it('ends, and then does not say that there is none', async () => {
    const { provider, adjustments, requests } = await start();
    adjustments.push(...many(1001), adjustmentOf('adj_1', { reason }));
    expect(await provider.findRefund(request)).toEqual({
      reply: 'unknown',
      code: 'too_many_refunds',
    });
    expect(requests).toHaveLength(20);
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault, string]>([
    ['a wrong key',           failing('invalid_token', undefined, 403),      'invalid_token'],
    ['no such thing',         failing('not_found', undefined, 404),          'not_found'],
    ['a list that is none',   { json: { data: [] } },                        'unreadable_reply'],
    ['a list of nothing',     { json: { data: [null], meta: { pagination: {} } } }, 'unreadable_reply'],
    ['no answer',             'hang',                                        'timeout'],
    ['a connection cut',      'cut',                                         'connection_failed'],
  ])('could not be asked, %s: unknown', async (_case, fault, code) => {
    const { provider, fail } = await start(fault === 'hang' ? 150 : 2000);
    fail('GET /adjustments', fault);
    expect(await provider.findRefund(request)).toEqual({ reply: 'unknown', code });
  });
});

describe('a mark', () => {
  it.each(['duplicate', 'requested_by_customer'] as const)('of a %s is read back', (why) => {
    const text = markedReason({ ...request, reason: why, attempt: 12 });
    expect(markIn(text)).toEqual({ ourRefundId: 'rfd_1', attempt: 12 });
  });
});

describe('a checkout', () => {
  const checkout = {
    product: 'jimeng',
    accountId: 'acct-1' as AccountId,
    email: 'lin@example.com',
    orderId: 'ord_1' as OrderId,
    pack: 'hundred',
    price: usd(990),
    priceId: 'pri_1',
    successUrl: 'https://jimeng.example/thanks',
  };

  it('is a transaction that names us, on Paddle’s payment link', async () => {
    const { provider, requests } = await start();
    const { url } = await provider.createCheckout(checkout);
    expect(url).toBe('https://jimeng.example/pay?_ptxn=txn_1');
    expect(bodyOf({ requests })).toEqual({
      items: [{ price_id: 'pri_1', quantity: 1 }],
      custom_data: {
        makegood_product: 'jimeng',
        makegood_account: 'acct-1',
        makegood_order: 'ord_1',
      },
    });
  });

  // biome-ignore format: one case a row
  it.each<[string, Fault]>([
    ['a wrong key',      failing('invalid_token', undefined, 403)],
    ['no link is set',   { json: { data: transactionOf({}, { checkout: null }) } }],
    ['nothing',          { status: 500, json: {} }],
    ['no answer',        'hang'],
  ])('that there is none of: %s', async (_case, fault) => {
    const { provider, fail } = await start(fault === 'hang' ? 150 : 2000);
    fail('POST /transactions', fault);
    const failed = await provider.createCheckout(checkout).catch((error) => error);
    expect(failed).toBeInstanceOf(ProviderFailed);
    expect(`${failed.stack} ${failed.cause}`).not.toContain(apiKey);
  });

  it('needs a price at Paddle', async () => {
    const { provider, requests } = await start();
    const { priceId, ...unpriced } = checkout;
    await expect(provider.createCheckout(unpriced)).rejects.toThrow(ProviderFailed);
    expect(requests).toEqual([]);
  });
});

it('an address that is none is found out at once', () => {
  expect(() => paddleProvider({ apiKey, apiUrl: 'sandbx' })).toThrow(TypeError);
});
