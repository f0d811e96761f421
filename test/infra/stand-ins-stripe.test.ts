import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedByStripe } from '../../infra/local/signed.ts';
import { type LocalStack, startLocalStack } from '../../infra/local/stack.ts';
import { IdempotencyKeys } from '../../infra/local/stand-ins/stripe/idempotency.ts';
import { RefundsMade } from '../../infra/local/stand-ins/stripe/refunds-made.ts';
import { settleRefund } from '../../infra/local/stand-ins/stripe/settle-refund.ts';
import { type Instant, toInstant } from '../../shared/domain/instant.ts';
import { readStripeEvent } from '../../shared/payments/stripe/read-event.ts';
import { intentSucceeded, sessionCompleted, stripeEvent } from '../support/purchases.ts';

const begin = toInstant('2026-03-02T09:00:00Z');
const secret = 'whsec_local_stripe';

let stack: LocalStack;
let stripe: Stripe;

beforeAll(async () => {
  stack = await startLocalStack({ port: 0, clock: begin, environment: {} });
  const { hostname, port } = new URL(stack.providerUrls.stripe);
  const at = { host: hostname, port: Number(port), protocol: 'http' } as const;
  stripe = new Stripe('sk_test_local', { ...at, maxNetworkRetries: 0, telemetry: false });
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

const tell = async (event: object, product = 'skena') => {
  const body = JSON.stringify(event);
  const headers = {
    'content-type': 'application/json',
    ...signedByStripe(body, secret, stack.clock.now()),
  };
  const path = `/v1/${product}/webhooks/stripe`;
  const { status } = await fetch(`${stack.baseUrl}${path}`, { method: 'POST', headers, body });
  expect(status).toBe(200);
};

const paid = async (payment: string, amount = 1000) => {
  await tell(sessionCompleted({ payment, amount, account: 'ada', pack: 'starter', at: begin }));
  return payment;
};

const next = (behaviour: string) =>
  post('/_local/payments/next', { provider: 'stripe', behaviour });

const settle = (id: string, outcome: string) =>
  post('/_local/payments/settle', { provider: 'stripe', id, outcome });

const calls = async () => (await fetch(`${stack.baseUrl}/_local/payments`)).json();
const lastCall = async () => ((await calls()) as unknown[]).at(-1);

const refusal = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Stripe.errors.StripeError);
  const {
    statusCode: status,
    code,
    rawType: type,
    param,
  } = error as InstanceType<typeof Stripe.errors.StripeError>;
  return { status, code, type, param };
};

const idempotencyKey = (key: string) => ({ idempotencyKey: key });

