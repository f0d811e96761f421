import * as z from 'zod/mini';
import type { Payment } from '../../../../shared/domain/payment.ts';
import { paidFor, type ToldPayments } from '../told-payments.ts';
import { done, id, type StripeCall, type StripeObject, unixSeconds } from './call.ts';
import { missing, parsedParams } from './errors.ts';
import { listOf, Paging } from './list.ts';
import { type RefundsMade, refundedAmount } from './refunds-made.ts';

/** A payment has one charge, and each is named by the other. */
export const chargeIdOf = (paymentId: string): string => `ch_${paymentId.replace(/^pi_/, '')}`;
export const paymentIdOf = (chargeId: string): string => `pi_${chargeId.replace(/^ch_/, '')}`;

const balanceIdOf = (paymentId: string): string => `txn_${paymentId.replace(/^pi_/, '')}`;

/** 2.9 % and 30 minor units, to the nearest whole one. Stripe keeps it when money is given back. */
const feeFor = (amount: number): number => Math.round((amount * 29) / 1000) + 30;

/** Nothing before the payment was told to be paid. */
export function chargeOf(
  payment: Payment | undefined,
  made: RefundsMade,
): StripeObject | undefined {
  const paid = paidFor(payment);
  if (!payment || !paid) return undefined;
  const { paymentId } = payment;
  const { amountMinor: amount, currency } = paid.amount;
  const refunded = refundedAmount(made.of(paymentId, payment));
  return {
    id: chargeIdOf(paymentId),
    object: 'charge',
    amount,
    amount_captured: amount,
    amount_refunded: refunded,
    balance_transaction: balanceIdOf(paymentId),
    captured: true,
    created: unixSeconds(paid.at),
    currency: currency.toLowerCase(),
    customer: null,
    disputed: Object.keys(payment.disputes).length > 0,
    livemode: false,
    metadata: {},
    paid: true,
    payment_intent: paymentId,
    payment_method: null,
    refunded: refunded >= amount,
    status: 'succeeded',
  };
}

export function balanceTransactionOf(payment: Payment | undefined): StripeObject | undefined {
  const paid = paidFor(payment);
  if (!payment || !paid) return undefined;
  const { amountMinor: amount, currency } = paid.amount;
  const fee = feeFor(amount);
  const details = { amount: fee, application: null, description: 'Stripe processing fees' };
  return {
    id: balanceIdOf(payment.paymentId),
    object: 'balance_transaction',
    amount,
    available_on: unixSeconds(paid.at),
    balance_type: 'payments',
    created: unixSeconds(paid.at),
    currency: currency.toLowerCase(),
    description: null,
    exchange_rate: null,
    fee,
    fee_details: [{ ...details, currency: currency.toLowerCase(), type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: 'charge',
    source: chargeIdOf(payment.paymentId),
    status: 'available',
    type: 'charge',
  };
}

const List = z.object({ ...Paging, payment_intent: z.optional(id) });

export function chargeCalls(told: ToldPayments, made: RefundsMade): readonly StripeCall[] {
  return [
    {
      call: 'charges.list',
      method: 'GET',
      path: /^\/v1\/charges$/,
      expandable: ['data.balance_transaction', 'data.payment_intent'],
      perform: async (params) => {
        const { payment_intent: paymentId = '', ...page } = parsedParams(List, params);
        const charge = chargeOf(await told.of(paymentId), made);
        return done(listOf('/v1/charges', charge ? [charge] : [], page));
      },
    },
    {
      call: 'charges.retrieve',
      method: 'GET',
      path: /^\/v1\/charges\/(?<id>[^/]+)$/,
      expandable: ['balance_transaction', 'payment_intent'],
      perform: async (params) => {
        const chargeId = String(params.id);
        const charge = chargeOf(await told.of(paymentIdOf(chargeId)), made);
        return done(charge ?? missing('charge', chargeId));
      },
    },
  ];
}
