import fc from 'fast-check';
import { describe, it } from 'vitest';
import { explainPrice } from '../../shared/contract/explain-price.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { later } from '../../shared/domain/instant.ts';
import { at, lotOf } from '../decide/given.ts';
import {
  expectSaid,
  lotsSaid,
  momentWords,
  readersOf,
  someCredits,
  someDraws,
  totalOf,
} from './said.ts';

const expiresAt = later(at, { minutes: 30 });
const counts = fc.constantFrom(1, 2, 100);
const orders = fc.subarray(['ord_a', 'ord_b', 'ord_c'] as OrderId[]);

describe('a quote says the price, which lots would pay, what that ends, and until when it holds', () => {
  const about = { action: 'video', perVariant: [], rateCard: '2026-01', expiresAt };
  const ids = { product: 'skena', quoteId: 'qte_1', accountId: 'ann' } as never;

  it('where the lots cover it, what would be left', () => {
    fc.assert(
      fc.property(someDraws, counts, someCredits, orders, (draws, variants, balanceAfter, ends) => {
        const credits = totalOf(draws);
        const lots = draws.map((draw) => ({ lot: lotOf(draw), credits: draw.credits }));
        const quote = {
          ...about,
          variants,
          credits,
          draws: lots,
          endsRefundOf: ends,
          balanceAfter,
        };
        for (const reader of readersOf()) {
          const told = lotsSaid(draws);
          const ended = ends.length > 0 ? ['SK-19'] : [];
          const names = ['video', 'SK-13', ...ended, ...told.names, ...ends];
          const text = explainPrice(
            { ...quote, ...(ids as object), sufficient: true } as never,
            reader,
          );
          expectSaid(text, reader, {
            names: [...names, momentWords(reader, expiresAt)],
            numbers: [variants, credits, balanceAfter, ...told.numbers],
          });
        }
      }),
    );
  });

  it('where they do not, how much is missing', () => {
    fc.assert(
      fc.property(fc.option(someDraws), fc.integer({ min: 1, max: 10 ** 9 }), (some, missing) => {
        const draws = some ?? [];
        const available = totalOf(draws);
        const lots = draws.map((draw) => ({ lot: lotOf(draw), credits: draw.credits }));
        const credits = toCredits(available + missing);
        const quote = { ...about, variants: 3, credits, draws: lots, endsRefundOf: [] };
        for (const reader of readersOf()) {
          const told = lotsSaid(draws);
          const facts = {
            ...quote,
            ...(ids as object),
            balanceAfter: available,
            sufficient: false,
          };
          expectSaid(explainPrice(facts as never, reader), reader, {
            names: ['video', 'SK-13', ...told.names, momentWords(reader, expiresAt)],
            numbers: [3, credits, missing, available, ...told.numbers],
          });
        }
      }),
    );
  });
});
