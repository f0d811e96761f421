import { type Asked, openCase } from '../../shared/decide/open-case.ts';
import type { Case } from '../../shared/domain/case.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Product } from '../../shared/policy/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { at } from './given.ts';

/** What Ann asks, about nothing in particular, but for what is said of it. */
export const askedOf = (said: Partial<Asked> = {}): Asked => ({
  caseId: 'cse_1' as CaseId,
  email: 'ann@example.com',
  kind: 'credits_wrong',
  details: {},
  redacted: [],
  about: {},
  ...said,
});

/** Her case as it is received at `at` in Skena, unless told otherwise. */
export const caseOf = (
  said: Partial<Asked> = {},
  product: Product = skena,
  now: Instant = at,
): Case => openCase(askedOf(said), product, now);
