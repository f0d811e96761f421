import type { ClaimFacts } from '../domain/claim-facts.ts';
import type { Credits } from '../domain/credits.ts';
import { drawnFrom, type Lot, spentOf } from '../domain/lot.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import { type Ground, isOpen, type RefundOutcome, type Ruling } from '../domain/refund.ts';
import type { CashPolicy, RefundAmount } from '../policy/cash.ts';
import { houseRules } from '../policy/house-rules.ts';
import type { Policy } from '../policy/policy.ts';
import { claimsOn, elsewhere, refundableMinor, unclaimed } from './claims.ts';
import { disputesOf } from './money-back.ts';

/** What of a claim lies outside of its own purchase. */
export type Circumstances = Pick<ClaimFacts, 'twin' | 'downMilliseconds' | 'kept'>;

/**
 * Somebody asks for the money of a purchase.
 *
 * @property pending credits of the lot on running jobs
 */
export type RefundClaim = Circumstances & {
  readonly lot: Lot;
  readonly pending: Credits;
  readonly payment: Payment;
  readonly paid: Paid;
  readonly ground: Ground;
};

/** @property amount what it would give back, where it is not refused */
export type Ruled = Ruling & {
  readonly outcome: RefundOutcome;
  readonly amount: RefundAmount;
  readonly outranks?: Ruling;
};

export const refused = (code: Ruling['code'], clause: string): Ruled => ({
  outcome: 'refused',
  code,
  clause,
  amount: 'unspent',
});

export const automatic = (clause: string, amount: RefundAmount): Ruled => ({
  outcome: 'automatic',
  code: 'eligible',
  clause,
  amount,
});

export const review = (code: Ruling['code'], clause: string, amount: RefundAmount): Ruled => ({
  outcome: 'review',
  code,
  clause,
  amount,
});

/** Whom most of what is claimed of a lot went by. */
export const takenBackBy = ({ claims }: Pick<Lot, 'claims'>): ClaimFacts['takenBy'] =>
  claims.clawedBack > claims.refunded ? 'dispute' : 'refund';

/** The rule by which a purchase has gone back: refunded, or taken by a dispute. */
export const takenBackClause = (by: ClaimFacts['takenBy'], { payout }: CashPolicy): string =>
  by === 'dispute' ? houseRules.disputeLost : payout.clause;

/** The claim as it is judged, and kept: without the payment itself, and without any rule. */
export function factsOf(claim: RefundClaim): ClaimFacts {
  const { lot, pending, payment, paid, ground, twin, downMilliseconds, kept } = claim;
  const isRefunding =
    Object.values(payment.ours).some(isOpen) ||
    elsewhere(payment, paid).some(({ status }) => status === 'pending');
  const claims = claimsOn(payment, paid, lot.credits, { uncovered: 'owe' });
  return {
    ground,
    purchasedAt: lot.since,
    paid: paid.amount,
    leftMinor: refundableMinor(payment, paid),
    credits: lot.credits,
    remaining: lot.remaining,
    pending,
    drawn: drawnFrom(lot),
    spent: spentOf(lot, pending),
    lent: lot.lent,
    forfeited: lot.forfeited,
    unclaimed: unclaimed(lot.credits, lot.claims),
    paidNothing: lot.paidNothing,
    isRefunding,
    isDisputed: disputesOf(payment, paid).some(({ status }) => status === 'open'),
    takenBy: takenBackBy({ claims }),
    ...(twin && { twin }),
    downMilliseconds,
    ...(kept && { kept }),
  };
}

/** Nobody and no rule can pay these: there is no money to give back, or somebody is at it already. */
export function impossible(facts: ClaimFacts, { cash }: Policy): Ruled | undefined {
  if (facts.paidNothing || facts.paid.amountMinor === 0) {
    return refused('no_cash_value', cash.noCashValue.clause);
  }
  if (facts.isRefunding) return refused('refund_open', cash.payout.clause);
  return facts.leftMinor === 0
    ? refused('already_refunded', takenBackClause(facts.takenBy, cash))
    : undefined;
}
