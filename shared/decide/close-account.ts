import { type Account, type Closer, isClosed } from '../domain/account.ts';
import { type Credits, sum } from '../domain/credits.ts';
import type { Instant } from '../domain/instant.ts';
import type { FreezeReason } from '../domain/lot.ts';
import { policyName } from '../policy/policy.ts';
import { closureOf, type Product } from '../policy/product.ts';
import { type Books, openBooks } from './books.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { forfeitable, forfeitLeft, goesToReview } from './forfeit.ts';
import { freezeLot } from './freeze-lot.ts';

/** @property forfeitCredits what whoever closes it says will be forfeited */
export type Closing = { readonly by: Closer; readonly forfeitCredits: number };

/** What closing the account now would forfeit. */
export const forfeitedNow = (account: Account, by: Closer, product: Product): Credits =>
  sum(forfeitable(account, by, product).map(({ remaining }) => remaining));

/** Frozen for the review that is to come, whatever else freezes it. */
const withRefund = (frozenBy: readonly FreezeReason[]): readonly FreezeReason[] =>
  frozenBy.includes('refund') ? frozenBy : ['refund', ...frozenBy];

/**
 * Closes an account, once whoever does it has acknowledged what that forfeits (SK-16, JM-09). Running
 * jobs go on and settle; what they give back is forfeited then. Paid credits that a person looks at first
 * lie frozen until then (PR-15).
 */
export function closeAccount(
  account: Account,
  { by, forfeitCredits }: Closing,
  product: Product,
  now: Instant,
): Decision<Books, 'account_closed' | 'forfeit_not_acknowledged'> {
  const { policy } = product;
  const { clause } = policy.closure[by];
  const forfeit = forfeitedNow(account, by, product);

  if (isClosed(account)) return refuse('account_closed', clause);
  if (forfeit !== forfeitCredits) {
    return refuse('forfeit_not_acknowledged', clause, { forfeitCredits: forfeit });
  }

  const closed: Account = { ...account, closedAt: now, closedBy: by };
  const left = forfeitLeft(openBooks(closed), product);
  const kept = closed.lots.filter((lot) => lot.remaining > 0 && goesToReview(lot, by, product));
  const ruleOf = (since: Instant) => {
    const rule = closureOf(product, since, by);
    return { clause: rule.clause, policy: policyName(rule.policy) };
  };
  const frozen = kept.reduce(
    (books, { lotId, frozenBy, since }) =>
      freezeLot(books, lotId, withRefund(frozenBy), policy, {
        refundRule: ruleOf(since),
      }),
    left,
  );
  return accept(frozen);
}
