import * as z from 'zod/mini';
import { toMoney } from '../../domain/money.ts';
import type { AdjustmentAction, AdjustmentFact, AdjustmentStatus } from '../../domain/payment.ts';
import { currency, id, notUnderstood, parked, paymentId } from '../reading.ts';
import { movedMinor, type ReadObject } from './fields.ts';
import { markIn } from './refund-mark.ts';

const actions = [
  'refund',
  'credit',
  'credit_reverse',
  'chargeback',
  'chargeback_reverse',
  'chargeback_warning',
  'chargeback_warning_reverse',
] as const satisfies readonly AdjustmentAction[];

const statuses = [
  'pending_approval',
  'approved',
  'rejected',
  'reversed',
] as const satisfies readonly AdjustmentStatus[];

const totals = z.looseObject(
  { total: movedMinor, subtotal: movedMinor, currency_code: z.nullish(currency) },
  'unreadable_totals',
);

const Adjustment = z.looseObject({
  id,
  action: z.enum(actions, 'unknown_action'),
  status: z.enum(statuses, 'unknown_status'),
  transaction_id: z.nullish(paymentId),
  reason: z.nullish(z.string('unreadable_reason')),
  currency_code: z.nullish(currency),
  totals,
});

/**
 * Money that Paddle moved or was asked to move. A reversal is an adjustment of its own and names
 * the one it reverses nowhere; both name the transaction.
 */
export const readAdjustment: ReadObject = (object, { at }) => {
  const read = Adjustment.safeParse(object);
  if (!read.success) return notUnderstood(read.error, object.transaction_id);
  const { id: adjustmentId, action, status, transaction_id, reason } = read.data;
  const { total, subtotal, currency_code } = read.data.totals;
  const paidIn = currency_code ?? read.data.currency_code;
  if (!transaction_id) return parked('payment_not_named');
  if (!paidIn) return parked('unreadable_currency', transaction_id);

  const adjustment: AdjustmentFact = {
    action,
    status,
    amount: toMoney(total, paidIn),
    subtotalMinor: subtotal,
    at,
    ...(reason && { reason, ...markIn(reason) }),
  };
  const facts = [{ fact: 'adjustment', id: adjustmentId, adjustment }] as const;
  return { read: 'facts', paymentId: transaction_id, facts };
};
