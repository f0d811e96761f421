import { type Credits, toCredits } from '../domain/credits.ts';
import type { Lot } from '../domain/lot.ts';
import type { BoughtItem, Paid, Payment } from '../domain/payment.ts';
import { findPack, type Product } from '../policy/product.ts';
import { namedBy } from './payment-reading.ts';
import { rateCardAt } from './rates.ts';

/** What was bought, in our own terms. @property pack the packs' names */
export type Purchase = { readonly credits: Credits; readonly pack: string };

/** What a lot takes from when and for how much it was bought. */
export const purchaseTerms = (
  { at, amount }: Paid,
  product: Product,
): Pick<Lot, 'since' | 'rateCard' | 'paidNothing'> => ({
  since: at,
  rateCard: rateCardAt(product, at).rateCard,
  paidNothing: amount.amountMinor === 0,
});

/** Support says which pack it was; how many, the payment may have said itself. */
function boughtItems({ attachedTo, ...payment }: Payment, product: Product): readonly BoughtItem[] {
  const { items } = namedBy(payment);
  if (!attachedTo) return items;
  const same = items.find((item) => findPack(product, item)?.pack === attachedTo.pack);
  return [{ key: attachedTo.pack, quantity: same?.quantity ?? 1 }];
}

const nameOf = (pack: string, quantity: number) =>
  quantity === 1 ? pack : `${pack} x ${quantity}`;

/** More of a pack than anybody buys at once is a mistake in what the provider sells. */
const mostOfAPack = 1_000;

const isPlausible = ({ quantity }: BoughtItem): boolean =>
  Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= mostOfAPack;

/**
 * Credits come from our own catalogue, never from the event; nothing unknown is guessed, and nothing
 * that cannot be counted is granted.
 */
export function bought(payment: Payment, product: Product): Purchase | undefined {
  const names: string[] = [];
  let credits = 0;
  for (const item of boughtItems(payment, product)) {
    const pack = findPack(product, item);
    if (!pack || !isPlausible(item)) return undefined;
    credits += pack.credits * item.quantity;
    names.push(nameOf(pack.pack, item.quantity));
  }
  const isCountable = names.length > 0 && Number.isSafeInteger(credits);
  return isCountable ? { credits: toCredits(credits), pack: names.join(' + ') } : undefined;
}
