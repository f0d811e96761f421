import type { OpenedCheckout } from '../domain/checkout.ts';
import type { OrderId, PaymentId } from '../domain/ids.ts';
import type { GuardedItem } from './guarded-item.ts';
import { checkoutKey } from './keys.ts';
import { get } from './load.ts';
import type { Store } from './store.ts';

export const putCheckout = (
  product: string,
  { orderId, accountId, pack }: OpenedCheckout,
): GuardedItem => ({
  guard: 'checkout_new',
  put: {
    Item: { ...checkoutKey(product, orderId), accountId, pack },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** One payment becomes the purchase that the checkout was opened for; another gets a name of its own. */
export const payCheckout = (
  product: string,
  orderId: OrderId,
  paymentId: PaymentId,
): GuardedItem => ({
  guard: 'checkout_unpaid',
  update: {
    Key: checkoutKey(product, orderId),
    UpdateExpression: 'SET paidBy = :payment',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(paidBy)',
    ExpressionAttributeValues: { ':payment': paymentId },
  },
});

export async function loadCheckout(
  store: Store,
  product: string,
  orderId: OrderId,
): Promise<OpenedCheckout | undefined> {
  const stored = await get<Omit<OpenedCheckout, 'orderId'>>(
    store,
    checkoutKey(product, orderId),
    'current',
  );
  if (!stored) return undefined;
  const { accountId, pack, paidBy } = stored;
  return { orderId, accountId, pack, ...(paidBy && { paidBy }) };
}