describe('a refund', () => {
  it('is made as it was asked for, and can be read and listed', async () => {
    const payment_intent = await paid('pi_whole');
    const refund = await stripe.refunds.create(
      {
        payment_intent,
        amount: 400,
        reason: 'requested_by_customer',
        metadata: { makegood_refund: 'rfd_1', 'a[b]': '007' },
      },
      idempotencyKey('refund:rfd_1:1'),
    );
    expect(refund).toMatchObject({
      id: expect.stringMatching(/^re_/),
      object: 'refund',
      status: 'succeeded',
      amount: 400,
      currency: 'usd',
      payment_intent,
      charge: 'ch_whole',
      reason: 'requested_by_customer',
      metadata: { makegood_refund: 'rfd_1' },
      created: Date.parse(begin) / 1000,
    });
    expect(await lastCall()).toMatchObject({
      provider: 'stripe',
      call: 'refunds.create',
      params: { payment_intent, amount: 400, metadata: { makegood_refund: 'rfd_1' } },
      idempotencyKey: 'refund:rfd_1:1',
      at: begin,
      result: { outcome: 'ok', id: refund.id },
    });

    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ id: refund.id, amount: 400 });
    const rest = await stripe.refunds.create({ charge: 'ch_whole' });
    expect(rest).toMatchObject({ amount: 600, payment_intent });
    const listed = await stripe.refunds.list({ payment_intent });
    expect(listed.data.map(({ id }) => id)).toEqual([rest.id, refund.id]);
  });

  it('is listed page by page', async () => {
    const payment_intent = await paid('pi_pages');
    for (const amount of [1, 2, 3]) await stripe.refunds.create({ payment_intent, amount });
    const first = await stripe.refunds.list({ payment_intent, limit: 2 });
    expect(first).toMatchObject({ has_more: true, data: [{ amount: 3 }, { amount: 2 }] });
    const amounts = [];
    for await (const { amount } of stripe.refunds.list({ payment_intent, limit: 1 })) {
      amounts.push(amount);
    }
    expect(amounts).toEqual([3, 2, 1]);
  });

  it('shows whole what it is asked to', async () => {
    const payment_intent = await paid('pi_expand');
    const refund = await stripe.refunds.create({
      payment_intent,
      amount: 300,
      expand: ['balance_transaction', 'charge.balance_transaction'],
    });
    expect(refund).toMatchObject({
      balance_transaction: { amount: -300, fee: 0, net: -300, type: 'refund' },
      charge: { amount_refunded: 300, balance_transaction: { fee: 59 } },
    });
  });

  it('gives back no more than was paid, whoever gave it back', async () => {
    const payment_intent = await paid('pi_limit');
    const told = { id: 're_told', object: 'refund', payment_intent, currency: 'usd', metadata: {} };
    await tell(stripeEvent('refund.created', { ...told, amount: 500, status: 'pending' }, begin));
    await next('pending');
    await stripe.refunds.create({ payment_intent, amount: 300 });

    const tooMuch = stripe.refunds.create({ payment_intent, amount: 201 });
    expect(await refusal(tooMuch)).toMatchObject({ code: 'amount_too_large', param: 'amount' });
    await stripe.refunds.create({ payment_intent, amount: 200 });
    expect(await refusal(stripe.refunds.create({ payment_intent }))).toMatchObject({
      status: 400,
      code: 'charge_already_refunded',
      type: 'invalid_request_error',
    });
    expect(await lastCall()).toMatchObject({
      result: { outcome: 'error', code: 'charge_already_refunded' },
    });

    await settle('re_told', 'failed');
    expect(await stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 500 });
  });

  it('is counted as failed when somebody else told the stack so', async () => {
    const payment_intent = await paid('pi_elsewhere');
    const refund = await stripe.refunds.create({ payment_intent });
    await tell(stripeEvent('refund.failed', { ...refund, status: 'failed' }, begin));
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed' });
    expect(await stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 1000 });
  });

  it('of a payment that nobody told of has no limit', async () => {
    const payment_intent = 'pi_unheard';
    const refund = await stripe.refunds.create({ payment_intent, amount: 99_999, currency: 'gbp' });
    expect(refund).toMatchObject({ amount: 99_999, currency: 'gbp', status: 'succeeded' });
    expect(await settle(refund.id, 'failed')).toEqual({
      status: 200,
      body: { provider: 'stripe', id: refund.id, status: 'failed' },
    });
  });

  it('never goes over the limit when many are asked for at once', async () => {
    const payment_intent = await paid('pi_race');
    const asked = Array.from({ length: 8 }, () =>
      stripe.refunds.create({ payment_intent, amount: 400 }),
    );
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  // biome-ignore format: one mistake a row
  it.each([
    ['nothing to give back',  { amount: 1 },                                            'parameter_missing'],
    ['no amount at all',      { payment_intent: 'pi_x', amount: 0 },                    'parameter_invalid_integer'],
    ['half a cent',           { payment_intent: 'pi_x', amount: 0.5 },                  'parameter_invalid_integer'],
    ['an unheard reason',     { payment_intent: 'pi_x', reason: 'bored' },              'parameter_invalid_enum'],
    ['too long a claim',      { payment_intent: 'pi_x', metadata: { a: 'b'.repeat(501) } }, 'metadata_invalid'],
    ['a strange expansion',   { payment_intent: 'pi_x', expand: ['customer.name'] },    undefined],
  ])('is refused for %s', async (_case, params, code) => {
    const asked = stripe.refunds.create(params as Stripe.RefundCreateParams);
    expect(await refusal(asked)).toMatchObject({ status: 400, code, type: 'invalid_request_error' });
  });

  it('that nobody made is not there', async () => {
    const expected = { status: 404, code: 'resource_missing' };
    expect(await refusal(stripe.refunds.retrieve('re_nobody'))).toMatchObject(expected);
  });
});

