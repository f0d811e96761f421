import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditLedger } from '../../shared/decide/audit-ledger.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { after, anySteps, type Life, newLife, recordsOf } from './any-life.ts';

const products = { skena, postRemixer, jimeng };
const anyProduct = fc.constantFrom(...(['skena', 'postRemixer', 'jimeng'] as const));

const auditOf = (life: Life) => auditLedger(recordsOf(life), life.product);

describe('any life of an account', () => {
  it('is what its ledger folded from nothing says, after every step', () => {
    fc.assert(
      fc.property(anyProduct, anySteps, (product, steps) => {
        let life = newLife(products[product]);
        for (const step of steps) {
          life = after(life, step);
          expect(auditOf(life).differences).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
