import { type Credits, minus, none, sum } from './credits.ts';
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

/**
 * The credits of one grant.
 *
 * @property credits what was granted; never changes
 * @property remaining what may still be drawn
 * @property since the time of purchase, or of the grant where nothing was bought; never changes
 * @property rateCard the card in force at `since`
 * @property paidNothing a purchase that cost nothing has no cash value
 */
export type Lot = Retired & {
  readonly lotId: LotId;
  readonly kind: LotKind;
  readonly credits: Credits;
  readonly remaining: Credits;
  readonly since: Instant;
  readonly rateCard: string;
  readonly frozen: boolean;
  readonly paidNothing: boolean;
};

/** A lot as it is granted: whole, and free to be spent. */
export const newLot = (
  granted: Pick<Lot, 'lotId' | 'kind' | 'credits' | 'since' | 'rateCard' | 'paidNothing'>,
): Lot => ({
  ...granted,
  remaining: granted.credits,
  frozen: false,
  refunded: none,
  clawedBack: none,
  forfeited: none,
  adjusted: none,
});

export type LotState = 'open' | 'frozen' | 'refunded' | 'clawed_back' | 'forfeited';

export const isWhole = (lot: Lot): boolean => lot.remaining === lot.credits;

/** What jobs drew from the lot and did not give back: captured, and pending on running jobs. */
export const drawnFrom = (lot: Lot): Credits =>
  minus(
    lot.credits,
    sum([lot.remaining, lot.refunded, lot.clawedBack, lot.forfeited, lot.adjusted]),
  );

/** A lot partly taken back stays open; one taken back whole is named for how it went. */
export function lotState(lot: Lot): LotState {
  if (lot.frozen) return 'frozen';
  if (lot.refunded === lot.credits) return 'refunded';
  if (lot.clawedBack === lot.credits) return 'clawed_back';
  if (lot.remaining === 0 && lot.forfeited > 0) return 'forfeited';
  return 'open';
}