describe('an idempotency key', () => {
  it('is answered as the first time, and refused for anything else', async () => {
    const asked = { payment_intent: await paid('pi_key'), amount: 100 };
    const first = await stripe.refunds.create(asked, idempotencyKey('one'));
    await next('fail:charge_disputed');
    const again = await stripe.refunds.create(asked, idempotencyKey('one'));
    expect(again).toEqual(first);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    const other = stripe.refunds.create({ ...asked, amount: 200 }, idempotencyKey('one'));
    expect(await refusal(other)).toMatchObject({ status: 400, type: 'idempotency_error' });
    expect(await refusal(stripe.refunds.create(asked))).toMatchObject({ code: 'charge_disputed' });
  });

  it('keeps a refusal, but not of a request that was wrong in itself', async () => {
    const payment_intent = await paid('pi_kept');
    await next('fail:api_error');
    const failed = () => stripe.refunds.create({ payment_intent }, idempotencyKey('kept'));
    expect(await refusal(failed())).toMatchObject({ status: 500, type: 'api_error' });
    expect(await refusal(failed())).toMatchObject({ status: 500 });

    const wrong = stripe.refunds.create({ payment_intent, amount: 0 }, idempotencyKey('wrong'));
    await refusal(wrong);
    await stripe.refunds.create({ payment_intent, amount: 1 }, idempotencyKey('wrong'));
  });

  it('is forgotten after a day', async () => {
    const asked = { payment_intent: await paid('pi_day'), amount: 100 };
    const first = await stripe.refunds.create(asked, idempotencyKey('day'));
    stack.clock.advance(24 * 60 * 60_000 - 1);
    expect((await stripe.refunds.create(asked, idempotencyKey('day'))).id).toBe(first.id);
    stack.clock.advance(1);
    expect((await stripe.refunds.create(asked, idempotencyKey('day'))).id).not.toBe(first.id);
    stack.clock.set(begin);
  });

  it('is in use by one call at a time', async () => {
    const keys = new IdempotencyKeys(() => begin);
    const never = () => Promise.reject(new Error('asked twice'));
    const done = { status: 200, body: {} };
    const first = keys.once('busy', {}, async () => {
      const second = await keys.once('busy', {}, never);
      expect(second).toMatchObject({ status: 409, code: 'idempotency_key_in_use' });
      return done;
    });
    expect(await first).toEqual(done);
    expect(await keys.once('busy', {}, never)).toMatchObject(done);
  });
});

