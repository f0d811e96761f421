import type { Calendar } from '../domain/calendar.ts';
import { dayOf } from '../domain/calendar.ts';
import type { OrderId } from '../domain/ids.ts';
import { toInstant, toMilliseconds } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';

/**
 * How a customer names a purchase: by its id, or by the day it was paid and how much it was.
 *
 * @property paidOn `YYYY-MM-DD` in the calendar's zone
 */
export type OrderNaming = {
  readonly orderId?: OrderId | undefined;
  readonly paidOn?: string | undefined;
  readonly amountMinor?: number | undefined;
};

const dayMilliseconds = 86_400_000;

/** A customer's own zone, or their bank, may see another day than ours: one to either side will do. */
const isNear = (calendar: Calendar, { paidAt }: Order, day: string): boolean => {
  const midnight = (text: string) => toMilliseconds(toInstant(`${text}T00:00:00.000Z`));
  const apart = midnight(dayOf(calendar, paidAt)) - midnight(day);
  return Math.abs(apart) <= dayMilliseconds;
};

/** A statement may show the price with tax or without: a quarter more or less will do. */
const isAbout = ({ paid }: Order, amountMinor: number): boolean =>
  Math.abs(paid.amountMinor - amountMinor) * 4 <= paid.amountMinor;

/**
 * The purchases that may be meant, newest first (SK-12, JM-12). An amount that is found exactly means
 * those alone.
 */
export function ordersNamed(
  orders: readonly Order[],
  { orderId, paidOn, amountMinor }: OrderNaming,
  calendar: Calendar,
): Order[] {
  if (orderId) return orders.filter((order) => order.orderId === orderId);
  const onDay = orders.filter((order) => !paidOn || isNear(calendar, order, paidOn));
  if (amountMinor === undefined) return onDay;
  const exact = onDay.filter(({ paid }) => paid.amountMinor === amountMinor);
  return exact.length > 0 ? exact : onDay.filter((order) => isAbout(order, amountMinor));
}
