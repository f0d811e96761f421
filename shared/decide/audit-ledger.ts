import type { Difference, Unreadable } from '../domain/difference.ts';
import type { Entry } from '../domain/entry.ts';
import type { EntryId, LotId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { LotKind } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import type { Product } from '../policy/product.ts';
import { belowZero } from './below-zero.ts';
import { compareJobs } from './compare-jobs.ts';
import { compareAccount, compareLots, type Holdings } from './compare-lots.ts';
import { compareOrders } from './compare-orders.ts';
import { entryFaults } from './entry-faults.ts';
import { type Folded, type FoldedLot, foldLedger } from './fold-ledger.ts';
import { knownRules } from './known-rules.ts';

/**
 * All there is of one account, as of one moment.
 *
 * @property holdings absent where the account's own item is not there, or cannot be read
 * @property entries oldest first
 * @property jobs those that entries or the account name, as many as exist
 */
export type Records = {
  readonly holdings?: Holdings;
  readonly entries: readonly Entry[];
  readonly orders: readonly Order[];
  readonly jobs: readonly Job[];
  readonly unreadable: readonly Unreadable[];
};

/** What the ledger says of a lot. @property frozen absent where entries do not tell of this lot alone */
export type AuditedLot = {
  readonly lotId: LotId;
  readonly kind?: LotKind;
  readonly granted: number;
  readonly remaining: number;
  readonly drawn: number;
  readonly refunded: number;
  readonly clawedBack: number;
  readonly forfeited: number;
  readonly adjusted: number;
  readonly lent: number;
  readonly owed: number;
  readonly frozen?: number;
};

/**
 * Whether the ledger folded from nothing is the account.
 *
 * @property entries how many there are
 * @property folded the account as its entries tell it
 */
export type Audit = {
  readonly entries: number;
  readonly agrees: boolean;
  readonly folded: {
    readonly available: number;
    readonly frozen: number;
    readonly owed: number;
    readonly lots: readonly AuditedLot[];
  };
  readonly differences: readonly Difference[];
};

const auditedLot = ({ lotId, kind, frozen, frozenUntold, ...lot }: FoldedLot): AuditedLot => ({
  lotId,
  ...(kind && { kind }),
  granted: lot.granted,
  remaining: lot.remaining,
  drawn: lot.drawn,
  refunded: lot.refunded,
  clawedBack: lot.clawedBack,
  forfeited: lot.forfeited,
  adjusted: lot.adjusted,
  lent: lot.lent,
  owed: lot.owed,
  ...(frozenUntold === 0 && { frozen }),
});

/** The account names the entry written with its latest change. It need not be the one that sorts last. */
function lastEntry(entries: readonly Entry[], named: EntryId | undefined): Difference[] {
  const newest = entries.at(-1)?.entryId;
  const isThere = named ? entries.some(({ entryId }) => entryId === named) : !newest;
  if (isThere) return [];
  const ledger = newest && { ledger: newest };
  return [{ what: 'last_entry', where: 'account', ...ledger, ...(named && { account: named }) }];
}

function compared(folded: Folded, { holdings, entries, orders, jobs, unreadable }: Records) {
  const broken = new Set(unreadable.map(({ where }) => where));
  const ofOrders = compareOrders(folded, orders, broken);
  if (!holdings) {
    const missing: Difference = { what: 'account_missing', where: 'account' };
    return broken.has('account') ? ofOrders : [missing, ...ofOrders];
  }
  return [
    ...compareAccount(folded, holdings),
    ...lastEntry(entries, holdings.account.lastEntryId),
    ...compareLots(folded, holdings, broken),
    ...compareJobs(folded, holdings.account, jobs, broken),
    ...ofOrders,
  ];
}

/**
 * Folds a ledger from nothing and compares what comes of it with the account, part by part.
 *
 * The ledger does not tell everything. It has no entry for a freeze of an empty lot, for which freeze took
 * over from another, for captures, nor for when and at which rates a lot was bought; those are compared
 * with nothing. Where it tells a sum alone, the sum is compared: see `FoldedLot.untold`, `frozenShares`.
 */
export function auditLedger(records: Records, product: Product): Audit {
  const { entries, unreadable } = records;
  const folded = foldLedger(entries);
  const { available, frozen, owed } = folded;
  const differences: Difference[] = [
    ...unreadable.map(({ where, why }) => ({ what: 'unreadable', where, account: why }) as const),
    ...entryFaults(entries, knownRules(product)),
    ...belowZero(entries),
    ...compared(folded, records),
  ];
  return {
    entries: entries.length,
    agrees: differences.length === 0,
    folded: { available, frozen, owed, lots: [...folded.lots.values()].map(auditedLot) },
    differences,
  };
}
