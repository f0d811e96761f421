import { isTwin } from '../decide/duplicate.ts';
import { namedBy, paidFor } from '../decide/payment-reading.ts';
import { bought } from '../decide/purchase.ts';
import { canonical } from '../domain/canonical.ts';
import { type OrderId, orderIdOf } from '../domain/ids.ts';
import { later } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import { loadCheckout } from '../store/checkout-item.ts';
import { listOrdersBetween } from '../store/list.ts';
import { allOrders } from './circumstances.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';

/**
 * Where a payment's purchase goes.
 *
 * @property checkoutId the checkout of ours it was paid at, where it was
 * @property isFirst whether it becomes the very purchase that the checkout was opened for
 * @property twins purchases of the account that look like this one, paid again (JM-05)
 */
export type PurchasePlace = {
  readonly orderId: OrderId;
  readonly checkoutId?: OrderId;
  readonly isFirst: boolean;
  readonly twins: readonly Order[];
};

const isOrderId = (text: string): text is OrderId => /^ord_[a-z0-9]{1,64}$/.test(text);

/** What the payment says of a checkout is a claim: a browser may have written it. */
async function checkoutOf({ product, store }: Context, payment: Payment, held: Held) {
  const named = namedBy(payment).orderId;
  if (!named || !isOrderId(named)) return undefined;
  const checkout = await loadCheckout(store, product.product, named);
  return checkout?.accountId === held.account.accountId ? checkout : undefined;
}

async function nearTwins(
  { product, store }: Context,
  payment: Payment,
  { account }: Held,
): Promise<Order[]> {
  const paid = paidFor(payment);
  const purchase = bought(payment, product);
  if (!paid || !purchase) return [];
  const { duplicate } = product.policy;
  const from = later(paid.at, { minutes: -duplicate.minutes });
  const to = later(paid.at, { minutes: duplicate.minutes });
  // The account's lots tell for nothing whether there can be one: the same pack, the same credits.
  const isLike = ({ credits, since }: Lot) =>
    credits === purchase.credits && since >= from && since <= to;
  if (!account.lots.some(isLike)) return [];
  const orders = await listOrdersBetween(store, product.product, account.accountId, { from, to });
  const orderId = payment.granted ? orderIdOf(payment.granted.lotId) : ('' as OrderId);
  const order = { orderId, pack: purchase.pack, paid: paid.amount };
  return orders.filter((other) => isTwin({ ...order, paidAt: paid.at }, other, duplicate));
}

/**
 * The name a purchase gets, and which others look like it. The name was given out when its checkout
 * was opened, where there was one; a second payment at the same checkout gets a name of its own.
 */
export async function placeFor(
  context: Context,
  payment: Payment,
  held: Held | undefined,
): Promise<PurchasePlace> {
  const { mint, product } = context;
  const orderId = mint.orderId(product.product, payment.paymentId);
  const nothing = { orderId, isFirst: false, twins: [] };
  const paid = paidFor(payment);
  const { granted } = payment;
  if (!held || !paid || (granted && canonical(granted.paid) === canonical(paid))) return nothing;

  const near = await nearTwins(context, payment, held);
  // A time of purchase that turns out to be another may be near to others than the one before.
  if (granted) return { orderId: orderIdOf(granted.lotId), isFirst: false, twins: near };
  const checkout = await checkoutOf(context, payment, held);
  if (!checkout) return { orderId, isFirst: false, twins: near };
  const { orderId: checkoutId, paidBy } = checkout;
  if (!paidBy) return { orderId: checkoutId, checkoutId, isFirst: true, twins: near };

  const known = new Set(near.map((order) => order.orderId));
  const orders = await allOrders(context, held.account.accountId);
  const paidTwice = orders.filter(
    (one) => one.checkoutId === checkoutId && !known.has(one.orderId),
  );
  return { orderId, checkoutId, isFirst: false, twins: [...near, ...paidTwice] };
}
