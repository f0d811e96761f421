import { type Credits, toCredits } from '../domain/credits.ts';
import type { Draw } from '../domain/draw.ts';
import { type LotId, unprefixed } from '../domain/ids.ts';
import { toInstant, toMilliseconds } from '../domain/instant.ts';
import type { FreezeReason, Lot, LotKind } from '../domain/lot.ts';

/**
 * A charge writes the account's head whole, so twenty lots must fit into its first kilobyte: a lot
 * is a tuple, under the part of its id that follows the prefix.
 */
export type StoredLot = [
  remaining: number,
  credits: number,
  kind: string,
  since: number,
  rateCard: string,
  flags?: string,
  retired?: [refunded: number, clawedBack: number, forfeited: number, adjusted: number],
  claimed?: [
    refunded: number,
    clawedBack: number,
    forgiven: number,
    lent: number,
    paidBy: StoredDraw[],
  ],
];

export type StoredDraw = [lot: string, credits: number];

const kindLetters: Readonly<Record<LotKind, string>> = { trial: 't', purchase: 'p', goodwill: 'g' };
const kindsByLetter: Readonly<Record<string, LotKind>> = {
  t: 'trial',
  p: 'purchase',
  g: 'goodwill',
};

const freezeFlags: Readonly<Record<FreezeReason, string>> = { refund: 'r', dispute: 'd' };
const paidNothingFlag = '0';
const suspectedFlag = 's';
const offeredFlag = 'o';

export const lotName = (lotId: LotId): string => unprefixed(lotId);
const lotIdFrom = (name: string) => `lot_${name}` as LotId;

const toFlags = (lot: Lot): string =>
  [
    ...lot.frozenBy.map((reason) => freezeFlags[reason]),
    lot.paidNothing ? paidNothingFlag : '',
    lot.isSuspected ? suspectedFlag : '',
    lot.isOffered ? offeredFlag : '',
  ].join('');

const toRetired = (lot: Lot): NonNullable<StoredLot[6]> => [
  lot.refunded,
  lot.clawedBack,
  lot.forfeited,
  lot.adjusted,
];

const toClaimed = ({ claims, lent, paidBy }: Lot): NonNullable<StoredLot[7]> => [
  claims.refunded,
  claims.clawedBack,
  claims.forgiven,
  lent,
  toStoredDraws(paidBy),
];

const isNothing = (part: readonly unknown[]) =>
  part.every((value) => value === 0 || (Array.isArray(value) && value.length === 0));

/** What is nothing is left out from the end, so that most lots are five places long. */
export function toStoredLot(lot: Lot): StoredLot {
  const { remaining, credits, kind, since, rateCard } = lot;
  const head = [remaining, credits, kindLetters[kind], toMilliseconds(since), rateCard] as const;
  const [flags, retired, claimed] = [toFlags(lot), toRetired(lot), toClaimed(lot)];
  if (!isNothing(claimed)) return [...head, flags, retired, claimed];
  if (!isNothing(retired)) return [...head, flags, retired];
  return flags ? [...head, flags] : [...head];
}

type Four<Value> = readonly [Value, Value, Value, Value];

const allCredits = (numbers: Four<number>) => numbers.map(toCredits) as unknown as Four<Credits>;

function claimedIn(claimed: StoredLot[7]): Pick<Lot, 'claims' | 'lent' | 'paidBy'> {
  const [byRefunds, byDisputes, spared, given, paidBy] = claimed ?? [0, 0, 0, 0, []];
  const numbers = [byRefunds, byDisputes, spared, given] as const;
  const [refunded, clawedBack, forgiven, lent] = allCredits(numbers);
  return { claims: { refunded, clawedBack, forgiven }, lent, paidBy: fromStoredDraws(paidBy) };
}

const freezeReasons = Object.keys(freezeFlags) as FreezeReason[];

/** @throws when the item holds what no code of ours writes */
export function fromStoredLot(name: string, stored: StoredLot): Lot {
  const [remaining, credits, letter, since, rateCard, flags = '', retired, claimed] = stored;
  const kind = kindsByLetter[letter];
  if (!kind) throw new Error(`lot ${name} is of unknown kind ${letter}`);
  const [refunded, clawedBack, forfeited, adjusted] = allCredits(retired ?? [0, 0, 0, 0]);
  return {
    lotId: lotIdFrom(name),
    kind,
    credits: toCredits(credits),
    remaining: toCredits(remaining),
    since: toInstant(since),
    rateCard,
    paidNothing: flags.includes(paidNothingFlag),
    frozenBy: freezeReasons.filter((reason) => flags.includes(freezeFlags[reason])),
    isSuspected: flags.includes(suspectedFlag),
    isOffered: flags.includes(offeredFlag),
    refunded,
    clawedBack,
    forfeited,
    adjusted,
    ...claimedIn(claimed),
  };
}

export const toStoredDraws = (draws: readonly Draw[]): StoredDraw[] =>
  draws.map(({ lotId, credits }) => [lotName(lotId), credits]);

export const fromStoredDraws = (draws: readonly StoredDraw[]): Draw[] =>
  draws.map(([name, credits]) => ({ lotId: lotIdFrom(name), credits: toCredits(credits) }));
