import { canonical } from '../domain/canonical.ts';
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

/**
 * How near the nearest earlier payment for the same thing is: `near` enough to be a mistake, `far`
 * away, or none.
 */
export function twinOf(
  order: Bought,
  others: readonly Bought[],
  policy: DuplicatePolicy,
): 'near' | 'far' | undefined {
  const earlier = others.filter((other) => isLater(order, other));
  if (earlier.some((other) => isTwin(order, other, policy))) return 'near';
  return earlier.some((other) => isSame(order, other)) ? 'far' : undefined;
}
