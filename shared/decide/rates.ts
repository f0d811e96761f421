import { type Instant, toInstant } from '../domain/instant.ts';
import type { Lot } from '../domain/lot.ts';
import { own } from '../domain/own.ts';
import type { RateCard } from '../domain/rate-card.ts';
import type { Policy } from '../policy/policy.ts';
import { type Product, policiesSince } from '../policy/product.ts';

type Terms = Pick<Product, 'rates'> & { readonly policy: Pick<Policy, 'rates'> };

const wasAnnounced = ({ announcedAt, from }: RateCard): boolean =>
  announcedAt !== undefined && toInstant(announcedAt) <= toInstant(from);

/**
 * The price of `action` on `card`, also where it went by an earlier name there. Names lead back from
 * card to card, so that a twice renamed action keeps its first price.
 */
function rateOn(card: RateCard, action: string, { rates }: Terms): number | undefined {
  const earlierNames: Record<string, string> = Object.assign(
    {},
    ...rates.map(({ successors }) => successors),
  );
  const names = new Set<string>();
  for (let name: string | undefined = action; name && !names.has(name); ) {
    names.add(name);
    name = own(earlierNames, name);
  }
  return [...names].map((name) => own(card.actions, name)).find((rate) => rate !== undefined);
}

/**
 * `card` as it takes effect after `before`: where the policy asks for notice, an increase that was
 * not announced by its date does not happen, and the rest of the card does.
 */
function takeEffect(before: RateCard, card: RateCard, terms: Terms): RateCard {
  if (!terms.policy.rates.increaseNeedsNotice || wasAnnounced(card)) return card;
  const actions = Object.entries(card.actions).map(([action, rate]) => [
    action,
    Math.min(rate, rateOn(before, action, terms) ?? rate),
  ]);
  return { ...card, actions: Object.fromEntries(actions) };
}

/** Cards in the order they take effect, each with the rates that then hold. */
function effectiveCards(terms: Terms): RateCard[] {
  const [first, ...others] = terms.rates;
  const cards: RateCard[] = [first];
  for (const card of others) cards.push(takeEffect(cards.at(-1) ?? first, card, terms));
  return cards;
}

/** The card whose rates hold at `at`. The first card holds from the beginning of time. */
export function rateCardAt(terms: Terms, at: Instant): RateCard {
  const inForce = effectiveCards(terms).filter(({ from }) => toInstant(from) <= at);
  return inForce.at(-1) ?? terms.rates[0];
}

/** The next card that customers have been told of and that does not hold yet. */
export function announcedRateCard(terms: Terms, now: Instant): RateCard | undefined {
  return effectiveCards(terms).find(
    ({ from, announcedAt }) =>
      toInstant(from) > now && announcedAt !== undefined && toInstant(announcedAt) <= now,
  );
}

/** The rate by one version: the lower of that when the lot was bought and that now, where it promises so. */
function rateBy(terms: Terms, lot: Lot, action: string, name: string): number | undefined {
  const cards = effectiveCards(terms);
  const card = cards.find(({ rateCard }) => rateCard === name);
  const now = card && own(card.actions, action);
  if (now === undefined || !terms.policy.rates.lotsKeepTheirRate) return now;
  const bought = cards.find(({ rateCard }) => rateCard === lot.rateCard);
  return bought ? Math.min(now, rateOn(bought, action, terms) ?? now) : now;
}

/**
 * Credits a variant that `lot` pays for `action`, SK-17: the lowest by the versions that the lot is judged
 * by, each with its own promises about notice and about keeping a rate (JM-16). An action that the lot's
 * card did not have costs what it costs now; one that replaced another is held to the price of the old one.
 */
export function lotRate(product: Product, lot: Lot, action: string, card: RateCard): number {
  const { rates } = product;
  const by = policiesSince(product, lot.since).flatMap(
    (policy) => rateBy({ rates, policy }, lot, action, card.rateCard) ?? [],
  );
  if (by.length === 0) throw new Error(`${action} has no rate on ${card.rateCard}`);
  return Math.min(...by);
}
