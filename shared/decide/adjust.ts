import { type Account, available, isClosed } from '../domain/account.ts';
import { minus, none, plus, toCredits } from '../domain/credits.ts';
import type { JobId, LotId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { type Lot, newLot } from '../domain/lot.ts';
import { houseRules } from '../policy/house-rules.ts';
import { policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { type Books, type EntryHead, enter, openBooks } from './books.ts';
import { inBurnOrder } from './burn-order.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { payOwed } from './owed.ts';
import { rateCardAt } from './rates.ts';

/**
 * @property credits more (positive) or fewer, not 0
 * @property jobId that the case is about, so that nobody gives for it twice
 * @property lotId of the goodwill lot that more of them open
 */
export type Adjustment = {
  readonly credits: number;
  readonly reason: string;
  readonly by: string;
  readonly caseId?: string | undefined;
  readonly jobId?: JobId | undefined;
  readonly lotId: LotId;
};

/** Takes from the lots that would be spent first. */
function takenInBurnOrder(
  account: Account,
  product: Product,
  credits: number,
  now: Instant,
): Lot[] {
  let left = toCredits(credits);
  return inBurnOrder(account.lots, product, now).flatMap((lot) => {
    const taken = toCredits(Math.min(left, lot.remaining));
    left = minus(left, taken);
    const changed = {
      ...lot,
      remaining: minus(lot.remaining, taken),
      adjusted: plus(lot.adjusted, taken),
    };
    return taken === none ? [] : [changed];
  });
}

/**
 * An operator's word on a balance, with who and why (MG-06). More credits open a goodwill lot, which
 * has no cash value and pays first what is owed; fewer are taken from what would be spent first.
 */
export function decideAdjustment(
  account: Account,
  { credits, reason, by, caseId, jobId, lotId }: Adjustment,
  product: Product,
  now: Instant,
): Decision<Books, 'account_closed' | 'insufficient_credits'> {
  const { policy } = product;
  const head: EntryHead = {
    kind: 'adjust',
    clause: houseRules.adjusted,
    policy: policyName(policy),
    by,
    reason,
    ...(caseId && { cause: caseId }),
    ...(jobId && { jobId }),
    facts: { available: available(account) },
  };
  const needed = -credits;
  if (isClosed(account)) return refuse('account_closed', houseRules.adjusted);
  if (needed > available(account)) {
    const facts = { needed, available: available(account) };
    return refuse('insufficient_credits', houseRules.adjusted, facts);
  }

  const books = openBooks(account);
  if (credits < 0) {
    return accept(enter(books, head, takenInBurnOrder(account, product, needed, now)));
  }
  const { rateCard } = rateCardAt(product, now);
  const granted = { lotId, kind: 'goodwill', since: now, rateCard, paidNothing: false } as const;
  const lot = newLot({ ...granted, credits: toCredits(credits) });
  return accept(payOwed(enter(books, head, [lot]), lotId, policy));
}
