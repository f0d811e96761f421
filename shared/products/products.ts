import type { Product } from '../policy/product.ts';
import { jimeng } from './jimeng/product.ts';
import { postRemixer } from './post-remixer/product.ts';
import { skena } from './skena/product.ts';

/** Every product there is. A fourth one is a folder beside these three, and a line here. */
export const products: readonly Product[] = [skena, postRemixer, jimeng];
