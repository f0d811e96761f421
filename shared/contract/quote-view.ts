import type { Credits } from '../domain/credits.ts';
import type { OrderId } from '../domain/ids.ts';
import type { Lot } from '../domain/lot.ts';
import type { Quote } from '../domain/quote.ts';

export type QuotedJobFacts = Quote & {
  readonly perVariant: readonly Credits[];
  readonly rateCard: string;
  readonly draws: readonly { readonly lot: Lot; readonly credits: Credits }[];
  readonly endsRefundOf: readonly OrderId[];
  readonly sufficient: boolean;
  readonly balanceAfter: Credits;
};

export const quoteView = (quote: QuotedJobFacts) => ({
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
});
