import { explainPrice, type QuotedJobFacts } from './explain-price.ts';
import type { Reader } from './reader.ts';

export const quoteView = (quote: QuotedJobFacts, reader: Reader) => ({
  quoteId: quote.quoteId,
  action: quote.action,
  variants: quote.variants,
  credits: quote.credits,
  perVariant: quote.perVariant,
  rateCard: quote.rateCard,
  draws: quote.draws.map(({ lot, credits }) => ({ lotId: lot.lotId, kind: lot.kind, credits })),
  endsRefundOf: quote.endsRefundOf,
  sufficient: quote.sufficient,
  balanceAfter: quote.balanceAfter,
  expiresAt: quote.expiresAt,
  explanation: explainPrice(quote, reader),
});
