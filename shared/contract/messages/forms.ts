import type { Declared } from './kinds.ts';

/** How values are written; their own places take text alone. */
export const formMessages = {
  money: { currency: 'text', figure: 'text' },
  day: { day: 'text', zone: 'text' },
  moment: { day: 'text', time: 'text', zone: 'text' },
  one_of_lots: { lot: 'text', credits: 'count' },
  no_lot: {},
} as const satisfies Declared;
