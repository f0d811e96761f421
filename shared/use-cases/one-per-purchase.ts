import type { Refund } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';

/** @property refund what became of it, where it was confirmed */
export type Asked = { readonly quote: RefundQuote; readonly refund?: Refund };

/** A refused quote cannot be confirmed, so nobody left it: it is told apart from those that were. */
export type Became = 'confirmed' | 'refused' | 'unconfirmed';

export function becameOf({ quote, refund }: Asked): Became {
  if (refund) return 'confirmed';
  return quote.outcome === 'refused' ? 'refused' : 'unconfirmed';
}

/**
 * The quote by which each purchase is counted: the last that was confirmed, else the last. One that was
 * refused counts too, because a kinder draft might have paid it.
 *
 * @param all in the order in which they were asked
 */
export function onePerPurchase(all: readonly Asked[]): Asked[] {
  const byOrder = new Map(all.map((one) => [one.quote.orderId, one]));
  for (const one of all) if (one.refund) byOrder.set(one.quote.orderId, one);
  const counted = new Set(byOrder.values());
  return all.filter((one) => counted.has(one));
}
