import { announcedRateCard, rateCardAt } from '../decide/rates.ts';
import type { RateCard } from '../domain/rate-card.ts';
import type { Context } from './context.ts';

/** The card in force, and the next one that customers have been told of. */
export type RatesNow = { readonly card: RateCard; readonly announced?: RateCard };

export async function readRates({ product, now }: Context): Promise<RatesNow> {
  const announced = announcedRateCard(product, now);
  return { card: rateCardAt(product, now), ...(announced && { announced }) };
}
