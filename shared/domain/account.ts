import { type Credits, sum } from './credits.ts';
import type { AccountId, EntryId, JobId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Lot } from './lot.ts';

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
 * @property owed credits taken back that no lot could cover
 * @property lastEntryId the entry written with the latest change
 */
export type Account = {
  readonly product: string;
  readonly accountId: AccountId;
  readonly email: string;
  readonly country?: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
  readonly lots: readonly Lot[];
  readonly spentLots: number;
  readonly lotsVersion: number;
  readonly running: readonly JobId[];
  readonly owed: Credits;
  readonly lastEntryId?: EntryId;
};

export const isClosed = ({ closedAt }: Account): boolean => closedAt !== undefined;

export const available = ({ lots }: Pick<Account, 'lots'>): Credits =>
  sum(lots.filter(({ frozen }) => !frozen).map(({ remaining }) => remaining));

export const frozenCredits = ({ lots }: Pick<Account, 'lots'>): Credits =>
  sum(lots.filter(({ frozen }) => frozen).map(({ remaining }) => remaining));
