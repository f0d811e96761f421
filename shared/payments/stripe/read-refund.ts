import * as z from 'zod/mini';
import { toMoney } from '../../domain/money.ts';
import type { RefundFact, RefundFactStatus } from '../../domain/payment.ts';
import { amountMinor, currency, id, notUnderstood, parked, paymentId } from '../reading.ts';
import { attemptClaim, claim, type ReadObject, status } from './fields.ts';

const Refund = z.looseObject({
  id,
  status,
  amount: amountMinor,
  currency,
  payment_intent: z.nullish(paymentId),
  metadata: z.nullish(
    z.looseObject(
      { makegood_refund: claim, makegood_attempt: attemptClaim },
      'unreadable_metadata',
    ),
  ),
});

const statuses = new Map<string, RefundFactStatus>([
  ['pending', 'pending'],
  ['requires_action', 'pending'],
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/**
 * A refund of any of its events. One of an old charge names no PaymentIntent, so nothing here can
 * say which payment it gives back.
 */
export const readRefund: ReadObject = (object, { at }) => {
  const read = Refund.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.payment_intent);
  const { amount, currency: paidIn, payment_intent, metadata } = read.data;
  const known = statuses.get(read.data.status ?? '');
  const ourRefundId = metadata?.makegood_refund;
  const attempt = metadata?.makegood_attempt;
  if (!payment_intent) return parked('payment_not_named');
  if (!known) return parked('unknown_status', payment_intent);

  const refund: RefundFact = {
    status: known,
    amount: toMoney(amount, paidIn),
    at,
    ...(ourRefundId && { ourRefundId, ...(attempt && { attempt }) }),
  };
  const facts = [{ fact: 'refund', id: read.data.id, refund }] as const;
  return { read: 'facts', paymentId: payment_intent, facts };
};
