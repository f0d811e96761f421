import { type Credits, lesser, none } from '../domain/credits.ts';
import { type Lot, spentOf } from '../domain/lot.ts';
import { type Money, toMoney } from '../domain/money.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import type { RefundTerms } from '../domain/refund.ts';
import { shareDown, shareUp } from '../domain/share.ts';
import type { RefundAmount } from '../policy/cash.ts';
import { refundableMinor, unclaimed } from './claims.ts';
import type { RefundClaim, Ruled } from './refund-claim.ts';

/** Nothing is paid and nothing is taken. */
export const noTerms = ({ amount: { currency } }: Paid): RefundTerms => ({
  gross: toMoney(0, currency),
  feeMinor: 0,
  creditsRetired: none,
  claims: none,
});

/**
 * What a refund would pay and take. The price of credits that were not spent is rounded up, for the
 * customer, and is never more than is left of the payment.
 *
 * @param amount `unspent`: what was not spent, at what it cost; `all`: everything that is left
 * @param pending credits of the lot on running jobs that count as not spent
 */
export function refundTerms(
  { lot, pending }: { readonly lot: Lot; readonly pending: Credits },
  payment: Payment,
  paid: Paid,
  amount: RefundAmount,
): RefundTerms {
  const left = refundableMinor(payment, paid);
  const { currency, amountMinor } = paid.amount;
  const claims = unclaimed(lot.credits, lot.claims);
  const isUnspent = spentOf(lot, pending) === 0;
  if (amount === 'all' || isUnspent) {
    const retired = amount === 'all' ? lot.remaining : lesser(claims, lot.credits);
    return { gross: toMoney(left, currency), feeMinor: 0, creditsRetired: retired, claims };
  }
  const price = shareUp(amountMinor, lot.remaining, lot.credits);
  const gross = toMoney(Math.min(left, price), currency);
  return { gross, feeMinor: 0, creditsRetired: lot.remaining, claims: lot.remaining };
}

/**
 * The terms of a claim as it was ruled. Only where the answer waits for the running jobs do their
 * credits count as not spent; nobody is paid for a render that may yet be delivered.
 */
export const termsOf = (
  { lot, pending, payment, paid }: RefundClaim,
  { amount, code }: Pick<Ruled, 'amount' | 'code'>,
): RefundTerms =>
  refundTerms({ lot, pending: code === 'lot_pending' ? pending : none }, payment, paid, amount);

/**
 * What is kept of a refund: what the provider is known to keep of it, at most so many percent of the
 * gross; both rounded down, for the customer (SK-11).
 *
 * @param kept the provider's fee for the whole payment, where it is known
 */
export function feeMinor(
  gross: Money,
  kept: Money | undefined,
  paid: Paid,
  capPercent: number,
): number {
  if (!kept || kept.currency !== gross.currency || paid.amount.amountMinor === 0) return 0;
  const cap = shareDown(gross.amountMinor, capPercent, 100);
  const part = Math.min(gross.amountMinor, paid.amount.amountMinor);
  return Math.min(cap, shareDown(kept.amountMinor, part, paid.amount.amountMinor));
}
