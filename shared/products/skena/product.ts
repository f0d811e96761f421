import type { Product } from '../../policy/product.ts';
import { indonesia } from './calendar.ts';
import { packs } from './packs.ts';
import { policy } from './policy.ts';
import { rates } from './rates.ts';

export const skena: Product = {
  product: 'skena',
  provider: 'stripe',
  policies: [policy],
  policy,
  packs,
  rates,
  calendar: indonesia,
};
