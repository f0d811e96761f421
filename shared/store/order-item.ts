import { toCredits } from '../domain/credits.ts';
import { lotIdOf, type OrderId, type PaymentId, unprefixed } from '../domain/ids.ts';
import { toInstant } from '../domain/instant.ts';
import { toMoney } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import type { Provider } from '../domain/payment.ts';
import { partsOf } from './keys.ts';

/** A purchase's own item, kept for good. Its time and id are its sort key's. */
export type StoredOrder = {
  readonly sk: string;
  readonly pack: string;
  readonly credits: number;
  readonly paidMinor: number;
  readonly currency: string;
  readonly provider: Provider;
  readonly payment: string;
  readonly checkout?: string;
};

export const toStoredOrder = (order: Order): Omit<StoredOrder, 'sk'> => ({
  pack: order.pack,
  credits: order.credits,
  paidMinor: order.paid.amountMinor,
  currency: order.paid.currency,
  provider: order.provider,
  payment: order.paymentId,
  ...(order.checkoutId && { checkout: unprefixed(order.checkoutId) }),
});

export function fromStoredOrder(stored: StoredOrder): Order {
  const [, paidAt = '', name = ''] = partsOf(stored.sk);
  const orderId = `ord_${unprefixed(name)}` as OrderId;
  return {
    orderId,
    lotId: lotIdOf(orderId),
    pack: stored.pack,
    credits: toCredits(stored.credits),
    paid: toMoney(stored.paidMinor, stored.currency),
    paidAt: toInstant(paidAt),
    provider: stored.provider,
    paymentId: stored.payment as PaymentId,
    ...(stored.checkout && { checkoutId: `ord_${stored.checkout}` as OrderId }),
  };
}
