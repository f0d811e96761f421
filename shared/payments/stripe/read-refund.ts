import * as z from 'zod/mini';
import { toMoney } from '../../domain/money.ts';
import type { RefundFact, RefundFactStatus } from '../../domain/payment.ts';
import { amountMinor, currency, id, notUnderstood, parked } from '../reading.ts';
import { attemptClaim, belonging, claim, factsAbout, type ReadObject, status } from './fields.ts';

const Refund = z.looseObject({
  id,
  status,
  amount: amountMinor,
  currency,
  ...belonging,
  failure_reason: z.catch(z.optional(z.string().check(z.regex(/^[a-z_]{1,100}$/))), undefined),
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

/** A refund of any of its events. */
export const readRefund: ReadObject = (object, { at }) => {
  const read = Refund.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.payment_intent);
  const { amount, currency: paidIn, metadata, failure_reason: failure } = read.data;
  const known = statuses.get(read.data.status ?? '');
  const ourRefundId = metadata?.makegood_refund;
  const attempt = metadata?.makegood_attempt;
  if (!known) return parked('unknown_status', object.payment_intent);

  const refund: RefundFact = {
    status: known,
    amount: toMoney(amount, paidIn),
    at,
    ...(failure && { failure }),
    ...(ourRefundId && { ourRefundId, ...(attempt && { attempt }) }),
  };
  return factsAbout(read.data, [{ fact: 'refund', id: read.data.id, refund }]);
};
