import type { PaymentId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { type Key, partsOf, paymentKey } from './keys.ts';
import { loadMany } from './load-many.ts';
import { fromStoredPayment, type StoredPayment } from './payment-item.ts';
import type { Store } from './store.ts';

const paymentIdOf = ({ pk }: Key) => (partsOf(pk)[2] ?? '') as PaymentId;

/** Payments by id, as many as exist, in no order. */
export async function loadPayments(
  store: Store,
  product: string,
  paymentIds: readonly PaymentId[],
): Promise<Payment[]> {
  const keys = paymentIds.map((paymentId) => paymentKey(product, paymentId));
  const items = await loadMany<StoredPayment>(store, keys, 'current');
  return items.map((item) => fromStoredPayment(product, paymentIdOf(item), item));
}
