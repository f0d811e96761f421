import { ApiError, type Environment, LogLevel, Paddle } from '@paddle/paddle-node-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedByPaddle } from '../../infra/local/signed.ts';
import { type LocalStack, startLocalStack } from '../../infra/local/stack.ts';
import { AdjustmentsMade } from '../../infra/local/stand-ins/paddle/adjustments-made.ts';
import { settleAdjustment } from '../../infra/local/stand-ins/paddle/settle-adjustment.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import { readPaddleEvent } from '../../shared/payments/paddle/read-event.ts';
import { transactionEvent } from '../support/purchases.ts';

const begin = toInstant('2026-03-02T09:00:00Z');
const hundred = 'pri_01jm0000000000000000000100';
const fiveHundred = 'pri_01jm0000000000000000000500';

let stack: LocalStack;
let paddle: Paddle;

beforeAll(async () => {
  stack = await startLocalStack({ port: 0, clock: begin, environment: {} });
  paddle = new Paddle('pdl_local', {
    environment: stack.providerUrls.paddle as Environment,
    logLevel: LogLevel.none,
  });
});

afterAll(() => stack.stop());

const post = async (path: string, body: unknown) => {
  const response = await fetch(`${stack.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

const tell = async (event: object) => {
  const body = JSON.stringify(event);
  const signature = signedByPaddle(body, 'pdl_ntfset_local', stack.clock.now());
  const { status } = await fetch(`${stack.baseUrl}/v1/jimeng/webhooks/paddle`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signature },
    body,
  });
  expect(status).toBe(200);
};

/** A purchase of 990 of which 90 are tax. */
const paid = async (payment: string, items = [{ price: { id: hundred }, quantity: 1 }]) => {
  const event = transactionEvent({ payment, account: 'chen', priceId: hundred, at: begin });
  const { totals } = event.data.details;
  const taxed = { ...totals, subtotal: '900', tax: '90' };
  await tell({ ...event, data: { ...event.data, items, details: { totals: taxed } } });
  return payment;
};

const adjustmentTold = (transaction_id: string, told: object) => ({
  event_id: `evt_${transaction_id}`,
  event_type: 'adjustment.created',
  occurred_at: begin,
  notification_id: `ntf_${transaction_id}`,
  data: {
    id: `adj_${transaction_id}`,
    action: 'refund',
    status: 'approved',
    transaction_id,
    currency_code: 'USD',
    totals: { total: '500', subtotal: '455', tax: '45', currency_code: 'USD' },
    items: [],
    ...told,
  },
});

const next = (behaviour: string) =>
  post('/_local/payments/next', { provider: 'paddle', behaviour });

const settle = (id: string, outcome: string) =>
  post('/_local/payments/settle', { provider: 'paddle', id, outcome });

const lastCall = async () =>
  ((await (await fetch(`${stack.baseUrl}/_local/payments`)).json()) as unknown[]).at(-1);

const refusal = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiError);
  const { type, code, errors, retryAfter } = error as ApiError;
  return { type, code, errors, retryAfter };
};

const reason = 'rfd_1:1';

const full = (transactionId: string) =>
  paddle.adjustments.create({ action: 'refund', type: 'full', transactionId, reason });

const itemOf = async (transactionId: string) => {
  const { details } = await paddle.transactions.get(transactionId);
  return details?.lineItems[0]?.id ?? '';
};

const partial = async (transactionId: string, amount: string, taxMode?: 'internal' | 'external') =>
  paddle.adjustments.create({
    action: 'refund',
    type: 'partial',
    transactionId,
    reason,
    items: [{ itemId: await itemOf(transactionId), type: 'partial', amount }],
    ...(taxMode && { taxMode }),
  });

const listed = async (transactionId: string) => {
  const found = [];
  for await (const { id, status, totals } of paddle.adjustments.list({
    transactionId: [transactionId],
    perPage: 1,
  })) {
    found.push({ id, status, total: totals?.total });
  }
  return found;
};

describe('a transaction', () => {
  it('says what was paid for what', async () => {
    const payment = await paid('txn_told', [
      { price: { id: hundred }, quantity: 1 },
      { price: { id: fiveHundred }, quantity: 2 },
    ]);
    const transaction = await paddle.transactions.get(payment);
    expect(transaction).toMatchObject({
      id: payment,
      status: 'completed',
      currencyCode: 'USD',
      customData: { makegood_account: 'chen' },
      details: { totals: { subtotal: '900', tax: '90', total: '990', grandTotal: '990' } },
    });
    expect(transaction.details?.totals?.fee).toBeNull();
    // By price: 990 to 2 times 4490.
    expect(transaction.details?.lineItems).toMatchObject([
      { id: expect.stringMatching(/^txnitm_/), priceId: hundred, totals: { total: '98' } },
      { id: expect.stringMatching(/^txnitm_/), priceId: fiveHundred, totals: { total: '892' } },
    ]);
    expect(await itemOf(payment)).toBe(transaction.details?.lineItems[0]?.id);
    expect(await lastCall()).toMatchObject({
      provider: 'paddle',
      call: 'transactions.get',
      params: { id: payment },
      at: begin,
      result: { outcome: 'ok', id: payment },
    });
  });

  it('can be created, has a page, and nobody has paid', async () => {
    const created = await paddle.transactions.create({
      items: [{ priceId: hundred, quantity: 2 }],
      customData: { makegood_account: 'chen' },
    });
    expect(created).toMatchObject({
      id: expect.stringMatching(/^txn_01/),
      status: 'draft',
      customData: { makegood_account: 'chen' },
      details: { totals: { total: '1980', currencyCode: 'USD' } },
    });
    const url = created.checkout?.url ?? '';
    expect(url).toContain(`_ptxn=${created.id}`);
    expect(url).toContain(stack.providerUrls.paddle);
    expect((await fetch(url)).status).toBe(200);
    expect(await paddle.transactions.get(created.id)).toEqual(created);

    await paid(created.id);
    expect(await paddle.transactions.get(created.id)).toMatchObject({
      status: 'completed',
      details: { totals: { total: '990' } },
    });
  });

  it('is paid on the page that the caller names', async () => {
    const { id, checkout } = await paddle.transactions.create({
      items: [{ priceId: hundred, quantity: 1 }],
      checkout: { url: 'https://example.com/pay?a=b' },
    });
    expect(checkout?.url).toBe(`https://example.com/pay?a=b&_ptxn=${id}`);
  });

  it('needs a price that somebody sells by', async () => {
    const priceId = 'pri_nobody';
    const asked = paddle.transactions.create({ items: [{ priceId, quantity: 1 }] });
    expect(await refusal(asked)).toMatchObject({ code: 'invalid_field' });
  });

  it('of any id is there', async () => {
    expect(await paddle.transactions.get('txn_nobody')).toMatchObject({ status: 'ready' });
  });
});

