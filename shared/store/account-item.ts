import type { Account, Closer } from '../domain/account.ts';
import { type AccountId, type EntryId, type JobId, unprefixed } from '../domain/ids.ts';
import { toInstant, toMilliseconds } from '../domain/instant.ts';
import { fromStoredLot, lotName, type StoredLot, toStoredLot } from './lot-item.ts';

/**
 * The account itself, the item every charge writes. Times are milliseconds since 1970.
 *
 * @property watched stands there while credits that come in cannot simply be added to a lot
 */
export type StoredHead = {
  readonly email: string;
  readonly country?: string;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly lots: Record<string, StoredLot>;
  readonly spent?: number;
  readonly lotsVersion: number;
  readonly running?: Readonly<Record<string, true>>;
  readonly closedBy?: Closer;
  readonly watched?: true;
  readonly latest?: string;
};

export const toStoredLots = ({ lots }: Pick<Account, 'lots'>): StoredHead['lots'] =>
  Object.fromEntries(lots.map((lot) => [lotName(lot.lotId), toStoredLot(lot)]));

export const toStoredHead = (account: Account): StoredHead => ({
  email: account.email,
  ...(account.country && { country: account.country }),
  openedAt: toMilliseconds(account.openedAt),
  lots: toStoredLots(account),
  lotsVersion: account.lotsVersion,
  ...(account.lastEntryId && { latest: unprefixed(account.lastEntryId) }),
});

export const fromStoredHead = (
  product: string,
  accountId: AccountId,
  stored: StoredHead,
): Account => ({
  product,
  accountId,
  email: stored.email,
  ...(stored.country && { country: stored.country }),
  openedAt: toInstant(stored.openedAt),
  ...(stored.closedAt && { closedAt: toInstant(stored.closedAt) }),
  ...(stored.closedBy && { closedBy: stored.closedBy }),
  lots: Object.entries(stored.lots).map(([name, lot]) => fromStoredLot(name, lot)),
  spentLots: stored.spent ?? 0,
  lotsVersion: stored.lotsVersion,
  running: Object.keys(stored.running ?? {}).map((name) => name.slice(1) as JobId),
  ...(stored.latest && { lastEntryId: `ent_${stored.latest}` as EntryId }),
});
