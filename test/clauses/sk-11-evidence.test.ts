import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StripeServer, startStripe } from '../payments/stripe-server.ts';
import { refundEvent } from '../support/purchases.ts';
import { dollars, type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let stripe: StripeServer;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(() => stripe.stop());

let skena: SkenaMoney;
beforeEach(async () => {
  skena = await skenaMoney({ providers: false, stripeUrl: stripe.url });
  stripe.refunds.length = 0;
  await skena.buy('amina');
});

const keeps = (fee: unknown, currency = 'usd') => ({
  id: 'ch_1',
  status: 'succeeded',
  balance_transaction: { fee, currency },
});
const says = (...charges: object[]) => stripe.charges.splice(0, Infinity, ...(charges as never[]));

describe('SK-11: a fee needs evidence of what Stripe keeps; without it nothing is kept', () => {
  const declined = { ...keeps(59), status: 'failed' };

  // biome-ignore format: one case a row
  it.each([
    // what Stripe says of the payment                  charges                          fee
    ['it keeps 59 cents',                               [keeps(59)],                     59],
    ['it keeps nothing',                                [keeps(0)],                      0],
    ['it keeps more than the cap',                      [keeps(500)],                    60],
    ['it keeps something in another currency',          [keeps(80, 'sgd')],              0],
    ['it is not settled yet',                           [{ status: 'succeeded', balance_transaction: null }], 0],
    ['only the attempt that was declined cost it',      [declined],                      0],
    ['it cost that at the second attempt',              [declined, keeps(41)],           41],
    ['it knows no charge',                              [],                              0],
    ['a fee that is no number',                         [keeps('59')],                   0],
  ])('%s', async (_case, charges, fee) => {
    says(...charges);
    expect(await skena.desk.quote('amina', 'unused')).toMatchObject({
      outcome: 'automatic',
      gross: dollars(1000),
      fee: dollars(fee),
      net: dollars(1000 - fee),
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // Stripe
    ['does not know our key', { status: 401, json: { error: { type: 'invalid_request_error' } } }],
    ['is asked too much',     { status: 429, json: { error: { code: 'rate_limit' } } }],
    ['answers nonsense',      { text: '{"data": 7}' }],
    ['cuts the connection',   'cut' as const],
  ])('Stripe %s: it goes back without a fee, rather than not', async (_case, fault) => {
    says(keeps(59));
    stripe.fail('GET /v1/charges', fault);
    const quote = await skena.desk.quote('amina', 'unused');
    stripe.fail('GET /v1/charges', fault, 0);

    expect(quote).toMatchObject({ outcome: 'automatic', fee: dollars(0), net: dollars(1000) });
    const { body } = await skena.desk.confirm(quote.refundQuoteId);
    expect(await skena.desk.refund(body.refundId)).toMatchObject({ state: 'succeeded', fee: dollars(0) });
    expect(stripe.refunds).toMatchObject([{ amount: 1000 }]);
    await skena.sound('amina');
  });
});

describe('SK-11: what was shown is what is kept, whatever Stripe says since', () => {
  // biome-ignore format: one case a row
  it.each([
    // shown  later   kept
    [20,      59,     20],
    [59,      20,     59],
    [0,       59,     0],
  ])('%i shown, and Stripe would keep %i now: %i', async (shown, now, kept) => {
    const { desk, sound } = skena;
    says(keeps(shown));
    const { refundQuoteId } = await desk.quote('amina', 'unused');
    says(keeps(now));

    const { body } = await desk.confirm(refundQuoteId);

    const terms = { gross: dollars(1000), fee: dollars(kept), net: dollars(1000 - kept) };
    expect(body).toMatchObject(terms);
    expect(await desk.refund(body.refundId)).toMatchObject({ state: 'succeeded', ...terms });
    expect(stripe.refunds).toMatchObject([{ amount: 1000 - kept }]);
    expect((await sound('amina')).lots[1]).toMatchObject({ state: 'refunded', refunded: 100 });
  });

  it('of what is left after a part went back, that part of the fee, and 6 % of that', async () => {
    const { app, desk, world, sound } = skena;
    const part = { id: 're_elsewhere', status: 'succeeded', amount: 400 };
    await app.stripe(refundEvent('pi_amina_1', part, world.now()));
    says(keeps(59));

    const quote = await desk.quote('amina', 'unused');

    expect(quote).toMatchObject({ gross: dollars(600), fee: dollars(35), net: dollars(565) });
    expect(quote.creditsRetired).toBe(60);
    await desk.confirm(quote.refundQuoteId);
    expect(stripe.refunds).toMatchObject([{ amount: 565 }]);
    expect((await sound('amina')).lots[1]).toMatchObject({ state: 'refunded', refunded: 100 });
  });
});
