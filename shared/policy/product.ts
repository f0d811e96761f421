import type { Closer } from '../domain/account.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Instant } from '../domain/instant.ts';
import type { BoughtItem, Provider } from '../domain/payment.ts';
import type { RateCard } from '../domain/rate-card.ts';
import type { CashPolicy, ClosurePolicy } from './cash.ts';
import { type Policy, policyName } from './policy.ts';

/** What is sold. `priceId` is the provider's name for it, where the provider's event names that. */
export type Pack = {
  readonly pack: string;
  readonly credits: number;
  readonly price: { readonly amountMinor: number; readonly currency: string };
  readonly priceId?: string;
};

/**
 * One app that sells credits, whole, as data. Cards and policies stand in the order they take effect.
 *
 * @property policies every version there was, and those that are announced
 * @property policy the version in force: what is decided now goes by it, unless it is about a purchase
 */
export type Product = {
  readonly product: string;
  readonly provider: Provider;
  readonly policies: readonly [Policy, ...Policy[]];
  readonly policy: Policy;
  readonly packs: readonly Pack[];
  readonly rates: readonly [RateCard, ...RateCard[]];
  readonly calendar: Calendar;
};

export const findPack = ({ packs }: Product, { key }: BoughtItem): Pack | undefined =>
  packs.find(({ pack, priceId }) => pack === key || priceId === key);

/** The version in force at `at`; before there was one, the first. */
export const policyAt = ({ policies }: Pick<Product, 'policies'>, at: Instant): Policy =>
  policies.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? policies[0];

/** The product with the policy that is in force at `at`. */
export const asOf = (product: Product, at: Instant): Product => ({
  ...product,
  policy: policyAt(product, at),
});

/**
 * The versions that a purchase may be judged by: that of its day first, then the later ones up to the
 * version in force. A later one counts only where it is kinder (JM-16).
 *
 * @param since the time of purchase
 */
export function policiesSince(product: Product, since: Instant): readonly [Policy, ...Policy[]] {
  const { policies, policy } = product;
  const ofItsDay = policyAt(product, since);
  const later = policies.filter(
    ({ version }) => version > ofItsDay.version && version <= policy.version,
  );
  return [ofItsDay, ...later];
}

/** The version that is written down by its name: `skena@1`; the one in force where there is none. */
export const policyNamed = ({ policies, policy }: Product, name: string): Policy =>
  policies.find((version) => policyName(version) === name) ?? policy;

/** The product under the version that something was decided by. */
export const under = (product: Product, name: string): Product => ({
  ...product,
  policy: policyNamed(product, name),
});

/** What closing an account means for a purchase: kept for a person to look at where any version says so. */
export function closureOf(
  product: Product,
  since: Instant,
  by: Closer,
): ClosurePolicy & { readonly policy: Policy } {
  const kind = policiesSince(product, since).find(
    ({ closure }) => closure[by].paidLots === 'review',
  );
  const policy = kind ?? product.policy;
  return { ...policy.closure[by], policy };
}

/**
 * Who pays for credits that were taken back and had been spent: nobody, where any version says so that was
 * in force by `until`. That is the time of what was told, not of being told it, so that the order in which
 * it is told cannot matter.
 */
export const uncoveredOf = (
  product: Product,
  since: Instant,
  until: Instant,
): CashPolicy['uncovered'] =>
  policiesSince(asOf(product, until), since).some(({ cash }) => cash.uncovered === 'forgive')
    ? 'forgive'
    : 'owe';
