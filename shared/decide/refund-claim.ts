import type { Credits } from '../domain/credits.ts';
import type { Lot } from '../domain/lot.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import { type Ground, isOpen, type RefundOutcome, type Ruling } from '../domain/refund.ts';
import type { CashPolicy, RefundAmount } from '../policy/cash.ts';
import { houseRules } from '../policy/house-rules.ts';
import type { Policy } from '../policy/policy.ts';
import { claimsOn, elsewhere, refundableMinor } from './claims.ts';
import type { Twin } from './duplicate.ts';
import { disputesOf } from './money-back.ts';

/**
 * All that a claim is judged by.
 *
 * @property pending credits of the lot on running jobs
 * @property twin another payment for the same thing that came before
 * @property downMilliseconds how long the service was completely down in one run after the purchase
 */
export type RefundClaim = {
  readonly lot: Lot;
  readonly pending: Credits;
  readonly payment: Payment;
  readonly paid: Paid;
  readonly ground: Ground;
  readonly twin?: Twin;
  readonly downMilliseconds: number;
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

/** The rule by which a purchase has gone back: refunded, or taken by a dispute. */
export const takenBackClause = (claims: Lot['claims'], { payout }: CashPolicy): string =>
  claims.clawedBack > claims.refunded ? houseRules.disputeLost : payout.clause;

/** Nobody and no rule can pay these: there is no money to give back, or somebody is at it already. */
export function impossible(
  { lot, payment, paid }: RefundClaim,
  { cash }: Policy,
): Ruled | undefined {
  const isRefunding =
    Object.values(payment.ours).some(isOpen) ||
    elsewhere(payment, paid).some(({ status }) => status === 'pending');
  if (lot.paidNothing || paid.amount.amountMinor === 0) {
    return refused('no_cash_value', cash.noCashValue.clause);
  }
  if (isRefunding) return refused('refund_open', cash.payout.clause);
  if (refundableMinor(payment, paid) === 0) {
    return refused(
      'already_refunded',
      takenBackClause(claimsOn(payment, paid, lot.credits, cash), cash),
    );
  }
  return undefined;
}

/** A bank is looking into the payment. */
export const isDisputed = ({ payment, paid }: RefundClaim) =>
  disputesOf(payment, paid).some(({ status }) => status === 'open');