describe('the next refund', () => {
  // biome-ignore format: one behaviour a row
  it.each([
    ['fail:charge_disputed',     400, 'invalid_request_error'],
    ['fail:balance_insufficient', 400, 'invalid_request_error'],
    ['fail:rate_limit',          429, 'invalid_request_error'],
    ['fail:lock_timeout',        409, 'invalid_request_error'],
    ['fail:api_error',           500, 'api_error'],
    ['fail:invalid_api_key',     401, 'invalid_request_error'],
  ])('is refused by %s with %i', async (behaviour, status, type) => {
    const payment_intent = await paid('pi_fails');
    await next(behaviour);
    await stripe.charges.list({ payment_intent });
    const code = behaviour.slice('fail:'.length);
    const refused = stripe.refunds.create({ payment_intent });
    expect(await refusal(refused)).toMatchObject({ status, code, type });
    expect((await stripe.refunds.list({ payment_intent })).data).toEqual([]);
  });

  it('waits, where it is to', async () => {
    await next('pending');
    const refund = await stripe.refunds.create({ payment_intent: await paid('pi_waits') });
    expect(refund).toMatchObject({ status: 'pending', balance_transaction: null });
  });

  it('does nothing and is not answered; asked again, it is made', async () => {
    const payment_intent = await paid('pi_timeout');
    await next('timeout');
    // Not by the library: it would ask again by itself.
    const asked = fetch(`${stack.providerUrls.stripe}/v1/refunds`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_local', 'idempotency-key': 'timeout' },
      body: new URLSearchParams({ payment_intent }),
    });
    await expect(asked).rejects.toThrow('fetch failed');
    expect(await lastCall()).toMatchObject({
      call: 'refunds.create',
      idempotencyKey: 'timeout',
      result: { outcome: 'no_reply' },
    });
    expect((await stripe.refunds.list({ payment_intent })).data).toEqual([]);
    const refund = await stripe.refunds.create({ payment_intent }, idempotencyKey('timeout'));
    expect(refund).toMatchObject({ amount: 1000, status: 'succeeded' });
  });

  it('is made and the answer lost; asked again, it is answered', async () => {
    const payment_intent = await paid('pi_lost');
    await next('reply_lost');
    const refund = await stripe.refunds.create({ payment_intent }, idempotencyKey('lost'));
    expect(refund.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await stripe.refunds.list({ payment_intent })).data).toHaveLength(1);
    expect(((await calls()) as unknown[]).slice(-3, -1)).toMatchObject([
      { result: { outcome: 'no_reply', id: refund.id }, idempotencyKey: 'lost' },
      { result: { outcome: 'ok', id: refund.id }, idempotencyKey: 'lost' },
    ]);
  });
});

