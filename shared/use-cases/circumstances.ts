import { twinOf } from '../decide/duplicate.ts';
import type { RefundClaim } from '../decide/refund-claim.ts';
import type { AccountId } from '../domain/ids.ts';
import { pendingFrom } from '../domain/job.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Ground } from '../domain/refund.ts';
import { listOrders } from '../store/list.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';
import { wasDownSince } from './outages.ts';
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

/** What a claim is judged by that lies outside of its own purchase. */
export type Circumstances = Pick<RefundClaim, 'twin' | 'outage'>;

/** Money of it has gone back, or may: it is not the one of two that is kept. */
const isGoing = ({ claims, frozenBy }: Lot) =>
  claims.refunded > 0 || claims.clawedBack > 0 || frozenBy.length > 0;

/**
 * How near an earlier payment for the same thing is (JM-05). One of them has to be kept, or a person
 * looks at what is left.
 */
async function earlierTwin(context: Context, accountId: AccountId, order: Order) {
  const { duplicate } = context.product.policy;
  const [orders, { lots }] = await Promise.all([
    allOrders(context, accountId),
    readAccount(context, accountId),
  ]);
  const going = new Set(lots.filter(({ lot }) => isGoing(lot)).map(({ lot }) => lot.lotId));
  const kept = orders.filter(({ lotId }) => !going.has(lotId));
  const twin = twinOf(order, orders, duplicate);
  return twin && !twinOf(order, kept, duplicate) ? 'far' : twin;
}

/** Looks only for what the ground is decided by. */
export async function circumstancesOf(
  context: Context,
  accountId: AccountId,
  order: Order,
  ground: Ground,
): Promise<Circumstances> {
  const { policy } = context.product;
  const rule = policy.cash[ground];
  const twin =
    rule.decides === 'duplicate' ? await earlierTwin(context, accountId, order) : undefined;
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
