import type { Product } from '../policy/product.ts';
import type { Language } from './messages/language.ts';

/** Whom something is explained to, by the rules and the calendar of which product. */
export type Reader = { readonly language: Language; readonly product: Product };