describe('a refund', () => {
  it('of a part keeps the share of tax', async () => {
    const payment = await paid('txn_partial');
    const adjustment = await partial(payment, '330');
    expect(adjustment).toMatchObject({
      id: expect.stringMatching(/^adj_01/),
      action: 'refund',
      type: 'partial',
      status: 'approved',
      reason,
      transactionId: payment,
      currencyCode: 'USD',
      totals: { subtotal: '300', tax: '30', total: '330' },
      items: [{ type: 'partial', amount: '330', itemId: await itemOf(payment) }],
      createdAt: begin,
    });
    const untaxed = await partial(payment, '300', 'external');
    expect(untaxed.totals).toMatchObject({ subtotal: '300', tax: '30', total: '330' });
    expect(await listed(payment)).toEqual([
      { id: untaxed.id, status: 'approved', total: '330' },
      { id: adjustment.id, status: 'approved', total: '330' },
    ]);
  });

  it('of everything takes what is left', async () => {
    const payment = await paid('txn_rest');
    await partial(payment, '333');
    const rest = await full(payment);
    expect(rest).toMatchObject({
      type: 'full',
      totals: { subtotal: '597', tax: '60', total: '657' },
    });
    expect(await lastCall()).toMatchObject({
      call: 'adjustments.create',
      params: { action: 'refund', type: 'full', transaction_id: payment, reason },
      result: { outcome: 'ok', id: rest.id },
    });
    expect(await refusal(full(payment))).toMatchObject({
      type: 'request_error',
      code: 'adjustment_total_amount_above_remaining_allowed',
    });
  });

  it('gives back no more than was paid, whoever gave it back', async () => {
    const payment = await paid('txn_limit');
    await tell(adjustmentTold(payment, {}));
    expect(await refusal(partial(payment, '491'))).toMatchObject({
      code: 'adjustment_total_amount_above_remaining_allowed',
    });
    expect(await full(payment)).toMatchObject({ totals: { total: '490', subtotal: '445' } });
    expect((await listed(payment)).map(({ total }) => total).toSorted()).toEqual(['490', '500']);

    expect(await settle(`adj_${payment}`, 'reversed')).toMatchObject({ status: 200 });
    expect(await full(payment)).toMatchObject({ totals: { total: '500' } });
  });

  it('is not limited by what was no refund', async () => {
    const payment = await paid('txn_credited');
    await tell(adjustmentTold(payment, { action: 'chargeback_warning' }));
    expect(await full(payment)).toMatchObject({ totals: { total: '990' } });
  });

  it('waits for the one before it', async () => {
    const payment = await paid('txn_pending');
    await next('pending');
    const pending = await partial(payment, '100');
    expect(pending.status).toBe('pending_approval');
    const code = 'adjustment_pending_refund_request';
    expect(await refusal(full(payment))).toMatchObject({ type: 'request_error', code });
    await settle(pending.id, 'rejected');
    expect(await full(payment)).toMatchObject({ totals: { total: '990' } });
  });

  it('waits for one that the stack was told of', async () => {
    const payment = await paid('txn_told_pending');
    await tell(adjustmentTold(payment, { status: 'pending_approval' }));
    const code = 'adjustment_pending_refund_request';
    expect(await refusal(full(payment))).toMatchObject({ code });
  });

  it('is made once, however many are asked for at once', async () => {
    const payment = await paid('txn_race');
    await next('pending');
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => full(payment)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of a transaction that nobody told of has no limit', async () => {
    const adjustment = await partial('txn_unheard', '99999');
    expect(adjustment).toMatchObject({ totals: { total: '99999' }, status: 'approved' });
    expect(await settle(adjustment.id, 'reversed')).toMatchObject({
      body: { delivered: { status: 200 } },
    });
  });

  // biome-ignore format: one mistake a row
  it.each([
    ['another action',       { action: 'credit' },                                                  'invalid_field'],
    ['no reason',            { reason: '' },                                                        'invalid_field'],
    ['no transaction',       { transactionId: 'pi_1' },                                             'invalid_field'],
    ['a part of nothing',    { type: 'partial' },                                                   'invalid_field'],
    ['all, and items',       { items: [{ itemId: 'txnitm_1', type: 'full' }] },                     'invalid_field'],
    ['a part of no amount',  { type: 'partial', items: [{ itemId: 'txnitm_1', type: 'partial' }] }, 'invalid_field'],
    ['half a cent',          { type: 'partial', items: [{ itemId: 'txnitm_1', type: 'partial', amount: '0.5' }] }, 'invalid_field'],
    ['nothing',              { type: 'partial', items: [{ itemId: 'txnitm_1', type: 'partial', amount: '0' }] },   'adjustment_amount_cannot_be_zero'],
    ['an item of another',   { type: 'partial', items: [{ itemId: 'txnitm_1', type: 'partial', amount: '5' }] },   'adjustment_transaction_item_invalid'],
  ])('is refused for %s', async (_case, params, code) => {
    const transactionId = await paid('txn_wrong');
    const asked = { action: 'refund', type: 'full', transactionId, reason, ...params };
    type Asked = Parameters<typeof paddle.adjustments.create>[0];
    const refused = paddle.adjustments.create(asked as Asked);
    expect(await refusal(refused)).toMatchObject({ type: 'request_error', code });
  });

  it('of whole items takes what each was', async () => {
    const payment = await paid('txn_items', [
      { price: { id: hundred }, quantity: 1 },
      { price: { id: hundred }, quantity: 2 },
    ]);
    const itemId = await itemOf(payment);
    const adjustment = await paddle.adjustments.create({
      action: 'refund',
      transactionId: payment,
      reason,
      type: 'partial',
      items: [{ itemId, type: 'full' }],
    } as Parameters<typeof paddle.adjustments.create>[0]);
    expect(adjustment.totals).toMatchObject({ total: '330', subtotal: '300' });
  });
});

