import type { Credits } from './credits.ts';
import type { AccountId, QuoteId } from './ids.ts';
import type { Instant } from './instant.ts';

/** A job's price before it starts. It binds until and with `expiresAt`. */
export type Quote = {
  readonly product: string;
  readonly quoteId: QuoteId;
  readonly accountId: AccountId;
  readonly action: string;
  readonly variants: number;
  readonly credits: Credits;
  readonly expiresAt: Instant;
};
