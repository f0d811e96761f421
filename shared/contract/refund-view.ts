import { type Refund, refundState } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { under } from '../policy/product.ts';
import { amountsOf, explainRefund } from './explain-refund.ts';
import { decisionWithin, explainRefundQuote, payoutWithin } from './explain-refund-quote.ts';
import type { Reader } from './reader.ts';

/** Read by the version that it was judged by. */
export function refundQuoteView(quote: RefundQuote, { language, product }: Reader) {
  const reader: Reader = { language, product: under(product, quote.policy) };
  const waitsForPerson = quote.outcome === 'review' && quote.code !== 'lot_pending';
  return {
    refundQuoteId: quote.refundQuoteId,
    orderId: quote.orderId,
    ground: quote.ground,
    outcome: quote.outcome,
    code: quote.code,
    clause: quote.clause,
    explanation: explainRefundQuote(quote, reader),
    ...amountsOf(quote),
    creditsRetired: quote.creditsRetired,
    ...(waitsForPerson && { decisionWithin: decisionWithin(reader) }),
    payoutWithin: payoutWithin(reader),
    expiresAt: quote.expiresAt,
    ...(quote.redacted && { redacted: quote.redacted }),
  };
}

type Told = Omit<Refund, 'attempt' | 'calls' | 'judgedAt' | 'claims' | 'policy'> & {
  readonly accountId?: string;
  readonly external: boolean;
};

export const refundView = (refund: Told, reader: Reader) => ({
  refundId: refund.refundId,
  orderId: refund.orderId,
  accountId: refund.accountId ?? '',
  ground: refund.ground,
  state: refundState(refund),
  ...amountsOf(refund),
  creditsRetired: refund.creditsRetired,
  ...(refund.decisionDueAt && { decisionDueAt: refund.decisionDueAt }),
  ...(refund.payoutDueAt && { payoutDueAt: refund.payoutDueAt }),
  ...(refund.remindedOf === 'missed' && { overdue: true }),
  external: refund.external,
  clause: refund.clause,
  explanation: explainRefund(refund, reader),
  history: refund.history,
});
