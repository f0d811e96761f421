import { canonical } from '../domain/canonical.ts';
import type { Twin } from '../domain/claim-facts.ts';
import { toMilliseconds } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import type { DuplicatePolicy } from '../policy/cash.ts';

type Bought = Pick<Order, 'orderId' | 'pack' | 'paid' | 'paidAt' | 'checkoutId'>;

const place = ({ paidAt, orderId }: Bought) => `${paidAt} ${orderId}`;

const isSame = (a: Bought, b: Bought): boolean =>
  a.pack === b.pack && canonical(a.paid) === canonical(b.paid);

const isOneCheckout = (a: Bought, b: Bought): boolean =>
  a.checkoutId !== undefined && a.checkoutId === b.checkoutId;

const isNear = (a: Bought, b: Bought, { minutes }: DuplicatePolicy): boolean =>
  Math.abs(toMilliseconds(a.paidAt) - toMilliseconds(b.paidAt)) <= minutes * 60_000;

/** Whether two payments of one account look like one payment made twice by mistake (JM-05). */
export const isTwin = (a: Bought, b: Bought, policy: DuplicatePolicy): boolean =>
  a.orderId !== b.orderId && (isOneCheckout(a, b) || (isSame(a, b) && isNear(a, b, policy)));

/** Whether `a` is the later of two payments, the one that goes back. */
export const isLater = (a: Bought, b: Bought): boolean => place(a) > place(b);

const apart = (order: Bought, other: Bought): number =>
  isOneCheckout(order, other) ? 0 : toMilliseconds(order.paidAt) - toMilliseconds(other.paidAt);

/** The nearest earlier payment for the same thing, where there is one. */
export function twinOf<Order extends Bought>(
  order: Order,
  others: readonly Order[],
  isKept: (other: Order) => boolean,
): Twin | undefined {
  const earlier = others.filter(
    (other) =>
      other.orderId !== order.orderId &&
      isLater(order, other) &&
      (isOneCheckout(order, other) || isSame(order, other)),
  );
  if (earlier.length === 0) return undefined;
  const [nearest] = earlier
    .filter(isKept)
    .map((other) => apart(order, other))
    .toSorted((a, b) => a - b);
  return nearest === undefined ? {} : { apartMilliseconds: nearest };
}

/** Near enough to be a mistake, and one of both is kept (JM-05). */
export const isNearTwin = ({ apartMilliseconds }: Twin, { minutes }: DuplicatePolicy): boolean =>
  apartMilliseconds !== undefined && apartMilliseconds <= minutes * 60_000;
