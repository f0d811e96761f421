import { type Account, isClosed } from '../domain/account.ts';
import { type Credits, plus } from '../domain/credits.ts';
import type { Instant } from '../domain/instant.ts';
import { own } from '../domain/own.ts';
import type { Product } from '../policy/product.ts';
import { inBurnOrder } from './burn-order.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { type Price, priceJob } from './price.ts';
import { lotRate, rateCardAt } from './rates.ts';

export type PriceRefusal = 'account_closed' | 'unknown_action';

/** What a job would cost this account now. @property credits also what the lots do not cover */
export type JobPrice = Price & { readonly credits: Credits; readonly rateCard: string };

/** The price of `count` variants by the lots that would pay, SK-13 and SK-17. */
export function decidePrice(
  account: Account,
  { action, count }: { readonly action: string; readonly count: number },
  product: Product,
  now: Instant,
): Decision<JobPrice, PriceRefusal> {
  const card = rateCardAt(product, now);
  const rate = own(card.actions, action);
  const { clause } = product.policy.charge;

  if (isClosed(account)) return refuse('account_closed');
  if (rate === undefined) return refuse('unknown_action', clause);

  const lots = inBurnOrder(account.lots, product, now);
  const price = priceJob(lots, count, (lot) => lotRate(product, lot, action, card), rate);
  return accept({ ...price, credits: plus(price.total, price.short), rateCard: card.rateCard });
}
