import { twinOf } from '../decide/duplicate.ts';
import type { Circumstances, RefundClaim } from '../decide/refund-claim.ts';
import type { AccountId } from '../domain/ids.ts';
import { pendingFrom } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Ground } from '../domain/refund.ts';
import { listOrders } from '../store/list.ts';
import { loadPayment } from '../store/load.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';
import { downAfter } from './outages.ts';
import { readAccount } from './read-account.ts';

/** Every purchase of an account, newest first. */
export async function allOrders(
  { product, store }: Context,
  accountId: AccountId,
): Promise<Order[]> {
  const orders: Order[] = [];
  let after: string | undefined;
  do {
    const asked = { limit: 100, ...(after && { after }) };
    const page = await listOrders(store, product.product, accountId, asked);
    orders.push(...page.items);
    after = page.next;
  } while (after);
  return orders;
}

/** Nothing outside of the purchase itself is looked at. */
export const noCircumstances: Circumstances = { downMilliseconds: {} };

/** Money of it has gone back, or may: it is not the one of two that is kept. */
const isGoing = ({ claims, frozenBy }: Lot) =>
  claims.refunded > 0 || claims.clawedBack > 0 || frozenBy.length > 0;

/**
 * The nearest earlier payment for the same thing (JM-05). One of them has to be kept, or a person looks
 * at what is left.
 */
async function earlierTwin(context: Context, { accountId, orderId }: Purchase) {
  const [orders, { lots }] = await Promise.all([
    allOrders(context, accountId),
    readAccount(context, accountId),
  ]);
  const order = orders.find((one) => one.orderId === orderId);
  if (!order) throw new Error(`account ${accountId} has no order ${orderId}`);
  const going = new Set(lots.filter(({ lot }) => isGoing(lot)).map(({ lot }) => lot.lotId));
  return twinOf(order, orders, ({ lotId }) => !going.has(lotId));
}

/** A purchase as a claim names it. */
type Purchase = Pick<Order, 'orderId' | 'paymentId'> & { readonly accountId: AccountId };

/** When it was paid, as its payment knows it now. */
async function paidAtOf({ product, store }: Context, { paymentId, orderId }: Purchase) {
  const payment = await loadPayment(store, product.product, product.provider, paymentId);
  if (!payment.granted) throw new Error(`order ${orderId} was granted by no payment`);
  return payment.granted.paid.at;
}

/** Looks only for what the ground is decided by, in any version that the purchase may be judged by. */
export async function circumstancesOf(
  context: Context,
  purchase: Purchase,
  ground: Ground,
): Promise<Circumstances> {
  const decides = context.product.policies.map(({ cash }) => cash[ground].decides);
  const twin = decides.includes('duplicate') ? await earlierTwin(context, purchase) : undefined;
  const downMilliseconds = decides.includes('outage')
    ? await downAfter(context, await paidAtOf(context, purchase))
    : {};
  return { downMilliseconds, ...(twin && { twin }) };
}

/**
 * The claim as the account stands now.
 *
 * @returns undefined for a payment that has bought nothing
 */
export function claimOn(
  payment: Payment,
  held: Pick<Held, 'account' | 'running'>,
  ground: Ground,
  circumstances: Circumstances,
): RefundClaim | undefined {
  const { granted } = payment;
  const lot = held.account.lots.find(({ lotId }) => lotId === granted?.lotId);
  if (!granted || !lot) return undefined;
  const pending = pendingFrom(held.running, lot.lotId);
  return { lot, pending, payment, paid: granted.paid, ground, ...circumstances };
}
