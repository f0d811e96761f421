import type { Pack } from '../../policy/product.ts';

export const packs = [
  { pack: 'small', credits: 40, price: { amountMinor: 500, currency: 'GBP' } },
  { pack: 'large', credits: 200, price: { amountMinor: 2000, currency: 'GBP' } },
] as const satisfies readonly Pack[];
