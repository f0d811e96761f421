import { type Instant, later } from '../domain/instant.ts';
import { isFrozen, isWhole, type Lot } from '../domain/lot.ts';
import type { BurnClass } from '../policy/policy.ts';
import { type Product, policiesSince } from '../policy/product.ts';

/** The last moment at which the lot may be asked back in cash without another reason. */
export function refundableUntil(lot: Lot, product: Product): Instant | undefined {
  const ends = policiesSince(product, lot.since).flatMap(({ cash: { unused } }) =>
    unused.decides === 'automatic' ? later(lot.since, { hours: unused.windowHours }) : [],
  );
  return ends.toSorted().at(-1);
}

/**
 * A purchase that was drawn on counts as past refund although a failed job may make it whole again:
 * spending on from it cannot cost the customer another lot's refund.
 */
function burnClass(lot: Lot, product: Product, now: Instant): BurnClass {
  if (lot.kind !== 'purchase') return lot.kind;
  const until = refundableUntil(lot, product);
  const isPast = lot.paidNothing || !isWhole(lot) || (until !== undefined && now > until);
  return isPast ? 'past_refund' : 'refundable';
}

/**
 * The lots that may be spent, first to be spent first: by the policy's order, then oldest first. One
 * that looks like a payment made twice by mistake comes last, so that it can still go back (JM-05).
 */
export function inBurnOrder(lots: readonly Lot[], product: Product, now: Instant): Lot[] {
  const place = (lot: Lot) => product.policy.burn.order.indexOf(burnClass(lot, product, now));
  return lots
    .filter((lot) => !isFrozen(lot) && lot.remaining > 0)
    .toSorted(
      (a, b) =>
        Number(a.isSuspected) - Number(b.isSuspected) ||
        place(a) - place(b) ||
        (a.since < b.since ? -1 : a.since > b.since ? 1 : 0) ||
        (a.lotId < b.lotId ? -1 : 1),
    );
}
