import { type Credits, difference, lesser, minus, none, sum } from './credits.ts';
import type { Draw } from './draw.ts';
import type { LotId } from './ids.ts';
import type { Instant } from './instant.ts';

export type LotKind = 'trial' | 'purchase' | 'goodwill';

/** What left a lot for good without being spent on a job, by the reason it left. */
export type Retired = {
  readonly refunded: Credits;
  readonly clawedBack: Credits;
  readonly forfeited: Credits;
  readonly adjusted: Credits;
};

/** Why a lot may not be spent for now. */
export type FreezeReason = 'refund' | 'dispute';

/**
 * What the facts of a lot's payment take from it, whether it can cover that or not.
 *
 * @property refunded by money that was refunded
 * @property clawedBack by money that a dispute took
 * @property forgiven the part of both that nobody owes where the lot cannot cover it
 */
export type Claims = {
  readonly refunded: Credits;
  readonly clawedBack: Credits;
  readonly forgiven: Credits;
};

/**
 * The credits of one grant.
 *
 * @property credits what was granted; never changes
 * @property remaining what may still be drawn
 * @property since the time of purchase, or of the grant where nothing was bought; never changes
 * @property rateCard the card in force at `since`
 * @property paidNothing a purchase that cost nothing has no cash value
 * @property isSuspected it looks like a second payment for the same thing (JM-05)
 * @property isOffered its money back was offered after an outage (JM-07)
 * @property lent the part of `clawedBack` that paid what other lots left owed
 * @property paidBy the lots that paid what this one left owed, in the order they did
 */
export type Lot = Retired & {
  readonly lotId: LotId;
  readonly kind: LotKind;
  readonly credits: Credits;
  readonly remaining: Credits;
  readonly since: Instant;
  readonly rateCard: string;
  readonly paidNothing: boolean;
  readonly frozenBy: readonly FreezeReason[];
  readonly isSuspected: boolean;
  readonly isOffered: boolean;
  readonly claims: Claims;
  readonly lent: Credits;
  readonly paidBy: readonly Draw[];
};

export const noClaims: Claims = { refunded: none, clawedBack: none, forgiven: none };

/** A lot as it is granted: whole, and free to be spent. */
export const newLot = (
  granted: Pick<Lot, 'lotId' | 'kind' | 'credits' | 'since' | 'rateCard' | 'paidNothing'>,
): Lot => ({
  ...granted,
  remaining: granted.credits,
  refunded: none,
  clawedBack: none,
  forfeited: none,
  adjusted: none,
  frozenBy: [],
  isSuspected: false,
  isOffered: false,
  claims: noClaims,
  lent: none,
  paidBy: [],
});

export type LotState = 'open' | 'frozen' | 'refunded' | 'clawed_back' | 'forfeited';

export const isFrozen = ({ frozenBy }: Pick<Lot, 'frozenBy'>): boolean => frozenBy.length > 0;

export const isWhole = (lot: Lot): boolean => lot.remaining === lot.credits;

/** What jobs drew from the lot and did not give back: captured, and pending on running jobs. */
export const drawnFrom = (lot: Lot): Credits =>
  minus(
    lot.credits,
    sum([lot.remaining, lot.refunded, lot.clawedBack, lot.forfeited, lot.adjusted]),
  );

/**
 * What is gone for good and has no price to give back: spent on outputs that were delivered, paid for
 * what other lots left owed, or taken by an operator.
 *
 * @param pending credits of the lot on running jobs
 */
export const spentOf = (lot: Lot, pending: Credits): Credits =>
  sum([minus(drawnFrom(lot), pending), lot.lent, lot.adjusted]);

/** What refunds and disputes took from the lot itself. */
export const takenFrom = ({ refunded, clawedBack, lent }: Lot): Credits =>
  minus(sum([refunded, clawedBack]), lent);

/**
 * What claims can take at most. What was forfeited counts as taken (MG-03); what an operator took is
 * not there to be taken.
 */
export const claimable = ({ credits, claims, forfeited, adjusted }: Lot): Credits => {
  const claimed = lesser(sum([claims.refunded, claims.clawedBack]), credits);
  return lesser(difference(claimed, forfeited), minus(credits, sum([forfeited, adjusted])));
};

/** What is claimed of the lot and has been covered by nothing yet. */
export const shortOf = (lot: Lot): Credits =>
  difference(claimable(lot), sum([takenFrom(lot), ...lot.paidBy.map(({ credits }) => credits)]));

/** What later grants pay of what the lot is short of. */
export const owedBy = (lot: Lot): Credits => {
  const { refunded, clawedBack, forgiven } = lot.claims;
  const owable = difference(lesser(sum([refunded, clawedBack]), lot.credits), forgiven);
  return lesser(shortOf(lot), owable);
};

/**
 * A lot partly taken back stays open; one taken back whole is named for how it went. What it is short
 * of counts as taken, and so does what was forfeited before a dispute took the rest (MG-03).
 */
export function lotState(lot: Lot): LotState {
  const { credits, refunded, clawedBack, claims, forfeited } = lot;
  const isDisputed = claims.clawedBack > 0;
  const paid = lot.paidBy.map((draw) => draw.credits);
  const gone = sum([takenFrom(lot), shortOf(lot), ...paid, isDisputed ? forfeited : none]);
  if (isFrozen(lot)) return 'frozen';
  if (refunded === credits) return 'refunded';
  if (clawedBack === credits) return 'clawed_back';
  if (gone === credits) return isDisputed ? 'clawed_back' : 'refunded';
  return lot.remaining === 0 && forfeited > 0 ? 'forfeited' : 'open';
}
