import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBurnOrder, refundableUntil } from '../../shared/decide/burn-order.ts';
import { none, toCredits } from '../../shared/domain/credits.ts';
import { isFrozen, type Lot } from '../../shared/domain/lot.ts';
import type { BurnClass } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { jimeng } from '../../shared/products/jimeng/product.ts';
import { postRemixer as remixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { underPolicy } from '../support/under-policy.ts';
import { at, hoursAfter, lotOf, lots } from './given.ts';

const names = (given: readonly Lot[], product: Product = skena, now = at) =>
  inBurnOrder(given, product, now).map(({ lotId }) => lotId.slice('lot_'.length));

const trial = lotOf({ lotId: 'lot_trial', kind: 'trial' });
const goodwill = lotOf({ lotId: 'lot_goodwill', kind: 'goodwill' });
const young = lotOf({ lotId: 'lot_young', since: hoursAfter(-1) });
const old = lotOf({ lotId: 'lot_old', since: hoursAfter(-168, -1) });
const lastMoment = lotOf({ lotId: 'lot_last-moment', since: hoursAfter(-168) });
const used = lotOf({ lotId: 'lot_used', remaining: toCredits(99), since: hoursAfter(-1) });
const free = lotOf({ lotId: 'lot_free', paidNothing: true, since: hoursAfter(-1) });

describe('what costs the customer least to lose is spent first', () => {
  // biome-ignore format: one case a row
  it.each<[string, Product, Lot[], string[]]>([
    ['trial, goodwill, then what was bought',        skena,   [young, goodwill, trial],       ['trial', 'goodwill', 'young']],
    ['a purchase past its refund before another',    skena,   [young, old],                   ['old', 'young']],
    ['in its last refundable moment it is not past', skena,   [young, lastMoment, old],       ['old', 'last-moment', 'young']],
    ['a purchase already drawn on before a whole one', skena, [lastMoment, used],             ['used', 'last-moment']],
    ['one that cost nothing before one that did',    skena,   [lastMoment, free],             ['free', 'last-moment']],
    ['of two alike the older',                       skena,   [young, { ...young, lotId: used.lotId, since: hoursAfter(-2) }], ['used', 'young']],
    ['of two of one moment the first by name',       skena,   [young, { ...young, lotId: free.lotId }], ['free', 'young']],
    ['no window: purchases go by age, whole ones last', jimeng, [old, young, used],           ['used', 'old', 'young']],
    ['a window that a person decides is none either', remixer, [old, young, used],            ['used', 'old', 'young']],
    ['frozen ones are not spent',                    skena,   [{ ...trial, frozenBy: ['dispute'] }, young], ['young']],
    ['nor empty ones',                               skena,   [{ ...trial, remaining: none }, young], ['young']],
    ['a suspected duplicate is spent last',          skena,   [{ ...lastMoment, isSuspected: true }, young], ['young', 'last-moment']],
    ['nothing is nothing',                           skena,   [],                             []],
  ])('%s', (_case, product, given, then) => {
    expect(names(given, product)).toEqual(then);
  });

  it('the order is the policy’s: turned round, it is turned round', () => {
    const order: BurnClass[] = ['refundable', 'past_refund', 'goodwill', 'trial'];
    const { policy } = skena;
    const turned = underPolicy(skena, { ...policy, burn: { ...policy.burn, order } });
    expect(names([trial, goodwill, old, young], turned)).toEqual([
      'young',
      'old',
      'goodwill',
      'trial',
    ]);
  });
});

describe('a lot may be asked back until the last moment of the window', () => {
  it.each([
    [skena, hoursAfter(168)],
    [remixer, undefined],
    [jimeng, undefined],
  ])('$product', (product, until) => {
    expect(refundableUntil(lotOf(), product)).toBe(until);
  });
});

describe('whatever the lots are', () => {
  const products = fc.constantFrom<Product>(skena, remixer, jimeng);

  it('each that may be spent is there once, and no other', () => {
    fc.assert(
      fc.property(lots(), products, (given, product) => {
        const spendable = given.filter((lot) => !isFrozen(lot) && lot.remaining > 0);
        expect(inBurnOrder(given, product, at).toSorted(byName)).toEqual(
          spendable.toSorted(byName),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('the order they came in does not matter', () => {
    const shuffled = lots().chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, products, ([given, again], product) => {
        expect(names(again, product)).toEqual(names(given, product));
      }),
      { numRuns: 2_000 },
    );
  });

  it('a lot that can still be refunded whole is never before one that cannot', () => {
    fc.assert(
      fc.property(lots(), (given) => {
        const isRefundable = (lot: Lot) =>
          lot.kind === 'purchase' &&
          !lot.paidNothing &&
          lot.remaining === lot.credits &&
          at <= (refundableUntil(lot, skena) ?? '');
        const flags = inBurnOrder(given, skena, at).map(isRefundable);
        expect(flags).toEqual(flags.toSorted((a, b) => Number(a) - Number(b)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves the account’s own list as it was', () => {
    const given = [young, trial];
    inBurnOrder(given, skena, at);
    expect(given).toEqual([young, trial]);
  });
});

const byName = (a: Lot, b: Lot) => (a.lotId < b.lotId ? -1 : 1);
