import type { Product } from '../../policy/product.ts';
import { mondayToFriday } from './calendar.ts';
import { packs } from './packs.ts';
import { policy } from './policy.ts';
import { rates } from './rates.ts';

export const jimeng: Product = {
  product: 'jimeng',
  provider: 'paddle',
  policies: [policy],
  policy,
  packs,
  rates,
  calendar: mondayToFriday,
};
