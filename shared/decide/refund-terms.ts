import type { ClaimFacts } from '../domain/claim-facts.ts';
import { lesser, none, plus } from '../domain/credits.ts';
import { type Money, toMoney } from '../domain/money.ts';
import type { RefundTerms } from '../domain/refund.ts';
import { shareDown, shareUp } from '../domain/share.ts';
import type { RefundAmount } from '../policy/cash.ts';
import type { Ruled } from './refund-claim.ts';

/** Nothing is paid and nothing is taken. */
export const noTerms = ({ currency }: Money): RefundTerms => ({
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
 * @param pending whether credits on running jobs count as not spent
 */
export function refundTerms(
  facts: ClaimFacts,
  amount: RefundAmount,
  pending: 'unspent' | 'spent',
): RefundTerms {
  const { paid, leftMinor, credits, remaining, unclaimed: claims } = facts;
  const { currency, amountMinor } = paid;
  const spent = pending === 'spent' ? plus(facts.spent, facts.pending) : facts.spent;
  if (amount === 'all' || spent === none) {
    const retired = amount === 'all' ? remaining : lesser(claims, credits);
    return { gross: toMoney(leftMinor, currency), feeMinor: 0, creditsRetired: retired, claims };
  }
  const price = shareUp(amountMinor, remaining, credits);
  const gross = toMoney(Math.min(leftMinor, price), currency);
  return { gross, feeMinor: 0, creditsRetired: remaining, claims: remaining };
}

/**
 * The terms of a claim as it was ruled. Only where the answer waits for the running jobs do their
 * credits count as not spent; nobody is paid for a render that may yet be delivered.
 */
export const termsOf = (
  facts: ClaimFacts,
  { amount, code }: Pick<Ruled, 'amount' | 'code'>,
): RefundTerms => refundTerms(facts, amount, code === 'lot_pending' ? 'unspent' : 'spent');

/**
 * What is kept of a refund: what the provider is known to keep of it, at most so many percent of the
 * gross; both rounded down, for the customer (SK-11).
 *
 * @param kept the provider's fee for the whole payment, where it is known
 */
export function feeMinor(
  gross: Money,
  { kept, paid }: Pick<ClaimFacts, 'kept' | 'paid'>,
  capPercent: number,
): number {
  if (!kept || kept.currency !== gross.currency || paid.amountMinor === 0) return 0;
  const cap = shareDown(gross.amountMinor, capPercent, 100);
  const part = Math.min(gross.amountMinor, paid.amountMinor);
  return Math.min(cap, shareDown(kept.amountMinor, part, paid.amountMinor));
}
