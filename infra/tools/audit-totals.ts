import type { AuditedAccount } from '../../shared/use-cases/audit-account.ts';

/** What the ledgers of many accounts come to, in credits. */
export type Sums = {
  readonly accounts: number;
  readonly entries: number;
  readonly granted: number;
  readonly remaining: number;
  readonly drawn: number;
  readonly refunded: number;
  readonly clawedBack: number;
  readonly forfeited: number;
  readonly adjusted: number;
  readonly frozen: number;
  readonly owed: number;
};

/** By product, in the order they were met. */
export type Totals = ReadonlyMap<string, Sums>;

export const nothing: Sums = {
  accounts: 0,
  entries: 0,
  granted: 0,
  remaining: 0,
  drawn: 0,
  refunded: 0,
  clawedBack: 0,
  forfeited: 0,
  adjusted: 0,
  frozen: 0,
  owed: 0,
};

const ofLots = [
  'granted',
  'remaining',
  'drawn',
  'refunded',
  'clawedBack',
  'forfeited',
  'adjusted',
] as const;

export const sumOf = (all: Iterable<Sums>): Sums =>
  [...all].reduce((total, sums) => {
    const names = Object.keys(nothing) as (keyof Sums)[];
    return Object.fromEntries(names.map((name) => [name, total[name] + sums[name]])) as Sums;
  }, nothing);

/** What one account's ledger says, whether the account agrees or not. */
export function sumsOf({ entries, folded }: AuditedAccount): Sums {
  const { lots, frozen, owed } = folded;
  const parts = ofLots.map((part) => [part, lots.reduce((sum, lot) => sum + lot[part], 0)]);
  return { ...nothing, accounts: 1, entries, frozen, owed, ...Object.fromEntries(parts) };
}

export const withAudit = (totals: Totals, product: string, audited: AuditedAccount): Totals =>
  new Map([...totals, [product, sumOf([totals.get(product) ?? nothing, sumsOf(audited)])]]);
