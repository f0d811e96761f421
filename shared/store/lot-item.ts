import { type Credits, toCredits } from '../domain/credits.ts';
import type { Draw } from '../domain/draw.ts';
import { type LotId, unprefixed } from '../domain/ids.ts';
import { toInstant, toMilliseconds } from '../domain/instant.ts';
import type { Lot, LotKind } from '../domain/lot.ts';

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
];

export type StoredDraw = [lot: string, credits: number];

const kindLetters: Readonly<Record<LotKind, string>> = { trial: 't', purchase: 'p', goodwill: 'g' };
const kindsByLetter: Readonly<Record<string, LotKind>> = {
  t: 'trial',
  p: 'purchase',
  g: 'goodwill',
};

const frozenFlag = 'f';
const paidNothingFlag = '0';

export const lotName = (lotId: LotId): string => unprefixed(lotId);
const lotIdFrom = (name: string) => `lot_${name}` as LotId;

export const toFlags = ({ frozen, paidNothing }: Pick<Lot, 'frozen' | 'paidNothing'>): string =>
  `${frozen ? frozenFlag : ''}${paidNothing ? paidNothingFlag : ''}`;

export function toStoredLot(lot: Lot): StoredLot {
  const { remaining, credits, kind, since, rateCard } = lot;
  const head = [remaining, credits, kindLetters[kind], toMilliseconds(since), rateCard] as const;
  const flags = toFlags(lot);
  const retired = [lot.refunded, lot.clawedBack, lot.forfeited, lot.adjusted] as const;
  if (retired.some((value) => value > 0)) return [...head, flags, [...retired]];
  return flags ? [...head, flags] : [...head];
}

/** @throws when the item holds what no code of ours writes */
export function fromStoredLot(name: string, stored: StoredLot): Lot {
  const [remaining, credits, letter, since, rateCard, flags = '', retired = [0, 0, 0, 0]] = stored;
  const kind = kindsByLetter[letter];
  if (!kind) throw new Error(`lot ${name} is of unknown kind ${letter}`);
  const [refunded, clawedBack, forfeited, adjusted] = retired.map(toCredits) as [
    Credits,
    Credits,
    Credits,
    Credits,
  ];
  return {
    lotId: lotIdFrom(name),
    kind,
    credits: toCredits(credits),
    remaining: toCredits(remaining),
    since: toInstant(since),
    rateCard,
    frozen: flags.includes(frozenFlag),
    paidNothing: flags.includes(paidNothingFlag),
    refunded,
    clawedBack,
    forfeited,
    adjusted,
  };
}

export const toStoredDraws = (draws: readonly Draw[]): StoredDraw[] =>
  draws.map(({ lotId, credits }) => [lotName(lotId), credits]);

export const fromStoredDraws = (draws: readonly StoredDraw[]): Draw[] =>
  draws.map(([name, credits]) => ({ lotId: lotIdFrom(name), credits: toCredits(credits) }));
