import type { Entry } from '../domain/entry.ts';
import type { JobId, LotId, OrderId } from '../domain/ids.ts';
import type { LotKind } from '../domain/lot.ts';
import { emptyTally, movesOf, type Tally } from './entry-moves.ts';

/** Credits by lot, as plain numbers: a ledger that is wrong may tell of less than nothing. */
export type ByLot = ReadonlyMap<LotId, number>;

/**
 * All that the ledger says of one lot.
 *
 * @property kind absent where nothing was granted to it
 * @property paidBy the lots that paid what this one left owed
 * @property untold so many of what refunds and disputes took together may have been taken by the other of
 *   them. Two kinds of entry tell their sum alone: what a lot gives in the place of those that had paid
 *   for it, and what comes back when a refund failed of a lot that a dispute took from as well
 */
export type FoldedLot = Tally & {
  readonly lotId: LotId;
  readonly kind?: LotKind;
  readonly paidBy: ByLot;
  readonly untold: number;
};

/** @property charges how many entries charge it; a job is charged once */
export type FoldedJob = {
  readonly jobId: JobId;
  readonly charges: number;
  readonly charged: ByLot;
  readonly restored: ByLot;
};

/** A purchase as its grant tells it. */
export type FoldedOrder = {
  readonly orderId: OrderId;
  readonly credits: number;
  readonly pack: string;
};

export type Folded = {
  readonly available: number;
  readonly frozen: number;
  readonly owed: number;
  readonly lots: ReadonlyMap<LotId, FoldedLot>;
  readonly jobs: ReadonlyMap<JobId, FoldedJob>;
  readonly orders: ReadonlyMap<OrderId, FoldedOrder>;
};

type Mutable<Of> = { -readonly [Name in keyof Of]: Of[Name] };
type GrowingLot = Mutable<Omit<FoldedLot, 'paidBy' | 'untold'>> & { paidBy: Map<LotId, number> };
type GrowingJob = Mutable<Omit<FoldedJob, 'charged' | 'restored'>> & {
  charged: Map<LotId, number>;
  restored: Map<LotId, number>;
};

function at<Name, Value>(map: Map<Name, Value>, name: Name, fresh: () => Value): Value {
  const found = map.get(name) ?? fresh();
  map.set(name, found);
  return found;
}

const addTo = (amounts: Map<LotId, number>, lotId: LotId, by: number) =>
  amounts.set(lotId, (amounts.get(lotId) ?? 0) + by);

const newLotFold = (lotId: LotId): GrowingLot => ({ lotId, ...emptyTally(), paidBy: new Map() });

const newJobFold = (jobId: JobId): GrowingJob => ({
  jobId,
  charges: 0,
  charged: new Map(),
  restored: new Map(),
});

function grantedKind({ kind, orderId, credits }: Entry): LotKind | undefined {
  if (kind === 'adjust' && credits > 0) return 'goodwill';
  if (kind !== 'grant') return undefined;
  return orderId ? 'purchase' : 'trial';
}

function moveLots(lots: Map<LotId, GrowingLot>, entry: Entry): void {
  for (const { lotId, by, paysFor } of movesOf(entry)) {
    const lot = at(lots, lotId, () => newLotFold(lotId));
    for (const [part, credits] of Object.entries(by)) lot[part as keyof Tally] += credits;
    const kind = grantedKind(entry);
    if (kind && by.grants) lot.kind = kind;
    if (!paysFor) continue;
    const debtor = at(lots, paysFor, () => newLotFold(paysFor));
    addTo(debtor.paidBy, lotId, by.lent ?? 0);
  }
}

function moveJobs(jobs: Map<JobId, GrowingJob>, { kind, jobId, draws }: Entry): void {
  if (!jobId || (kind !== 'charge' && kind !== 'restore')) return;
  const job = at(jobs, jobId, () => newJobFold(jobId));
  if (kind === 'charge') job.charges += 1;
  const amounts = kind === 'charge' ? job.charged : job.restored;
  for (const { lotId, credits } of draws) addTo(amounts, lotId, credits);
}

const untoldOf = ({ refundGivenBack, repaid, undone, clawed }: Tally): number =>
  Math.min(refundGivenBack, repaid) + Math.min(undone, clawed);

/**
 * The account as its entries tell it, from nothing, in time that grows with their number alone. Folds
 * whatever it is given: what is wrong with the entries themselves `entryFaults` says.
 *
 * @param entries all of one account's, oldest first
 */
export function foldLedger(entries: readonly Entry[]): Folded {
  const lots = new Map<LotId, GrowingLot>();
  const jobs = new Map<JobId, GrowingJob>();
  const orders = new Map<OrderId, FoldedOrder>();
  let [available, frozen, owed] = [0, 0, 0];
  for (const entry of entries) {
    available += entry.credits - (entry.frozen ?? 0);
    frozen += entry.frozen ?? 0;
    owed += entry.owed ?? 0;
    moveLots(lots, entry);
    moveJobs(jobs, entry);
    const { kind, orderId, credits, cause: pack = '' } = entry;
    if (kind === 'grant' && orderId) orders.set(orderId, { orderId, credits, pack });
  }
  const told = [...lots].map(([lotId, lot]) => [lotId, { ...lot, untold: untoldOf(lot) }] as const);
  return { available, frozen, owed, lots: new Map(told), jobs, orders };
}
