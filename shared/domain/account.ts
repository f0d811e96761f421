import { type Credits, sum } from './credits.ts';
import type { AccountId, EntryId, JobId } from './ids.ts';
import type { Instant } from './instant.ts';
import { isFrozen, type Lot, owedBy, shortOf } from './lot.ts';

/** Who closes an account. */
export const closers = ['customer', 'operator'] as const;
export type Closer = (typeof closers)[number];

/**
 * A customer's credits in one product.
 *
 * @property lots those that can still matter, in no order
 * @property spentLots how many others there are: spent, with nothing that could come back to them
 * @property lotsVersion counts the changes to which lots may be spent: one came, went, was frozen or
 *   got credits back. A charge tells by it that the lots are still those it planned with; charges
 *   themselves do not count, so they do not undo each other
 * @property running jobs that may still be running: every running one is among them, and some that
 *   have been settled since
 * @property closedBy who asked for it to be closed
 * @property lastEntryId the entry written with the latest change
 */
export type Account = {
  readonly product: string;
  readonly accountId: AccountId;
  readonly email: string;
  readonly country?: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
  readonly closedBy?: Closer;
  readonly lots: readonly Lot[];
  readonly spentLots: number;
  readonly lotsVersion: number;
  readonly running: readonly JobId[];
  readonly lastEntryId?: EntryId;
};

export const isClosed = ({ closedAt }: Account): boolean => closedAt !== undefined;

export const available = ({ lots }: Pick<Account, 'lots'>): Credits =>
  sum(lots.filter((lot) => !isFrozen(lot)).map(({ remaining }) => remaining));

export const frozenCredits = ({ lots }: Pick<Account, 'lots'>): Credits =>
  sum(lots.filter(isFrozen).map(({ remaining }) => remaining));

/** Credits taken back that no lot could cover; later grants pay them first. */
export const owed = ({ lots }: Pick<Account, 'lots'>): Credits => sum(lots.map(owedBy));

/**
 * Whether credits that come into the account cannot simply be added to a lot: some lot is frozen, or
 * short of what is claimed of it, or others have paid for it, or the account is closed.
 */
export const isWatched = (account: Account): boolean =>
  isClosed(account) ||
  account.lots.some((lot) => isFrozen(lot) || shortOf(lot) > 0 || lot.paidBy.length > 0);