describe('the next refund', () => {
  // biome-ignore format: one behaviour a row
  it.each([
    ['fail:adjustment_transaction_without_captured_payment', 'request_error', null],
    ['fail:too_many_requests',                               'request_error', 60],
    ['fail:concurrent_modification',                         'request_error', null],
    ['fail:bad_gateway',                                     'api_error',     null],
  ])('is refused by %s', async (behaviour, type, retryAfter) => {
    const payment = await paid('txn_fails');
    await next(behaviour);
    expect(await listed(payment)).toEqual([]);
    const code = behaviour.slice('fail:'.length);
    expect(await refusal(full(payment))).toMatchObject({ type, code, retryAfter });
    expect(await lastCall()).toMatchObject({ result: { outcome: 'error', code } });
  });

  it('does nothing and is not answered', async () => {
    const payment = await paid('txn_timeout');
    await next('timeout');
    await expect(full(payment)).rejects.toThrow('fetch failed');
    expect(await lastCall()).toMatchObject({ result: { outcome: 'no_reply' } });
    expect(await listed(payment)).toEqual([]);
  });

  it('is made and the answer lost', async () => {
    const payment = await paid('txn_lost');
    await next('reply_lost');
    await expect(full(payment)).rejects.toThrow('fetch failed');
    const made = await listed(payment);
    expect(made).toMatchObject([{ status: 'approved', total: '990' }]);
  });
});

