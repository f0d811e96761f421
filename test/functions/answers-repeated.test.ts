import { describe, expect, it } from 'vitest';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, transactionEvent } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';
import { contractOf, givenCallable, givenCustomer } from './requests.ts';

describe('the status says what was done', () => {
  // biome-ignore format: one call a row
  it.each([
    // call                                  first  again
    ['POST /accounts',                        201,   200],
    ['POST /quotes',                          200,   200],
    ['POST /jobs',                            201,   200],
    ['POST /jobs/{jobId}/deliveries',         200,   200],
    ['POST /jobs/{jobId}/cancellation',       200,   409],
    ['POST /payments/{paymentId}/attachment', 200,   200],
    ['POST /status',                          200,   200],
    ['POST /accounts/{accountId}/adjustments', 201,  201],
    ['POST /accounts/{accountId}/closure',    200,   200],
    ['POST /checkouts',                       201,   201],
    ['POST /refund-quotes',                   200,   200],
    ['POST /refunds',                         202,   202],
    ['POST /refunds/{refundId}/decision',     200,   200],
  ])('%s: %s, and %s when it is repeated', async (name, ...statuses) => {
    const { world, request } = await givenCallable(contractOf(name));
    const answers = [await world.send(request), await world.send(request)];
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });
});

describe('what has not changed reads the same', () => {
  it('lots of one moment stand in one order, however the table hands them out', async () => {
    const { world, skena } = await givenCustomer();
    for (const payment of ['pi_2', 'pi_3', 'pi_4', 'pi_5']) {
      const bought = { account: 'ann', pack: 'starter', payment, at: world.now() };
      await skena.stripe(sessionCompleted(bought));
    }
    const first = await skena.account('ann');
    expect(first.lots.length).toBe(6);
    for (let reads = 0; reads < 20; reads += 1) expect(await skena.account('ann')).toEqual(first);
  });
});

describe('the refunds of an order stand in the order they were asked for', () => {
  it('however the table hands them out', async () => {
    const { skena } = await givenCustomer();
    const asked: string[] = [];
    const once = (key: string) => ({ 'idempotency-key': `${key}-${asked.length}` });
    while (asked.length < 5) {
      const unhappy = { accountId: 'ann', paidOn: '2026-03-02', ground: 'faulty' };
      const { refundQuoteId } = (await skena.post('/refund-quotes', unhappy)).body;
      const { refundId } = (await skena.post('/refunds', { refundQuoteId }, once('ask'))).body;
      const no = { decision: 'deny', reason: 'it plays well', by: 'sue' };
      await skena.support.post(`/refunds/${refundId}/decision`, no, once('deny'));
      asked.push(refundId);
    }
    for (let reads = 0; reads < 20; reads += 1) {
      const [order] = (await skena.get('/accounts/ann/orders')).body.items;
      expect(order.refunds).toEqual(asked);
    }
  });
});

describe('a purchase reads the same whoever was paid', () => {
  it.each([
    ['skena', 'stripe', 'pi_1', 'starter', 1000, 'USD'],
    ['post-remixer', 'stripe', 'pi_1', 'small', 500, 'GBP'],
    ['jimeng', 'paddle', 'txn_1', 'hundred', 990, 'USD'],
  ])('%s through %s', async (product, provider, payment, pack, amountMinor, currency) => {
    const world = await newWorld();
    const client = productClient(world, product);
    await client.open('ann');
    const at = world.now();
    const stripe = { account: 'ann', pack, payment, at, amount: amountMinor, currency };
    const priceId = 'pri_01jm0000000000000000000100';
    await (provider === 'stripe'
      ? client.stripe(sessionCompleted(stripe))
      : client.paddle(transactionEvent({ account: 'ann', priceId, payment, at })));
    const { items } = (await client.get('/accounts/ann/orders')).body;
    const paid = { amountMinor, currency };
    expect(items).toMatchObject([{ provider, paymentId: payment, pack, paid, paidAt: at }]);
  });
});
