import { toCredits } from '../domain/credits.ts';
import type { AccountId, QuoteId } from '../domain/ids.ts';
import { later, toInstant, toMilliseconds } from '../domain/instant.ts';
import type { Quote } from '../domain/quote.ts';
import type { GuardedItem } from './guarded-item.ts';
import { quoteKey } from './keys.ts';
import { table } from './table.ts';

export type StoredQuote = {
  readonly account: string;
  readonly action: string;
  readonly variants: number;
  readonly credits: number;
  readonly boundUntil: number;
};

/** An expired quote is kept a day longer, so that it is called expired and not unknown. */
export const putQuote = (quote: Quote): GuardedItem => ({
  guard: 'quote_new',
  put: {
    Item: {
      ...quoteKey(quote.product, quote.quoteId),
      account: quote.accountId,
      action: quote.action,
      variants: quote.variants,
      credits: quote.credits,
      boundUntil: toMilliseconds(quote.expiresAt),
      [table.timeToLive]: Math.ceil(toMilliseconds(later(quote.expiresAt, { days: 1 })) / 1000),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const fromStoredQuote = (product: string, quoteId: QuoteId, stored: StoredQuote): Quote => ({
  product,
  quoteId,
  accountId: stored.account as AccountId,
  action: stored.action,
  variants: stored.variants,
  credits: toCredits(stored.credits),
  expiresAt: toInstant(stored.boundUntil),
});
