import type { Entry } from '../domain/entry.ts';
import { type LotId, lotIdOf } from '../domain/ids.ts';
import { houseRules } from '../policy/house-rules.ts';
import { frozenShares } from './frozen-shares.ts';

/**
 * What becomes of the credits of one lot, each a number of credits more or fewer than nothing.
 *
 * @property drawn by jobs and not given back: captured, and pending on running jobs
 * @property lent the part of `clawedBack` that paid what other lots left owed
 * @property owed what the lot could not cover
 * @property frozen what lies frozen in it, as far as entries tell (see `frozenUntold`)
 */
const parts = {
  granted: 0,
  remaining: 0,
  drawn: 0,
  refunded: 0,
  clawedBack: 0,
  forfeited: 0,
  adjusted: 0,
  lent: 0,
  owed: 0,
  frozen: 0,
} as const;

/**
 * What an entry leaves open, counted to know how far the fold may be trusted.
 *
 * @property grants how often the lot was granted
 * @property refundGivenBack retired by refunds out of what came back to the lot
 * @property repaid given to the lots that had paid for this one
 * @property undone given again because a refund failed
 * @property clawed taken by disputes, whatever came back since
 * @property frozenUntold entries that froze or thawed the lot or another, and do not say which
 */
const doubts = {
  grants: 0,
  refundGivenBack: 0,
  repaid: 0,
  undone: 0,
  clawed: 0,
  frozenUntold: 0,
} as const;

export type Tally = { [Name in keyof typeof parts | keyof typeof doubts]: number };
export const emptyTally = (): Tally => ({ ...parts, ...doubts });

/** @property paysFor the lot that owed what this move pays, or had paid for it and is repaid */
export type Move = {
  readonly lotId: LotId;
  readonly by: Partial<Tally>;
  readonly paysFor?: LotId;
};

/** A payment's lot and the payment share their name. */
const lotOfOrder = ({ orderId }: Entry): LotId | undefined => orderId && lotIdOf(orderId);

/** Credits that come back to a lot because money did not go back: taken by what is undone now. */
function reinstated(entry: Entry, isOwn: boolean, credits: number): Partial<Tally> {
  if (!isOwn) return { clawedBack: -credits, lent: -credits };
  if (entry.clause !== houseRules.refundUndone) return { clawedBack: -credits };
  return { refunded: -credits, undone: credits };
}

function takenByDispute({ cause }: Entry, credits: number): Partial<Tally> {
  return cause === 'owed'
    ? { clawedBack: credits, lent: credits }
    : { clawedBack: credits, clawed: credits };
}

/** What credits that left a lot (or came into it, negative) became (or had been). */
function whereTo(entry: Entry, isOwn: boolean, out: number): Partial<Tally> {
  switch (entry.kind) {
    case 'grant':
      return { granted: -out, grants: 1 };
    case 'charge':
    case 'restore':
      return { drawn: out };
    case 'refund':
      return { refunded: out, ...(entry.cause === 'given_back' && { refundGivenBack: out }) };
    case 'clawback':
      return takenByDispute(entry, out);
    case 'reinstate':
      return reinstated(entry, isOwn, -out);
    case 'forfeit':
      return { forfeited: out };
    case 'adjust':
      return out > 0 ? { adjusted: out } : { granted: -out, grants: 1 };
    default:
      entry.kind satisfies never;
      return {};
  }
}

/** What an entry says of a payment's lot beside the credits it moves. */
function ofOrder(entry: Entry, lotId: LotId): Move {
  const repaid = entry.kind === 'reinstate' && entry.cause === 'repaid' ? entry.credits : 0;
  return { lotId, by: { ...(entry.owed && { owed: entry.owed }), ...(repaid && { repaid }) } };
}

/**
 * What one entry does to each lot. Sums of these are the account, in whatever order they are added up:
 * processes side by side do not enter things in the order in which they happen.
 */
export function movesOf(entry: Entry): Move[] {
  const own = lotOfOrder(entry);
  const direction = Math.sign(entry.credits);
  const paying = entry.kind === 'reinstate' || entry.cause === 'owed';
  const moved = entry.draws.map(({ lotId, credits }): Move => {
    const by = {
      remaining: direction * credits,
      ...whereTo(entry, lotId === own, -direction * credits),
    };
    return paying && own && lotId !== own ? { lotId, by, paysFor: own } : { lotId, by };
  });
  return [...moved, ...frozenShares(entry, own), ...(own ? [ofOrder(entry, own)] : [])];
}
