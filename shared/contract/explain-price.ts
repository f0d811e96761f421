import { type Credits, difference, sum } from '../domain/credits.ts';
import type { OrderId } from '../domain/ids.ts';
import type { Lot } from '../domain/lot.ts';
import type { Quote } from '../domain/quote.ts';
import { english } from './messages/english/prices.ts';
import { indonesian } from './messages/indonesian/prices.ts';
import { priceMessages } from './messages/prices.ts';
import { speaker, together } from './messages/say.ts';
import type { Reader } from './reader.ts';

const say = speaker(priceMessages, { en: english, id: indonesian });

/** A price, with what paying it would do. */
export type QuotedJobFacts = Quote & {
  readonly perVariant: readonly Credits[];
  readonly rateCard: string;
  readonly draws: readonly { readonly lot: Lot; readonly credits: Credits }[];
  readonly endsRefundOf: readonly OrderId[];
  readonly sufficient: boolean;
  readonly balanceAfter: Credits;
};

/** What would be left once the job has started, or how much is missing before it can. */
function explainBalance(
  { credits, draws, sufficient, balanceAfter }: QuotedJobFacts,
  reader: Reader,
) {
  if (sufficient) return say(reader, 'price_left', { credits: balanceAfter });
  const covered = sum(draws.map((draw) => draw.credits));
  const missing = difference(credits, covered);
  return say(reader, 'price_missing', { missing, available: balanceAfter });
}

/** What a job would cost, from which lots, what that would end, and how long the price holds (SK-13). */
export function explainPrice(quote: QuotedJobFacts, reader: Reader): string {
  const { variants, action, credits, draws, endsRefundOf, expiresAt } = quote;
  const { charge, cash } = reader.product.policy;
  const lots = draws.map(({ lot, credits: drawn }) => ({ lotId: lot.lotId, credits: drawn }));
  return together(
    say(reader, 'price', { variants, action, credits, clause: charge.clause }),
    lots.length > 0 && say(reader, 'price_lots', { lots }),
    explainBalance(quote, reader),
    endsRefundOf.length > 0 &&
      say(reader, 'price_ends', { orders: endsRefundOf, clause: cash.used.clause }),
    say(reader, 'price_until', { until: expiresAt }),
  );
}
