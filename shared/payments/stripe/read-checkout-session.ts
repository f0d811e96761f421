import * as z from 'zod/mini';
import type { PaymentFact } from '../../domain/payment.ts';
import { amountMinor, currency, ignored, notUnderstood, parked, paymentId } from '../reading.ts';
import { type ReadObject, status } from './fields.ts';
import { namesIn, paidReading, purchaseMetadata } from './purchase.ts';

const CheckoutSession = z.looseObject({
  id: paymentId,
  mode: z.string('unreadable_mode'),
  payment_status: status,
  payment_intent: z.nullish(paymentId),
  amount_total: z.nullish(amountMinor),
  currency: z.nullish(currency),
  client_reference_id: z.nullish(z.string('unreadable_reference')),
  metadata: purchaseMetadata,
});

/** The events that end a session without a payment. */
const endings = new Map([
  ['checkout.session.async_payment_failed', 'payment_failed'],
  ['checkout.session.expired', 'expired'],
]);

/**
 * A session of any of its events. It says itself whether it was paid: `completed` also tells of
 * sessions whose bank transfer is still under way. One over nothing has no PaymentIntent and goes
 * by its own id; one that ended needed no payment only because there was none to make.
 */
export const readCheckoutSession: ReadObject = (object, { type, at }) => {
  const read = CheckoutSession.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.payment_intent ?? object.id);
  const session = read.data;
  const payment = session.payment_intent ?? session.id;
  const names = namesIn(session.metadata, session.client_reference_id);
  const source = 'checkout_session';
  const ending = endings.get(type);
  if (session.mode !== 'payment') return ignored('not_a_purchase');

  const named: PaymentFact = { fact: 'named', source, names };
  const unpaid: PaymentFact[] = ending ? [{ fact: 'unpaid', at, why: ending }] : [];
  const notPaid = { read: 'facts', paymentId: payment, facts: [...unpaid, named] } as const;
  const paid = () =>
    paidReading({ paymentId: payment, source, names }, session.amount_total, session.currency, at);

  switch (session.payment_status) {
    case 'paid':
      return paid();
    case 'no_payment_required':
      return ending ? notPaid : paid();
    case 'unpaid':
      return notPaid;
    default:
      return parked('unknown_status', payment);
  }
};
