import { beforeEach, describe, expect, it } from 'vitest';
import type { Product } from '../../shared/policy/product.ts';
import { skena as shipped } from '../../shared/products/skena/product.ts';
import { browser, policyReader } from '../functions/policy-reader.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { sessionCompleted, soundAccount } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld, type World } from '../support/world.ts';

/** Skena as it is while it sells credits, and while it does not. */
const shop = { sells: false };
const alpha: Product = {
  ...shipped,
  get packs() {
    return shop.sells ? shipped.packs : [];
  },
};

let world: World;
let skena: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeEach(async () => {
  shop.sells = false;
  world = await newWorld({ products: [alpha], providers: true });
  skena = productClient(world, 'skena');
  desk = refundDesk(world, skena);
  await skena.open('ann');
});

const paying = (payment = 'pi_1') =>
  skena.stripe(sessionCompleted({ account: 'ann', pack: 'starter', payment, at: world.now() }));
const video = (jobId: string) =>
  skena.post('/jobs', { jobId, accountId: 'ann', action: 'video', variants: 1 });
const asking = (naming: object) =>
  skena.post('/refund-quotes', { accountId: 'ann', ground: 'unused', ...naming });

describe('SK-00: before credits are sold, failures give credits back, and there is no cash to ask for', () => {
  it('a render that fails costs nothing', async () => {
    await video('job-1');
    await skena.fail('job-1');
    expect(await skena.job('job-1')).toMatchObject({ tile: 'Refunded' });
    expect((await soundAccount(skena, 'ann')).balance).toMatchObject({ available: 15, pending: 0 });
  });

  // biome-ignore format: one case a row
  it.each([
    ['nothing was bought under any name',       { orderId: 'ord_1' },     404, 'order_not_found'],
    ['nor on any day',                          { paidOn: '2026-03-02' }, 404, 'order_not_found'],
    ['nor for any amount',                      { amountMinor: 1000 },    404, 'order_not_found'],
  ])('%s', async (_case, naming, status, code) => {
    expect(await asking(naming)).toMatchObject({ status, body: { code } });
  });

  it('the credits there are have no cash value, and no pack can be paid for', async () => {
    const { lots } = await soundAccount(skena, 'ann');
    expect(lots).toMatchObject([
      { kind: 'trial', refund: { eligible: false, code: 'no_cash_value', clause: 'SK-21' } },
    ]);
    const order = { accountId: 'ann', pack: 'starter', successUrl: 'https://skena.example/paid' };
    expect(await skena.post('/checkouts', order, { 'idempotency-key': 'k' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'pack' }] },
    });
  });

  it('the policy page says so', async () => {
    const { page, json } = policyReader({ products: [alpha] });
    const rule = (await json('skena')).clauses.find(({ id }) => id === 'SK-00');
    expect(rule?.text).toContain('there is no money to give back');
    const text = await page('skena', { accept: browser });
    expect(text).toContain('<article id="SK-00">');
    expect(text).toContain('No credits are sold at present.');
  });

  it('money that comes all the same is kept for a person, and is lost to nobody', async () => {
    await paying();
    expect((await skena.support.get('/work?kind=payment')).body.items).toMatchObject([
      { id: 'pi_1', accountId: 'ann' },
    ]);
    shop.sells = true;
    const attached = await skena.support.post(
      '/payments/pi_1/attachment',
      { accountId: 'ann', pack: 'starter' },
      { 'idempotency-key': 'k' },
    );
    expect(attached).toMatchObject({ status: 200 });
    expect(await desk.quote('ann', 'unused')).toMatchObject({ code: 'eligible', clause: 'SK-08' });
  });
});

describe('SK-00: once money was taken for credits, the rules about cash hold for it', () => {
  it.each([
    ['while they are sold', true],
    ['also if they are sold no more', false],
  ])('%s', async (_case, stillSold) => {
    shop.sells = true;
    await paying();
    shop.sells = stillSold;

    const [order] = await desk.orders('ann');
    expect(order.refund).toMatchObject({ eligible: true, code: 'eligible', clause: 'SK-08' });
    const { refundId } = await desk.ask('ann', 'unused');
    await world.tick();

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    expect(desk.sent('pi_1')).toMatchObject([{ call: 'refunds.create', params: { amount: 941 } }]);
    expect((await soundAccount(skena, 'ann')).balance).toMatchObject({ available: 15, frozen: 0 });
  });
});
