import { type Account, type Closer, isClosed } from '../domain/account.ts';
import { none, plus } from '../domain/credits.ts';
import type { Lot } from '../domain/lot.ts';
import { policyName } from '../policy/policy.ts';
import { closureOf, type Product } from '../policy/product.ts';
import { type Books, enter } from './books.ts';

const isPaid = ({ kind, paidNothing }: Lot): boolean => kind === 'purchase' && !paidNothing;

/** Where paid credits do not vanish with their account, a person looks at them (PR-15, JM-09). */
export const goesToReview = (lot: Lot, closedBy: Closer, product: Product): boolean =>
  isPaid(lot) && closureOf(product, lot.since, closedBy).paidLots === 'review';

/**
 * What closing an account takes: everything left, credits frozen for a dispute too (MG-10), but for
 * those of an open refund, which survives, and those that go to review.
 */
export const forfeitable = (
  { lots }: Pick<Account, 'lots'>,
  closedBy: Closer,
  product: Product,
): Lot[] =>
  lots.filter(
    (lot) =>
      lot.remaining > 0 &&
      !lot.frozenBy.includes('refund') &&
      !goesToReview(lot, closedBy, product),
  );

const forfeited = (lot: Lot): Lot => ({
  ...lot,
  remaining: none,
  forfeited: plus(lot.forfeited, lot.remaining),
});

/**
 * A closed account keeps nothing: what is left in it, or comes into it, is forfeited (SK-16).
 *
 * @param decided lots of which a person has decided that they are not paid back
 */
export function forfeitLeft(books: Books, product: Product, decided: readonly Lot[] = []): Books {
  const { account } = books;
  if (!isClosed(account)) return books;
  const by = account.closedBy ?? 'customer';
  const lots = [...forfeitable(account, by, product), ...decided].map(forfeited);
  const { policy } = product;
  const { clause } = policy.closure[by];
  const head = { kind: 'forfeit', clause, policy: policyName(policy), cause: by } as const;
  const { closedAt = '' } = account;
  return enter(books, { ...head, facts: { closedAt } }, lots);
}
