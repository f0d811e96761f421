import type { Credits } from './credits.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Ground } from './refund.ts';

/**
 * That an earlier payment for the same thing was made: a fact, which each policy judges by itself.
 *
 * @property apartMilliseconds how long before, of those whose purchase is kept; 0 where one checkout was
 *   paid twice; absent where none is kept
 */
export type Twin = { readonly apartMilliseconds?: number };

/**
 * All that a claim for money is judged by, and nothing that a policy says. Kept with its quote: whoever
 * doubts the answer, or drafts another policy, can judge it again.
 *
 * @property credits, remaining, pending of the lot: granted, left, on running jobs
 * @property drawn what jobs drew and did not give back, pending included
 * @property spent what has no price to give back any more: delivered, paid for a debt, or taken by support
 * @property lent what paid a debt of another lot
 * @property forfeited what was zeroed with its account
 * @property unclaimed credits that no refund or dispute claims yet
 * @property leftMinor what of the price is still there to be given back, in the currency of `paid`
 * @property isRefunding, isDisputed a refund is under way; a bank is looking into the payment
 * @property takenBy whom most of what went back went by
 * @property twin another payment for the same thing that came before
 * @property downMilliseconds how long the service was completely down in one run after the purchase, by how
 *   many minutes of recovery end a run
 * @property kept what the provider keeps of the whole payment, where that was asked for and is known
 */
export type ClaimFacts = {
  readonly ground: Ground;
  readonly purchasedAt: Instant;
  readonly paid: Money;
  readonly leftMinor: number;
  readonly credits: Credits;
  readonly remaining: Credits;
  readonly pending: Credits;
  readonly drawn: Credits;
  readonly spent: Credits;
  readonly lent: Credits;
  readonly forfeited: Credits;
  readonly unclaimed: Credits;
  readonly paidNothing: boolean;
  readonly isRefunding: boolean;
  readonly isDisputed: boolean;
  readonly takenBy: 'refund' | 'dispute';
  readonly twin?: Twin;
  readonly downMilliseconds: Readonly<Record<string, number>>;
  readonly kept?: Money;
};
