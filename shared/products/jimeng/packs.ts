import type { Pack } from '../../policy/product.ts';

export const packs = [
  {
    pack: 'hundred',
    credits: 100,
    price: { amountMinor: 990, currency: 'USD' },
    priceId: 'pri_01jm0000000000000000000100',
  },
  {
    pack: 'five-hundred',
    credits: 500,
    price: { amountMinor: 4490, currency: 'USD' },
    priceId: 'pri_01jm0000000000000000000500',
  },
] as const satisfies readonly Pack[];
