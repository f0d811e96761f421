import * as z from 'zod/mini';
import type { Naming } from '../../domain/payment.ts';
import {
  amountMinor,
  currency,
  ignored,
  notUnderstood,
  parked,
  paymentId,
  type Reading,
} from '../reading.ts';
import { type ReadObject, status } from './fields.ts';
import { namesIn, paidReading, purchaseMetadata } from './purchase.ts';

const PaymentIntent = z.looseObject({
  id: paymentId,
  status,
  amount_received: z.nullish(amountMinor),
  currency: z.nullish(currency),
  metadata: purchaseMetadata,
});

const source = 'payment_intent';

const namesAnything = ({ items, ...named }: Naming) =>
  items.length > 0 || Object.keys(named).length > 0;

/**
 * A PaymentIntent of any of its events, by its own status: one attempt that failed is not the end
 * of it, and the same one may succeed yet.
 */
export const readPaymentIntent: ReadObject = (object, { at }): Reading => {
  const read = PaymentIntent.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.id);
  const { id, amount_received, currency: paidIn, metadata } = read.data;
  const names = namesIn(metadata);

  switch (read.data.status) {
    case 'succeeded':
      return paidReading({ paymentId: id, source, names }, amount_received, paidIn, at);
    case 'canceled':
      return { read: 'facts', paymentId: id, facts: [{ fact: 'unpaid', at, why: 'canceled' }] };
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action':
    case 'requires_capture':
    case 'processing':
      return namesAnything(names)
        ? { read: 'facts', paymentId: id, facts: [{ fact: 'named', source, names }] }
        : ignored('not_paid_yet');
    default:
      return parked('unknown_status', id);
  }
};
