import { type Money, toMoney } from '../domain/money.ts';
import {
  grossMinor,
  netMinor,
  type Refund,
  type RefundTerms,
  refundState,
} from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Policy } from '../policy/policy.ts';
import { explainQuote, explainRefund } from './explain-refund.ts';

const days = (count: number) => `${count} business day${count === 1 ? '' : 's'}`;

/** How long until somebody has decided, and until the money is back; in words. */
const decisionWithin = ({ cash }: Policy) => days(cash.review.businessDays);

const payoutWithin = ({ cash: { payout } }: Policy) =>
  payout.estimateFrom
    ? `${payout.estimateFrom} to ${days(payout.businessDays)}`
    : days(payout.businessDays);

type Paying = RefundTerms & { readonly paidMinor?: number };

const moneyOf = (terms: Paying): { gross: Money; fee: Money; net: Money } => {
  const { currency } = terms.gross;
  return {
    gross: toMoney(grossMinor(terms), currency),
    fee: toMoney(terms.feeMinor, currency),
    net: toMoney(netMinor(terms), currency),
  };
};

export const refundQuoteView = (quote: RefundQuote, policy: Policy) => ({
  refundQuoteId: quote.refundQuoteId,
  orderId: quote.orderId,
  ground: quote.ground,
  outcome: quote.outcome,
  code: quote.code,
  clause: quote.clause,
  explanation: explainQuote(quote, policy),
  ...moneyOf(quote),
  creditsRetired: quote.creditsRetired,
  ...(quote.outcome === 'review' &&
    quote.code !== 'lot_pending' && { decisionWithin: decisionWithin(policy) }),
  payoutWithin: payoutWithin(policy),
  expiresAt: quote.expiresAt,
});

type Told = Omit<Refund, 'attempt' | 'calls' | 'judgedAt' | 'claims' | 'policy'> & {
  readonly accountId?: string;
  readonly external: boolean;
};

export const refundView = (refund: Told) => ({
  refundId: refund.refundId,
  orderId: refund.orderId,
  accountId: refund.accountId ?? '',
  ground: refund.ground,
  state: refundState(refund),
  ...moneyOf({ ...refund, claims: refund.creditsRetired }),
  creditsRetired: refund.creditsRetired,
  ...(refund.decisionDueAt && { decisionDueAt: refund.decisionDueAt }),
  ...(refund.payoutDueAt && { payoutDueAt: refund.payoutDueAt }),
  ...(refund.remindedOf === 'missed' && { overdue: true }),
  external: refund.external,
  clause: refund.clause,
  explanation: explainRefund(refund),
  history: refund.history,
});
