import type { Ground } from '../domain/refund.ts';
import type { Ruled } from './ruled.ts';

/**
 * How much a refund gives back: the price of the credits that were not spent, or everything that is
 * left of what was paid.
 */
export type RefundAmount = 'unspent' | 'all';

/** Nobody looks at it, whatever the case. */
type RefusedGround = Ruled & {
  readonly decides: 'refused';
  readonly code: 'quality_not_covered' | 'not_offered';
};

/**
 * A person decides.
 *
 * @property outranks whether it reaches that person also where another rule refuses
 * @property urgentBusinessDays when somebody should look, where that is sooner than the review is due
 */
export type ReviewedGround = Ruled & {
  readonly decides: 'review';
  readonly code: 'case_by_case' | 'claim_to_check' | 'statutory_claim';
  readonly amount: RefundAmount;
  readonly outranks?: boolean;
  readonly urgentBusinessDays?: number;
};

/** Decided by what the ledger knows: the same pack and price, paid again so soon. */
export type DuplicateGround = Ruled & { readonly decides: 'duplicate' };

/** Decided by the outages on record. @property offerDays how long an offer we make of ourselves stays open */
export type OutageGround = Ruled & { readonly decides: 'outage'; readonly offerDays: number };

export type FixedGround = RefusedGround | ReviewedGround;

/** An unspent purchase goes back without a person in a window of time. */
export type WindowGround = Ruled & {
  readonly decides: 'automatic';
  /** Counted from the purchase, the last moment included. */
  readonly windowHours: number;
  readonly closed: Ruled;
  readonly pending: Ruled;
  /** Covers what the provider keeps, at most so much of the gross; absent where nothing is kept. */
  readonly fee?: Ruled & { readonly capPercent: number };
};

/** When money goes back. */
export type CashPolicy = {
  readonly noCashValue: Ruled;
  readonly used: Ruled;
  readonly unused: FixedGround | WindowGround;
  readonly duplicate: FixedGround | DuplicateGround;
  readonly outage: FixedGround | OutageGround;
  readonly quoteMinutes: number;
  readonly review: Ruled & { readonly businessDays: number };
  /**
   * From approval until the provider has accepted it: warned of after `warnAfter` business days. Where
   * the money takes longer, the customer is told from how many days to how many.
   */
  readonly payout: Ruled & {
    readonly businessDays: number;
    readonly warnAfter: number;
    readonly estimateFrom?: number;
  };
  /** Who pays for credits that were taken back and had been spent. */
  readonly uncovered: 'owe' | 'forgive';
} & Readonly<Record<Exclude<Ground, 'unused' | 'duplicate' | 'outage'>, FixedGround>>;

/** How far apart two payments for the same thing are still one payment made twice by mistake. */
export type DuplicatePolicy = Ruled & { readonly minutes: number };

/**
 * What becomes of what is left when an account is closed: forfeited, or looked at by a person before
 * it is (paid credits only; what was not paid for is forfeited either way).
 */
export type ClosurePolicy = Ruled & { readonly paidLots: 'forfeit' | 'review' };
