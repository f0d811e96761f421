import { type Instant, toInstant, toMilliseconds } from '../domain/instant.ts';
import type { Product } from '../policy/product.ts';

/** A mistake that is mended is seen everywhere within this time. */
const mostSeconds = 300;

/**
 * How long what the policy page says may be kept, in seconds: never beyond the moment at which another
 * version or another rate card takes effect.
 */
export function secondsKept({
  product: { policies, rates },
  now,
}: {
  readonly product: Pick<Product, 'policies' | 'rates'>;
  readonly now: Instant;
}): number {
  const changes = [
    ...policies.map(({ effectiveFrom }) => effectiveFrom),
    ...rates.map(({ from }) => from),
  ];
  const ahead = changes
    .map((at) => toMilliseconds(toInstant(at)) - toMilliseconds(now))
    .filter((milliseconds) => milliseconds > 0);
  return Math.min(mostSeconds, ...ahead.map((milliseconds) => Math.floor(milliseconds / 1000)));
}
