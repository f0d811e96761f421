import type { Difference } from '../domain/difference.ts';
import type { Order } from '../domain/order.ts';
import type { Folded, FoldedOrder } from './fold-ledger.ts';

function compareOrder({ orderId: where, credits, pack }: FoldedOrder, order: Order): Difference[] {
  const isOther = credits !== order.credits;
  const isOtherPack = pack !== order.pack;
  return [
    ...(isOther
      ? [{ what: 'order_credits', where, ledger: credits, account: order.credits } as const]
      : []),
    ...(isOtherPack
      ? [{ what: 'order_pack', where, ledger: pack, account: order.pack } as const]
      : []),
  ];
}

/**
 * Every purchase that granted has its order, with the credits and packs it granted, and every order has
 * granted (invariant 5).
 *
 * @param unreadable orders that exist and say nothing: they are not missing
 */
export function compareOrders(
  { orders: told }: Folded,
  orders: readonly Order[],
  unreadable: ReadonlySet<string>,
): Difference[] {
  const known = new Map(orders.map((order) => [order.orderId, order]));
  const granted = [...told.values()].flatMap((one): Difference[] => {
    const order = known.get(one.orderId);
    if (order) return compareOrder(one, order);
    if (unreadable.has(one.orderId)) return [];
    return [{ what: 'order_missing', where: one.orderId, ledger: one.credits }];
  });
  const others = orders.filter(({ orderId }) => !told.has(orderId));
  const notGranted = others.map(
    ({ orderId, credits }) => ({ what: 'not_granted', where: orderId, account: credits }) as const,
  );
  return [...granted, ...notGranted];
}
