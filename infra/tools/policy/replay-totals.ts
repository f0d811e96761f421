import type { RefundOutcome } from '../../../shared/domain/refund.ts';
import type { Case } from '../../../shared/use-cases/replay-quotes.ts';

type Answered = Case['told'];

/** Net amounts, in minor units, of what is paid without a person, and of what a person may pay. */
export type Paid = { readonly automatic: number; readonly review: number };

/** What a draft would have paid and taken, in one currency. */
export type CurrencyTotals = {
  readonly currency: string;
  readonly told: Paid;
  readonly now: Paid;
};

export type CreditTotals = { readonly told: Paid; readonly now: Paid };

const add = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const of = (
  answers: readonly Answered[],
  outcome: RefundOutcome,
  amount: (answer: Answered) => number,
) => add(answers.filter((one) => one.outcome === outcome).map(amount));

const paid = (answers: readonly Answered[], amount: (answer: Answered) => number): Paid => ({
  automatic: of(answers, 'automatic', amount),
  review: of(answers, 'review', amount),
});

const netOf = (answer: Answered) => answer.netMinor;
const creditsOf = (answer: Answered): number => answer.creditsRetired;

/** What all cases come to, each currency by itself. */
export function moneyTotals(cases: readonly Case[]): CurrencyTotals[] {
  const currencies = [...new Set(cases.map(({ told }) => told.gross.currency))].toSorted();
  return currencies.map((currency) => {
    const own = cases.filter(({ told }) => told.gross.currency === currency);
    return {
      currency,
      told: paid(
        own.map(({ told }) => told),
        netOf,
      ),
      now: paid(
        own.map(({ now }) => now),
        netOf,
      ),
    };
  });
}

export const creditTotals = (cases: readonly Case[]): CreditTotals => ({
  told: paid(
    cases.map(({ told }) => told),
    creditsOf,
  ),
  now: paid(
    cases.map(({ now }) => now),
    creditsOf,
  ),
});
