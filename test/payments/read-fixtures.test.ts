import { describe, expect, it } from 'vitest';
import { readPaddleEvent } from '../../shared/payments/paddle/read-event.ts';
import { readStripeEvent } from '../../shared/payments/stripe/read-event.ts';
import { fixture, fixturesIn, hasFixtures } from './fixtures.ts';
import { ignored, parked } from './readings.ts';

const its = it.skipIf(!hasFixtures);
const factsWith = (...facts: object[]) => ({
  read: 'facts',
  facts: facts.map((fact) => expect.objectContaining(fact)),
});
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

const warned = factsWith({
  fact: 'dispute',
  id: 'dp_1MLuxQJDPojXS6LNrukJCBBG',
  dispute: {
    status: 'warning',
    rank: 1,
    amount: usd(1000),
    at: '2021-04-29T12:58:31.000Z',
    reason: 'general',
    dueBy: '2023-01-21T23:59:59.000Z',
  },
});
const refunded = factsWith({
  fact: 'refund',
  id: 're_1Nispe2eZvKYlo2Cd31jOCgZ',
  refund: { status: 'succeeded', amount: usd(1000), at: expect.any(String) },
});
const bought = factsWith({
  fact: 'paid',
  source: 'checkout_session',
  names: { items: [] },
  paid: { at: '2021-04-29T11:57:10.000Z', amount: { amountMinor: 999, currency: 'EUR' } },
});

/** One object of a family stands under every type of it: only what it says of itself is true. */
// biome-ignore format: one family a row
const ofCharge = { read: 'of_charge', chargeId: expect.stringMatching(/^ch_/) };

const stripeReadings: readonly [RegExp, unknown][] = [
  [/^checkout\.session\./, bought],
  [/^payment_intent\./, ignored('not_paid_yet')],
  [/^refund\./, refunded],
  [/^charge\.dispute\./, warned],
  [/^charge\.refunded$/, ignored('told_by_refund_events')],
  [/^charge\.(captured|expired|failed|pending|succeeded|updated)$/, ignored('unknown_type')],
  [/^radar\./, ofCharge],
  [/^review\./, ignored('informational')],
];

describe('Stripe’s published events', () => {
  its('are there (needs the fixtures folder)', () => {
    expect(fixturesIn('stripe/events/')).toHaveLength(26);
  });

  its.each(fixturesIn('stripe/events/'))('%s', (name) => {
    const expected = stripeReadings.filter(([family]) => family.test(name));
    expect(expected).toHaveLength(1);
    const event = readStripeEvent(fixture(`stripe/events/${name}.json`));
    expect(event).toMatchObject({ provider: 'stripe', type: name, reading: expected[0]?.[1] });
  });
});

describe('Stripe’s published objects of today, in an event', () => {
  // biome-ignore format: one object a row
  its.each([
    ['checkout.session',           'checkout.session.completed',        factsWith({ fact: 'named' })],
    ['payment_intent',             'payment_intent.succeeded',          ignored('not_paid_yet')],
    ['refund',                     'refund.updated',                    ofCharge],
    ['dispute',                    'charge.dispute.created',            ofCharge],
    ['radar.early_fraud_warning',  'radar.early_fraud_warning.created', ofCharge],
    ['charge',                     'charge.refunded',                   ignored('told_by_refund_events')],
  ])('%s (needs the fixtures folder)', (name, type, then) => {
    const object = fixture(`stripe/objects/${name}.json`);
    const event = { id: 'evt_1', type, created: 1_790_000_000, data: { object } };
    expect(readStripeEvent(event)?.reading).toMatchObject(then);
  });

  its('no other object passes for one of these (needs the fixtures folder)', () => {
    const object = fixture('stripe/objects/balance_transaction.json');
    const event = { id: 'evt_1', type: 'refund.updated', created: 1_790_000_000, data: { object } };
    expect(readStripeEvent(event)?.reading).toEqual(parked('unknown_status'));
  });
});

const paid = (amountMinor: number, currency: string, subtotalMinor: number) =>
  factsWith({
    fact: 'paid',
    source: 'transaction',
    names: { items: expect.any(Array) },
    paid: { at: expect.any(String), amount: { amountMinor, currency }, subtotalMinor },
  });
const adjusted = (status: string) =>
  factsWith({
    fact: 'adjustment',
    adjustment: {
      action: 'refund',
      status,
      amount: usd(100),
      subtotalMinor: 92,
      at: expect.any(String),
      reason: 'error',
    },
  });
const later = ignored('not_paid_yet');
const unpaid = factsWith({ fact: 'unpaid', why: 'canceled' });

// biome-ignore format: one type a row
const paddleReadings: Readonly<Record<string, readonly [sdk: unknown, openapi: unknown]>> = {
  // type                           the SDK’s                    the API description’s
  'transaction.created':           [later,                       later],
  'transaction.ready':             [later,                       later],
  'transaction.billed':            [later,                       later],
  'transaction.updated':           [later,                       later],
  'transaction.past_due':          [later,                       later],
  'transaction.payment_failed':    [later,                       later],
  'transaction.revised':           [paid(65215, 'USD', 59900),   later],
  'transaction.paid':              [paid(89880, 'GBP', 74900),   paid(65215, 'USD', 59900)],
  'transaction.completed':         [paid(65215, 'USD', 59900),   paid(65215, 'USD', 59900)],
  'transaction.canceled':          [unpaid,                      unpaid],
  'adjustment.created':            [adjusted('pending_approval'), adjusted('pending_approval')],
  'adjustment.updated':            [adjusted('approved'),        adjusted('pending_approval')],
  'SIMULATED.adjustment.updated':  [ignored('simulated'),        undefined],
  'price.created':                 [ignored('unknown_type'),     undefined],
  'price.imported':                [ignored('unknown_type'),     undefined],
  'price.updated':                 [ignored('unknown_type'),     undefined],
};

describe.each([
  ['paddle/events/', 0, 16],
  ['paddle/openapi-examples/', 1, 12],
] as const)('Paddle’s published events in %s', (folder, column, count) => {
  its('are there (needs the fixtures folder)', () => {
    expect(fixturesIn(folder)).toHaveLength(count);
  });

  its.each(fixturesIn(folder))('%s', (name) => {
    const event = readPaddleEvent(fixture(`${folder}${name}.json`));
    expect(event).toMatchObject({ provider: 'paddle', reading: paddleReadings[name]?.[column] });
  });
});
