import { type StripeObject, unixSeconds } from './call.ts';
import { chargeIdOf } from './charges.ts';
import type { MadeRefund } from './refunds-made.ts';

const balanceIdOf = (refundId: string): string => `txn_${refundId}`;

/** No money has moved before it is said to have. */
const hasMoved = ({ status }: MadeRefund): boolean => status === 'succeeded' || status === 'failed';

export const refundObject = (refund: MadeRefund): StripeObject => ({
  id: refund.id,
  object: 'refund',
  amount: refund.amount,
  balance_transaction: hasMoved(refund) ? balanceIdOf(refund.id) : null,
  charge: chargeIdOf(refund.paymentId),
  created: unixSeconds(refund.at),
  currency: refund.currency,
  customer: null,
  customer_account: null,
  destination_details: { card: { type: 'refund' }, type: 'card' },
  metadata: refund.metadata,
  payment_intent: refund.paymentId,
  payment_method: null,
  reason: refund.reason,
  receipt_number: null,
  source_transfer_reversal: null,
  status: refund.status,
  transfer_reversal: null,
  ...(refund.status === 'pending' && { pending_reason: 'processing' }),
  ...(refund.status === 'failed' && {
    failure_balance_transaction: `${balanceIdOf(refund.id)}_failed`,
    failure_reason: 'expired_or_canceled_card',
  }),
});

/** What the refund took from the balance: all of it, because the fee of the charge is kept. */
export const refundBalanceTransaction = (refund: MadeRefund): StripeObject => ({
  id: balanceIdOf(refund.id),
  object: 'balance_transaction',
  amount: -refund.amount,
  available_on: unixSeconds(refund.at),
  balance_type: 'payments',
  created: unixSeconds(refund.at),
  currency: refund.currency,
  description: null,
  exchange_rate: null,
  fee: 0,
  fee_details: [],
  net: -refund.amount,
  reporting_category: 'refund',
  source: refund.id,
  status: 'available',
  type: 'refund',
});