describe('settling', () => {
  it.each([
    ['succeeded', 'refund.updated'],
    ['failed', 'refund.failed'],
    ['canceled', 'refund.updated'],
    ['requires_action', 'refund.updated'],
  ])('brings a refund to %s and tells the stack', async (outcome) => {
    const payment_intent = await paid(`pi_${outcome}`);
    await next('pending');
    const { id } = await stripe.refunds.create({
      payment_intent,
      metadata: { makegood_refund: 'rfd_2' },
    });
    expect(await settle(id, outcome)).toEqual({
      status: 200,
      body: { provider: 'stripe', id, status: outcome, delivered: { status: 200 } },
    });
    expect(await stripe.refunds.retrieve(id)).toMatchObject({
      status: outcome,
      metadata: { makegood_refund: 'rfd_2' },
    });
  });

  it('tells the product whose payment it is', async () => {
    const payment = 'pi_remixed';
    const purchase = { payment, amount: 500, currency: 'gbp', account: 'ben', pack: 'small' };
    await tell(intentSucceeded({ ...purchase, at: begin }), 'post-remixer');
    const refund = await stripe.refunds.create({ payment_intent: payment });
    expect(refund).toMatchObject({ amount: 500, currency: 'gbp' });
    expect(await settle(refund.id, 'failed')).toMatchObject({
      body: { delivered: { status: 200 } },
    });
    expect(await stripe.refunds.create({ payment_intent: payment })).toMatchObject({ amount: 500 });
  });

  it('tells all that is known of the refund', async () => {
    const told = { of: async () => undefined, having: async () => undefined };
    const made = new RefundsMade(told);
    const refund = { id: 're_1', paymentId: 'pi_1', amount: 941, currency: 'usd', reason: null };
    const metadata = { makegood_refund: 'rfd_3' };
    made.put({ ...refund, status: 'pending', metadata, at: begin });
    const settled = settleRefund(made, { told, now: () => begin, behave: () => 'ok' });
    const read = async (outcome: string) =>
      readStripeEvent((await settled('re_1', outcome))?.event);
    const [succeeded, failed] = [await read('succeeded'), await read('failed')];

    expect(succeeded).toMatchObject({
      type: 'refund.updated',
      occurredAt: begin,
      reading: {
        paymentId: 'pi_1',
        facts: [
          {
            id: 're_1',
            refund: {
              status: 'succeeded',
              amount: { amountMinor: 941, currency: 'USD' },
              ourRefundId: 'rfd_3',
            },
          },
        ],
      },
    });
    expect(failed).toMatchObject({
      type: 'refund.failed',
      reading: { facts: [{ refund: { status: 'failed' } }] },
    });
    expect(failed?.eventId).not.toBe(succeeded?.eventId);
  });

  it('knows nothing of a refund that nobody made or told', async () => {
    expect(await settle('re_nobody', 'failed')).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});

describe('a charge', () => {
  // biome-ignore format: one amount a row
  it.each([
    // amount fee
    [1000,    59],
    [   1,    30],
    [  17,    30],
    [  18,    31],
    [5000,   175],
    [ 500,    45],
  ])('of %i costs %i', async (amount, fee) => {
    const payment_intent = await paid(`pi_of_${amount}`, amount);
    const { data } = await stripe.charges.list({
      payment_intent,
      expand: ['data.balance_transaction'],
    });
    expect(data).toMatchObject([{ balance_transaction: { fee, net: amount - fee } }]);
  });

  it('shows an id where nobody asks for more', async () => {
    const payment_intent = await paid('pi_plain');
    const charge = await stripe.charges.retrieve('ch_plain');
    expect(charge).toMatchObject({ id: 'ch_plain', balance_transaction: 'txn_plain' });
    expect(await stripe.paymentIntents.retrieve(payment_intent)).toMatchObject({
      status: 'succeeded',
      amount_received: 1000,
      latest_charge: 'ch_plain',
      metadata: { makegood_account: 'ada', makegood_pack: 'starter' },
    });
    const intent = await stripe.paymentIntents.retrieve(payment_intent, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(intent).toMatchObject({ latest_charge: { balance_transaction: { fee: 59 } } });
  });

  it('is there once the payment was told', async () => {
    expect((await stripe.charges.list({ payment_intent: 'pi_nobody' })).data).toEqual([]);
    const expected = { code: 'resource_missing' };
    expect(await refusal(stripe.charges.retrieve('ch_nobody'))).toMatchObject(expected);
    expect(await stripe.paymentIntents.retrieve('pi_nobody')).toMatchObject({
      status: 'requires_payment_method',
      latest_charge: null,
    });
  });
});

const dispute = (id: string, payment_intent: string, status: string, at: Instant = begin) =>
  stripeEvent(
    'charge.dispute.created',
    {
      id,
      object: 'dispute',
      amount: 1000,
      currency: 'usd',
      payment_intent,
      reason: 'fraudulent',
      status,
      evidence_details: { due_by: Date.parse(at) / 1000 + 86_400 },
    },
    at,
  );

describe('a dispute', () => {
  it('keeps drafted evidence until it is sent', async () => {
    await tell(dispute('dp_1', await paid('pi_disputed'), 'needs_response'));
    expect(await stripe.disputes.retrieve('dp_1')).toMatchObject({
      status: 'needs_response',
      amount: 1000,
      reason: 'fraudulent',
      evidence_details: { has_evidence: false, submission_count: 0, past_due: false },
    });
    await stripe.disputes.update('dp_1', {
      evidence: { access_activity_log: '42' },
      submit: false,
    });
    expect(await lastCall()).toMatchObject({
      call: 'disputes.update',
      params: { id: 'dp_1', evidence: { access_activity_log: '42' }, submit: false },
    });
    const sent = await stripe.disputes.update('dp_1', { evidence: { receipt: 'file_1' } });
    expect(sent).toMatchObject({
      status: 'under_review',
      evidence: { access_activity_log: '42', receipt: 'file_1', customer_name: null },
      evidence_details: { has_evidence: true, submission_count: 1 },
    });
    expect(await stripe.disputes.retrieve('dp_1')).toMatchObject({ status: 'under_review' });
  });

  // biome-ignore format: one status a row
  it.each([
    'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response',
    'under_review', 'won', 'lost', 'prevented', 'appeal_needs_response', 'appeal_under_review',
  ])('that is %s says so', async (status) => {
    await tell(dispute(`dp_${status}`, await paid('pi_disputes'), status));
    expect(await stripe.disputes.retrieve(`dp_${status}`)).toMatchObject({ status });
  });

  it('that is closed takes no evidence', async () => {
    await tell(dispute('dp_closed', await paid('pi_closed'), 'lost'));
    const late = stripe.disputes.update('dp_closed', { evidence: { receipt: 'file_1' } });
    expect(await refusal(late)).toMatchObject({ status: 400, type: 'invalid_request_error' });
  });

  // biome-ignore format: one case a row
  it.each<[string, Record<string, string>]>([
    ['one text',            { access_activity_log: 'x'.repeat(20_001) }],
    ['all texts together',  Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`text_${n}`, 'x'.repeat(19_000)]))],
  ])('takes no evidence that is too long: %s', async (_case, evidence) => {
    await tell(dispute('dp_long', await paid('pi_long'), 'needs_response'));
    const long = stripe.disputes.update('dp_long', { evidence, submit: false });
    expect(await refusal(long)).toMatchObject({ status: 400, type: 'invalid_request_error' });
  });

  it('takes evidence once, and once more where an inquiry becomes a dispute', async () => {
    const payment = await paid('pi_once');
    await tell(dispute('dp_once', payment, 'warning_needs_response'));
    const send = () => stripe.disputes.update('dp_once', { evidence: { receipt: 'file_1' } });
    expect(await send()).toMatchObject({ status: 'warning_under_review' });
    expect(await refusal(send())).toMatchObject({ status: 400 });

    await tell(dispute('dp_once', payment, 'needs_response', toInstant('2026-03-03T09:00:00Z')));
    expect(await send()).toMatchObject({ status: 'under_review' });
    expect(await refusal(send())).toMatchObject({ status: 400 });
  });

  it('of any id is there', async () => {
    expect(await stripe.disputes.retrieve('dp_any')).toMatchObject({ status: 'needs_response' });
  });
});

