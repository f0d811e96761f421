import { canonical } from '../domain/canonical.ts';
import { type OrderId, orderIdOf } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Paid, Payment } from '../domain/payment.ts';

/**
 * What lot and order have to say instead, because a fact that came later told of an earlier time or
 * of the amount from a better source. No credits move.
 *
 * @property before when they say it was paid now
 */
export type Correction = {
  readonly orderId: OrderId;
  readonly before: Instant;
  readonly paid: Paid;
};

/** What to correct now that `paid` is what is known, or nothing. */
export function decideCorrection(
  { lotId, paid: said }: NonNullable<Payment['granted']>,
  paid: Paid,
): Correction | undefined {
  if (canonical(said) === canonical(paid)) return undefined;
  return { orderId: orderIdOf(lotId), before: said.at, paid };
}
