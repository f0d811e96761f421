import type { Context as LambdaContext } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { build } from '../../functions/app/money/handler.ts';
import { startApi } from '../payments/api-server.ts';
import { httpEvent, type Sent } from '../support/http-event.ts';
import { soundAccount } from '../support/purchases.ts';
import type { Answered, World } from '../support/world.ts';
import { expectProblem } from './problems.ts';
import { contractOf, givenCallable, givenCustomer, goodRequest } from './requests.ts';
import { unchanged } from './table.ts';

type Request = Sent & { readonly headers: Record<string, string> };

const under = (request: Request, key: string): Request => ({
  ...request,
  headers: { ...request.headers, 'idempotency-key': key },
});

const manyKeys = (world: World, request: Request): Promise<Answered[]> =>
  Promise.all(Array.from({ length: 20 }, (_, index) => world.send(under(request, `key-${index}`))));

const asked = (world: World, call: string) =>
  world.payments.calls.received.filter((one) => one.call === call);

describe('what is done once is done once, whatever key it comes under', () => {
  it('a quote confirmed under twenty keys at once is one refund, paid once', async () => {
    const { world, skena, request } = await givenCallable(contractOf('POST /refunds'));
    const answers = await manyKeys(world, request);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const ids = new Set(answers.map(({ body }) => body.refundId));
    expect(ids.size).toBe(1);

    const [refundId] = ids;
    expect((await skena.get(`/refunds/${refundId}`)).body).toMatchObject({ state: 'succeeded' });
    const calls = asked(world, 'refunds.create');
    expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(new Set(calls.map(({ result }) => result.id)).size).toBe(1);
    const { entries, lots } = await soundAccount(skena, 'ann');
    expect(entries.filter(({ kind, credits }) => kind === 'refund' && credits < 0).length).toBe(1);
    expect(lots.find(({ kind }) => kind === 'purchase')).toMatchObject({ refunded: 100 });
  });

  it('a refund confirmed again tomorrow, its quote long expired, is the refund it became', async () => {
    const { world, request } = await givenCallable(contractOf('POST /refunds'));
    const first = await world.send(under(request, 'one'));
    world.advance({ days: 1 });
    const again = await world.send(under(request, 'another'));
    expect(again.body).toMatchObject({ refundId: first.body.refundId, state: 'succeeded' });
    expect(asked(world, 'refunds.create').length).toBe(1);
  });

  it('of two who decide at once one has decided, and the other is told', async () => {
    const { world, skena, request } = await givenCallable(
      contractOf('POST /refunds/{refundId}/decision'),
    );
    const decisions = ['approve', 'deny'].map((decision) => ({
      ...under(request, decision),
      body: JSON.stringify({ decision, reason: 'looked at it', by: 'sue' }),
    }));
    const answers = await Promise.all(decisions.map((one) => world.send(one)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('refund_decided');
    const { refundId } = answers.find(({ status }) => status === 200)?.body ?? {};
    const isPaid = (await skena.get(`/refunds/${refundId}`)).body.state === 'succeeded';
    expect(asked(world, 'refunds.create').length).toBe(isPaid ? 1 : 0);
    await soundAccount(skena, 'ann');
  });

  it('an account is closed once', async () => {
    const { world, skena, request } = await givenCallable(
      contractOf('POST /accounts/{accountId}/closure'),
    );
    const answers = await manyKeys(world, request);
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const again = await unchanged(world, () => world.send(under(request, 'later')));
    expectProblem(again, 409, 'account_closed');
    expect((await soundAccount(skena, 'ann')).balance).toMatchObject({ available: 0 });
  });

  it('but a gift under another key is another gift', async () => {
    const { world, skena } = await givenCustomer();
    const request = goodRequest(contractOf('POST /accounts/{accountId}/adjustments'));
    const answers = await manyKeys(world, request);
    expect(new Set(answers.map(({ body }) => body.entryId)).size).toBe(20);
    expect((await soundAccount(skena, 'ann')).balance.available).toBe(112 + 20 * 5);
  });
});

describe('a page to pay at that the provider did not open', () => {
  const lambda = { getRemainingTimeInMillis: () => 30_000 } as LambdaContext;

  it('is 503 busy, and the same request under the same key opens it once it does', async () => {
    const session = { id: 'cs_1', object: 'checkout.session', url: 'https://pay.example/cs_1' };
    const stripe = await startApi(() => ({ json: session }));
    const failed = { status: 500, json: { error: { type: 'api_error', message: 'down' } } };
    stripe.fail('POST /v1/checkout/sessions', failed, 2);
    const { world } = await givenCustomer();
    const { config } = world.runtime;
    const handler = build({
      ...world.runtime,
      config: { ...config, providerUrls: { stripe: stripe.url, paddle: stripe.url } },
    });
    const contract = contractOf('POST /checkouts');
    const send = async () => {
      const { event } = httpEvent(goodRequest(contract), [{ path: contract.path, handler }]);
      const { statusCode, headers, body = '' } = await handler(event, lambda);
      return { status: statusCode ?? 0, headers: headers as never, body: JSON.parse(body) };
    };
    const first = await unchanged(world, send);
    expectProblem(first, 503, 'busy');
    expect(first.headers['retry-after']).toMatch(/^[1-9]\d*$/);

    const second = await send();
    expect([second.status, second.body.url]).toEqual([201, 'https://pay.example/cs_1']);
    expect((await send()).body).toEqual(second.body);
    await stripe.stop();
  });
});
