import type { Pack } from '../../policy/product.ts';

export const packs = [
  { pack: 'starter', credits: 100, price: { amountMinor: 1000, currency: 'USD' } },
  { pack: 'studio', credits: 550, price: { amountMinor: 5000, currency: 'USD' } },
] as const satisfies readonly Pack[];
