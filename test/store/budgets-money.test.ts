import { beforeAll, describe, expect, it } from 'vitest';
import { newMeter, type Units } from '../support/measured.ts';
import { productClient } from '../support/product-client.ts';
import { smallPack, stripeCustomer } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

/** A purchase of Post Remixer's, for which a person decides: no provider is called meanwhile. */
async function newClaim() {
  const meter = newMeter();
  const world = await newWorld({ client: meter.client });
  const remixer = productClient(world, 'post-remixer');
  await stripeCustomer(remixer, smallPack('ann', world.now()));
  const { lots } = await remixer.account('ann');
  const asked = { accountId: 'ann', orderId: lots[0].orderId, ground: 'unused' };
  const quote = () => remixer.post('/refund-quotes', asked);
  return { meter, quote, remixer };
}

describe('what asking for money back costs in units', () => {
  let claim: Awaited<ReturnType<typeof newClaim>>;
  const costs: Record<string, Units> = {};

  beforeAll(async () => {
    claim = await newClaim();
    const { meter, quote, remixer } = claim;
    let refundQuoteId = '';
    costs.quote = await meter.during(async () => {
      refundQuoteId = (await quote()).body.refundQuoteId;
    });
    const key = { 'idempotency-key': 'first' };
    costs.request = await meter.during(() => remixer.post('/refunds', { refundQuoteId }, key));
  });

  it('a quote: it is stored, so that it binds', () => {
    expect(costs.quote).toEqual({ writes: 1, reads: 3 });
  });

  it('a request: account, payment with the refund, entry, answer and due index, and work for a person', () => {
    expect(costs.request).toEqual({ writes: 9 + 2, reads: 4 });
  });
});
