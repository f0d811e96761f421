import { canonical } from '../domain/canonical.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import type { Product } from '../policy/product.ts';
import { purchaseTerms } from './purchase.ts';

/**
 * What lot and order have to say instead, because a fact that came later told of an earlier time or
 * of the amount from a better source. No credits move.
 *
 * @property before when they say it was paid now
 */
export type Correction = Pick<Lot, 'lotId' | 'since' | 'rateCard' | 'paidNothing'> & {
  readonly accountId: AccountId;
  readonly before: Instant;
  readonly paid: Paid;
};

/** What to correct now that `paid` is what is known, or nothing. */
export function decideCorrection(
  { accountId, lotId, paid: said }: NonNullable<Payment['granted']>,
  paid: Paid,
  product: Product,
): Correction | undefined {
  if (canonical(said) === canonical(paid)) return undefined;
  return { accountId, lotId, before: said.at, paid, ...purchaseTerms(paid, product) };
}
