import { type Account, frozenCredits, isWatched } from '../domain/account.ts';
import type { Difference, DifferenceWord } from '../domain/difference.ts';
import type { LotId } from '../domain/ids.ts';
import { isFrozen, type Lot, owedBy } from '../domain/lot.ts';
import type { ByLot, Folded, FoldedLot } from './fold-ledger.ts';

/** What jobs drew from it, as far as its other parts leave anything; less than nothing where they do not. */
const drawnOf = ({ credits, remaining, ...lot }: Lot): number =>
  credits - remaining - lot.refunded - lot.clawedBack - lot.forfeited - lot.adjusted;

/** Its parts make up what was granted, none of them below 0 (invariant 1). */
const addsUp = (lot: Lot): boolean =>
  drawnOf(lot) >= 0 && lot.refunded + lot.clawedBack >= lot.lent;

const add = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Lots with credits in a fixed order, to be compared and shown. */
export const namedCredits = (amounts: ByLot): string =>
  [...amounts]
    .filter(([, credits]) => credits !== 0)
    .map(([lotId, credits]) => `${lotId} ${credits}`)
    .toSorted()
    .join(', ');

export const byLot = (
  draws: readonly { readonly lotId: LotId; readonly credits: number }[],
): ByLot =>
  draws.reduce(
    (amounts, { lotId, credits }) => amounts.set(lotId, (amounts.get(lotId) ?? 0) + credits),
    new Map<LotId, number>(),
  );

type Row = readonly [DifferenceWord, ledger: number | string, account: number | string];

const differing = (where: string, rows: readonly Row[]): Difference[] =>
  rows.flatMap(([what, ledger, account]) =>
    ledger === account ? [] : [{ what, where, ledger, account }],
  );

/**
 * What refunds and what disputes took. Where entries tell the sum alone (`untold`), that is compared, and
 * each of the two as closely as it is told.
 */
function takenBack(told: FoldedLot, lot: Lot): readonly Row[] {
  const isSame = told.refunded + told.clawedBack === lot.refunded + lot.clawedBack;
  const isTold = Math.abs(told.refunded - lot.refunded) <= told.untold;
  if (isSame && isTold) return [];
  return [
    ['refunded', told.refunded, lot.refunded],
    ['clawed_back', told.clawedBack, lot.clawedBack],
  ];
}

function compareLot(told: FoldedLot, lot: Lot): Difference[] {
  const frozen = isFrozen(lot) ? lot.remaining : 0;
  return differing(lot.lotId, [
    ['kind', told.kind ?? 'none', lot.kind],
    ['granted', told.granted, lot.credits],
    ['remaining', told.remaining, lot.remaining],
    ['drawn', told.drawn, drawnOf(lot)],
    ...takenBack(told, lot),
    ['forfeited', told.forfeited, lot.forfeited],
    ['adjusted', told.adjusted, lot.adjusted],
    ['lent', told.lent, lot.lent],
    ['paid_by', namedCredits(told.paidBy), namedCredits(byLot(lot.paidBy))],
    ...(addsUp(lot) ? ([['owed', told.owed, owedBy(lot)]] as const) : []),
    ...(told.frozenUntold > 0 ? [] : ([['frozen', told.frozen, frozen]] as const)),
  ]);
}

/**
 * What is wrong with a lot whatever the other side says of it. What is claimed of it follows from its
 * payment, and no entry tells it; but no more is taken for it than that.
 */
function partsOf(lot: Lot): Difference[] {
  const { lotId: where, refunded, clawedBack, lent, claims } = lot;
  if (!addsUp(lot)) return [{ what: 'parts', where, account: drawnOf(lot) }];
  const taken = refunded + clawedBack - lent + add(lot.paidBy.map(({ credits }) => credits));
  const claimed = claims.refunded + claims.clawedBack;
  const isCovered = refunded <= claims.refunded && taken <= claimed;
  return isCovered ? [] : [{ what: 'claims', where, ledger: taken, account: claimed }];
}

const grantsOf = ({ lotId, grants }: FoldedLot): Difference[] =>
  grants > 1 ? [{ what: 'granted_twice', where: lotId, ledger: grants }] : [];

/** @property spent the lots that have left the account's own item @property watched as that item says */
export type Holdings = {
  readonly account: Account;
  readonly spent: readonly Lot[];
  readonly watched: boolean;
};

/** The account itself: what its lots hold, and what it says of them (invariant 2). */
export function compareAccount(
  folded: Folded,
  { account, spent, watched }: Holdings,
): Difference[] {
  const lots = [...account.lots, ...spent];
  const available = add(account.lots.filter((lot) => !isFrozen(lot)).map((lot) => lot.remaining));
  const isSound = lots.every(addsUp);
  return differing('account', [
    ['available', folded.available, available],
    ['frozen', folded.frozen, frozenCredits(account)],
    ...(isSound ? ([['owed', folded.owed, add(lots.map(owedBy))]] as const) : []),
    ...(isSound ? ([['watched', String(isWatched(account)), String(watched)]] as const) : []),
    ['spent_lots', spent.length, account.spentLots],
  ]);
}

/**
 * Every lot there is on either side, part by part (invariant 1).
 *
 * @param unreadable lots that exist and say nothing: they are not missing
 */
export function compareLots(
  folded: Folded,
  { account, spent }: Holdings,
  unreadable: ReadonlySet<string>,
): Difference[] {
  const lots = [...account.lots, ...spent];
  const held = new Map(lots.map((lot) => [lot.lotId, lot]));
  const own = new Set(account.lots.map(({ lotId }) => lotId));
  const twice = spent.filter(({ lotId }) => own.has(lotId));
  const gone = [...folded.lots.values()].filter(
    ({ lotId }) => !held.has(lotId) && !unreadable.has(lotId),
  );
  const compared = [...held.values()].flatMap((lot): Difference[] => {
    const told = folded.lots.get(lot.lotId);
    if (told) return [...grantsOf(told), ...partsOf(lot), ...compareLot(told, lot)];
    return [{ what: 'not_granted', where: lot.lotId, account: lot.credits }];
  });
  return [
    ...compared,
    ...gone.map(
      ({ lotId, granted }) => ({ what: 'lot_missing', where: lotId, ledger: granted }) as const,
    ),
    ...twice.map(({ lotId }) => ({ what: 'listed_twice', where: lotId }) as const),
  ];
}
