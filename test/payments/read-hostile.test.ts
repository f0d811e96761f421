import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaymentFact } from '../../shared/domain/payment.ts';
import type { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { readPaddleEvent } from '../../shared/payments/paddle/read-event.ts';
import { readStripeEvent } from '../../shared/payments/stripe/read-event.ts';
import { changedJson } from './changed-json.ts';
import * as paddle from './paddle-objects.ts';
import * as stripe from './stripe-objects.ts';

const stripeEvents = [
  stripe.event('checkout.session.completed', stripe.session),
  stripe.event('checkout.session.expired', stripe.session),
  stripe.event('payment_intent.succeeded', stripe.intent),
  stripe.event('refund.updated', stripe.refund),
  stripe.event('charge.dispute.updated', stripe.dispute),
  stripe.event('radar.early_fraud_warning.created', stripe.warning),
];
const paddleEvents = [
  paddle.event('transaction.completed', paddle.transaction),
  paddle.event('adjustment.created', paddle.adjustment),
];

const anId = /^[A-Za-z0-9_-]{1,255}$/;
const anInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const aWord = /^[a-z]+(_[a-z]+)*$/;

function amountOf(fact: PaymentFact) {
  switch (fact.fact) {
    case 'paid':
      return fact.paid.amount;
    case 'refund':
      return fact.refund.amount;
    case 'dispute':
      return fact.dispute.amount;
    case 'adjustment':
      return fact.adjustment.amount;
    default:
      return { amountMinor: 0, currency: 'XXX' };
  }
}

/** Nothing of an event gets past its reading that a ledger could not hold. */
function expectKeepable({ eventId, occurredAt, reading }: ProviderEvent) {
  expect(eventId).toMatch(anId);
  expect(occurredAt).toMatch(anInstant);
  if ('why' in reading) expect(reading.why).toMatch(aWord);
  if ('paymentId' in reading) expect(reading.paymentId).toMatch(anId);
  if ('chargeId' in reading) expect(reading.chargeId).toMatch(anId);
  for (const fact of 'facts' in reading ? reading.facts : []) {
    const { amountMinor, currency } = amountOf(fact);
    expect(amountMinor).toBeGreaterThanOrEqual(0);
    expect(amountMinor).toSatisfy(Number.isSafeInteger);
    expect(currency).toMatch(/^[A-Z]{3}$/);
  }
}

// biome-ignore format: one provider a row
describe.each([
  ['Stripe', readStripeEvent, stripeEvents],
  ['Paddle', readPaddleEvent, paddleEvents],
])('whatever %s sends, nothing throws', (_provider, read, events) => {
  it('any JSON is no event', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(read(json)).toBeUndefined();
      }),
    );
  });

  it('an event changed into anything is read, ignored or parked', () => {
    fc.assert(
      fc.property(changedJson(events), (json) => {
        const event = read(json);
        if (event) expectKeepable(event);
      }),
      { numRuns: 5000 },
    );
  });
});
