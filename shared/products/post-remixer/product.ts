import type { Product } from '../../policy/product.ts';
import { englandAndWales } from './calendar.ts';
import { packs } from './packs.ts';
import { policy } from './policy.ts';
import { rates } from './rates.ts';

export const postRemixer: Product = {
  product: 'post-remixer',
  provider: 'stripe',
  policies: [policy],
  policy,
  packs,
  rates,
  calendar: englandAndWales,
};
