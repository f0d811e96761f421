import type { Calendar } from '../domain/calendar.ts';
import type { BoughtItem, Provider } from '../domain/payment.ts';
import type { RateCard } from '../domain/rate-card.ts';
import type { Policy } from './policy.ts';

/** What is sold. `priceId` is the provider's name for it, where the provider's event names that. */
export type Pack = {
  readonly pack: string;
  readonly credits: number;
  readonly price: { readonly amountMinor: number; readonly currency: string };
  readonly priceId?: string;
};

/** One app that sells credits, whole, as data. Cards stand in the order they take effect. */
export type Product = {
  readonly product: string;
  readonly provider: Provider;
  readonly policy: Policy;
  readonly packs: readonly Pack[];
  readonly rates: readonly [RateCard, ...RateCard[]];
  readonly calendar: Calendar;
};

export const findPack = ({ packs }: Product, { key }: BoughtItem): Pack | undefined =>
  packs.find(({ pack, priceId }) => pack === key || priceId === key);
