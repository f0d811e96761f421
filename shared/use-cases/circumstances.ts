import { twinOf } from '../decide/duplicate.ts';
import type { RefundClaim } from '../decide/refund-claim.ts';
import type { AccountId } from '../domain/ids.ts';
import { pendingFrom } from '../domain/job.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Ground } from '../domain/refund.ts';
import { listOrders } from '../store/list.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';
import { wasDownSince } from './outages.ts';

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

/** What a claim is judged by that lies outside of its own purchase. */
export type Circumstances = Pick<RefundClaim, 'twin' | 'outage'>;

/** Looks only for what the ground is decided by. */
export async function circumstancesOf(
  context: Context,
  order: Order,
  ground: Ground,
  orders: readonly Order[],
): Promise<Circumstances> {
  const { policy } = context.product;
  const rule = policy.cash[ground];
  const twin = rule.decides === 'duplicate' ? twinOf(order, orders, policy.duplicate) : undefined;
  const outage = rule.decides === 'outage' && (await wasDownSince(context, order.paidAt));
  return { outage, ...(twin && { twin }) };
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
