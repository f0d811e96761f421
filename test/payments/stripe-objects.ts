import { toInstant } from '../../shared/domain/instant.ts';
import { readStripeEvent } from '../../shared/payments/stripe/read-event.ts';

export const created = 1_790_000_000;
export const at = toInstant(created * 1000);
export const paymentId = 'pi_1';
const metadata = {
  makegood_product: 'skena',
  makegood_account: 'acct-1',
  makegood_order: 'ord_1',
  makegood_pack: 'starter',
};
export const names = {
  product: 'skena',
  accountId: 'acct-1',
  orderId: 'ord_1',
  items: [{ key: 'starter', quantity: 1 }],
};
export const amount = { amountMinor: 1000, currency: 'USD' };

export const session = {
  id: 'cs_1',
  mode: 'payment',
  payment_status: 'paid',
  payment_intent: paymentId,
  amount_total: 1000,
  currency: 'usd',
  client_reference_id: 'acct-ref',
  metadata,
};
export const intent = {
  id: paymentId,
  status: 'succeeded',
  amount: 1200,
  amount_received: 1000,
  currency: 'usd',
  metadata,
};
export const refund = {
  id: 're_1',
  status: 'succeeded',
  amount: 400,
  currency: 'usd',
  charge: 'ch_1',
  payment_intent: paymentId,
  metadata: { makegood_refund: 'rfd_1' },
};
export const dispute = {
  id: 'dp_1',
  status: 'needs_response',
  amount: 1000,
  currency: 'usd',
  charge: 'ch_1',
  payment_intent: paymentId,
  reason: 'fraudulent',
  evidence_details: { due_by: created + 86_400 },
};
export const warning = {
  id: 'issfr_1',
  charge: 'ch_1',
  payment_intent: paymentId,
  fraud_type: 'misc',
};

export const event = (type: string, object: unknown) => ({
  id: 'evt_1',
  type,
  created,
  data: { object },
});

export const read = (type: string, object: unknown) =>
  readStripeEvent(event(type, object))?.reading;
