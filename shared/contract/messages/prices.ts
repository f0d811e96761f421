import type { Declared } from './kinds.ts';

/** What a job would cost, and what that would do. */
export const priceMessages = {
  price: { variants: 'count', action: 'text', credits: 'count', clause: 'text' },
  price_lots: { lots: 'lots' },
  price_left: { credits: 'count' },
  price_missing: { missing: 'count', available: 'count' },
  price_ends: { orders: 'names', clause: 'text' },
  price_until: { until: 'moment' },
} as const satisfies Declared;
