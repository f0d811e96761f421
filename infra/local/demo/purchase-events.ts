import { stripeEvent } from './stripe-event.ts';

/** A purchase as the providers tell it, cut down to what their real events and we have in common. */
export type Purchase = {
  readonly payment: string;
  readonly account: string;
  readonly pack: string;
  readonly amount: number;
  readonly currency: string;
  readonly at: string;
};

const metadata = ({ account, pack }: Purchase) => ({
  makegood_account: account,
  makegood_pack: pack,
});

export const checkoutCompleted = (purchase: Purchase, id: string) =>
  stripeEvent(
    { id, type: 'checkout.session.completed', at: purchase.at },
    {
      id: purchase.payment.replace('pi_', 'cs_'),
      object: 'checkout.session',
      mode: 'payment',
      payment_status: 'paid',
      payment_intent: purchase.payment,
      amount_total: purchase.amount,
      currency: purchase.currency,
      client_reference_id: purchase.account,
      metadata: metadata(purchase),
    },
  );

export const paymentIntentSucceeded = (purchase: Purchase, id: string) =>
  stripeEvent(
    { id, type: 'payment_intent.succeeded', at: purchase.at },
    {
      id: purchase.payment,
      object: 'payment_intent',
      status: 'succeeded',
      amount: purchase.amount,
      amount_received: purchase.amount,
      currency: purchase.currency,
      metadata: metadata(purchase),
    },
  );

/** @param status `paid` comes first, `completed` once Paddle has done its own part */
export const transactionTold = (purchase: Purchase, status: 'paid' | 'completed', id: string) => ({
  event_id: id,
  event_type: `transaction.${status}`,
  occurred_at: purchase.at,
  notification_id: id.replace('evt_', 'ntf_'),
  data: {
    id: purchase.payment,
    status,
    currency_code: purchase.currency,
    custom_data: { makegood_account: purchase.account },
    items: [{ price: { id: purchase.pack }, quantity: 1 }],
    details: {
      totals: {
        subtotal: String(purchase.amount),
        tax: '0',
        grand_total: String(purchase.amount),
        currency_code: purchase.currency,
      },
    },
  },
});
