import type { Payment } from '../../../../shared/domain/payment.ts';
import { paidFor, type ToldPayments } from '../told-payments.ts';
import { done, type StripeCall, type StripeObject, unixSeconds } from './call.ts';
import { chargeIdOf } from './charges.ts';

/** One that nobody told of is there all the same, and not paid yet. */
export function paymentIntentOf(paymentId: string, payment: Payment | undefined): StripeObject {
  const paid = paidFor(payment);
  const amount = paid?.amount.amountMinor ?? 0;
  const names = Object.values(payment?.told ?? {}).find((source) => source.names.accountId)?.names;
  const pack = names?.items[0]?.key;
  return {
    id: paymentId,
    object: 'payment_intent',
    amount,
    amount_received: amount,
    canceled_at: null,
    created: paid ? unixSeconds(paid.at) : 0,
    currency: paid?.amount.currency.toLowerCase() ?? 'usd',
    customer: null,
    latest_charge: paid ? chargeIdOf(paymentId) : null,
    livemode: false,
    metadata: {
      ...(names?.accountId && { makegood_account: names.accountId }),
      ...(names?.orderId && { makegood_order: names.orderId }),
      ...(names?.product && { makegood_product: names.product }),
      ...(pack && { makegood_pack: pack }),
    },
    payment_method: null,
    status: paid ? 'succeeded' : 'requires_payment_method',
  };
}

export function paymentIntentCalls(told: ToldPayments): readonly StripeCall[] {
  return [
    {
      call: 'paymentIntents.retrieve',
      method: 'GET',
      path: /^\/v1\/payment_intents\/(?<id>[^/]+)$/,
      expandable: ['latest_charge', 'latest_charge.balance_transaction'],
      perform: async (params) => {
        const paymentId = String(params.id);
        return done(paymentIntentOf(paymentId, await told.of(paymentId)));
      },
    },
  ];
}