describe('settling', () => {
  it.each(['approved', 'rejected', 'reversed'])('brings a refund to %s and tells', async (to) => {
    const payment = await paid(`txn_${to}`);
    await next('pending');
    const { id } = await full(payment);
    stack.clock.advance(60_000);
    expect(await settle(id, to)).toEqual({
      status: 200,
      body: { provider: 'paddle', id, status: to, delivered: { status: 200 } },
    });
    expect(await listed(payment)).toMatchObject([{ id, status: to }]);
    stack.clock.set(begin);
  });

  it('tells all that is known of the adjustment', async () => {
    const told = { of: async () => undefined, having: async () => undefined };
    const made = new AdjustmentsMade(told);
    made.put({
      id: 'adj_1',
      transactionId: 'txn_1',
      action: 'refund',
      type: 'full',
      status: 'pending_approval',
      reason,
      currency: 'USD',
      total: 990,
      subtotal: 900,
      items: [],
      at: begin,
      updatedAt: begin,
    });
    const settled = settleAdjustment(made, { told, now: () => begin, behave: () => 'ok' });
    const read = async (outcome: string) =>
      readPaddleEvent((await settled('adj_1', outcome))?.event);
    const [approved, reversed] = [await read('approved'), await read('reversed')];

    const amount = { amountMinor: 990, currency: 'USD' };
    expect(approved).toMatchObject({
      type: 'adjustment.updated',
      occurredAt: begin,
      reading: {
        paymentId: 'txn_1',
        facts: [
          { id: 'adj_1', adjustment: { status: 'approved', amount, subtotalMinor: 900, reason } },
        ],
      },
    });
    expect(reversed).toMatchObject({
      reading: { facts: [{ adjustment: { status: 'reversed' } }] },
    });
    expect(reversed?.eventId).not.toBe(approved?.eventId);
  });

  it('knows nothing of an adjustment that nobody made or told', async () => {
    expect(await settle('adj_nobody', 'approved')).toMatchObject({ status: 404 });
  });
});

it('wants a key and JSON, and knows no other call', async () => {
  const { paddle: url } = stack.providerUrls;
  expect((await fetch(`${url}/adjustments`)).status).toBe(403);
  const headers = { authorization: 'Bearer pdl_local' };
  expect((await fetch(`${url}/customers`, { headers })).status).toBe(404);
  const malformed = await fetch(`${url}/adjustments`, { method: 'POST', headers, body: '[' });
  expect(await malformed.json()).toMatchObject({ error: { code: 'bad_request' } });
});