describe('a checkout session', () => {
  it('has a page, and nobody has paid', async () => {
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        {
          price_data: { currency: 'usd', unit_amount: 1000, product_data: { name: 'starter' } },
          quantity: 2,
        },
      ],
      success_url: 'https://example.com/done',
      client_reference_id: 'ada',
      customer_email: 'ada@example.com',
      metadata: { makegood_account: 'ada' },
      payment_intent_data: { metadata: { makegood_account: 'ada' } },
    });
    expect(session).toMatchObject({
      id: expect.stringMatching(/^cs_/),
      amount_total: 2000,
      currency: 'usd',
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
      client_reference_id: 'ada',
      metadata: { makegood_account: 'ada' },
    });
    expect(session.url).toContain(stack.providerUrls.stripe);
    expect((await fetch(session.url ?? '')).status).toBe(200);
    const read = await stripe.checkout.sessions.retrieve(session.id);
    expect(read).toEqual({ ...session });
  });

  it('needs something to sell, and must have been created', async () => {
    const empty = stripe.checkout.sessions.create({
      mode: 'payment',
      success_url: 'https://example.com/done',
    });
    expect(await refusal(empty)).toMatchObject({ code: 'parameter_missing', param: 'line_items' });
    const unknown = stripe.checkout.sessions.retrieve('cs_nobody');
    expect(await refusal(unknown)).toMatchObject({ code: 'resource_missing' });
  });
});

it('wants a key, and knows no other call', async () => {
  const { stripe: url } = stack.providerUrls;
  expect((await fetch(`${url}/v1/refunds`)).status).toBe(401);
  expect(await refusal(stripe.customers.list())).toMatchObject({ status: 404 });
  expect(await lastCall()).toMatchObject({ call: 'GET /v1/customers' });
});
