import * as z from 'zod/mini';
import { toInstant } from '../../domain/instant.ts';
import type { ProviderEvent } from '../../domain/provider-event.ts';
import { id, ignored } from '../reading.ts';
import { type ReadObject, unixSeconds } from './fields.ts';
import { readCheckoutSession } from './read-checkout-session.ts';
import { readDispute, readEarlyFraudWarning } from './read-dispute.ts';
import { readPaymentIntent } from './read-payment-intent.ts';
import { readRefund } from './read-refund.ts';

const Envelope = z.looseObject({
  id,
  type: z.string(),
  created: unixSeconds,
  livemode: z.optional(z.boolean()),
  api_version: z.catch(z.optional(z.string().check(z.maxLength(100))), undefined),
  data: z.looseObject({ object: z.looseObject({}) }),
});

const unknownType: ReadObject = () => ignored('unknown_type');

/** Refunds are counted one by one from their own events; these tell the same money again. */
const toldByRefundEvents: ReadObject = () => ignored('told_by_refund_events');

const informational: ReadObject = () => ignored('informational');

// biome-ignore format: one type a row
const readers = new Map<string, ReadObject>([
  ['checkout.session.completed',               readCheckoutSession],
  ['checkout.session.async_payment_succeeded', readCheckoutSession],
  ['checkout.session.async_payment_failed',    readCheckoutSession],
  ['checkout.session.expired',                 readCheckoutSession],
  ['payment_intent.created',                   readPaymentIntent],
  ['payment_intent.requires_action',           readPaymentIntent],
  ['payment_intent.processing',                readPaymentIntent],
  ['payment_intent.amount_capturable_updated', readPaymentIntent],
  ['payment_intent.partially_funded',          readPaymentIntent],
  ['payment_intent.payment_failed',            readPaymentIntent],
  ['payment_intent.succeeded',                 readPaymentIntent],
  ['payment_intent.canceled',                  readPaymentIntent],
  ['refund.created',                           readRefund],
  ['refund.updated',                           readRefund],
  ['refund.failed',                            readRefund],
  ['charge.refunded',                          toldByRefundEvents],
  ['charge.refund.updated',                    toldByRefundEvents],
  ['charge.dispute.created',                   readDispute],
  ['charge.dispute.updated',                   readDispute],
  ['charge.dispute.funds_withdrawn',           readDispute],
  ['charge.dispute.funds_reinstated',          readDispute],
  ['charge.dispute.closed',                    readDispute],
  ['radar.early_fraud_warning.created',        readEarlyFraudWarning],
  ['radar.early_fraud_warning.updated',        readEarlyFraudWarning],
  ['review.opened',                            informational],
  ['review.closed',                            informational],
]);

/**
 * What a Stripe event says, from its parsed JSON. The type only says which object to expect: an
 * event may be late, and what happened is what the object itself says. Never throws.
 *
 * @returns undefined when it is no event at all: a correctly signed body may still be `null`
 * @see https://docs.stripe.com/api/events/types
 */
export function readStripeEvent(body: unknown): ProviderEvent | undefined {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return undefined;
  const { id: eventId, type, created, data, livemode, api_version: apiVersion } = envelope.data;
  const occurredAt = toInstant(created * 1000);
  const read = readers.get(type) ?? unknownType;
  const reading = read(data.object, { type, at: occurredAt });
  return {
    provider: 'stripe',
    eventId,
    type,
    occurredAt,
    reading,
    ...(livemode !== undefined && { livemode }),
    ...(apiVersion && { apiVersion }),
  };
}
