import type { RefundQuote } from '../domain/refund-quote.ts';
import {
  explainAgainst,
  explainLaw,
  explainReason,
  explainSpender,
  isOutranked,
  policyNamed,
} from './explain-reason.ts';
import { amountsOf, sayOfRefunds } from './explain-refund.ts';
import { together } from './messages/say.ts';
import type { Reader } from './reader.ts';

/** How long until somebody has decided, in words. */
export function decisionWithin(reader: Reader): string {
  const { businessDays: days } = reader.product.policy.cash.review;
  return sayOfRefunds(reader, 'business_days', { days });
}

/** How long until the money is back, in words. */
export function payoutWithin(reader: Reader): string {
  const { businessDays: days, estimateFrom: from } = reader.product.policy.cash.payout;
  return from
    ? sayOfRefunds(reader, 'business_days_between', { from, days })
    : sayOfRefunds(reader, 'business_days', { days });
}

/** What would be paid and taken. */
function explainTerms(quote: RefundQuote, reader: Reader): string {
  const { lotId: lot, creditsRetired: credits, feeMinor } = quote;
  const { net, gross, fee } = amountsOf(quote);
  return feeMinor > 0
    ? sayOfRefunds(reader, 'terms_less_fee', { net, gross, fee, lot, credits })
    : sayOfRefunds(reader, 'terms', { net, lot, credits });
}

function explainNext({ outcome, code, expiresAt: until }: RefundQuote, reader: Reader): string {
  if (code === 'lot_pending') return sayOfRefunds(reader, 'confirm_pending', { until });
  return outcome === 'automatic'
    ? sayOfRefunds(reader, 'confirm_automatic', { until, within: payoutWithin(reader) })
    : sayOfRefunds(reader, 'confirm_review', { until, within: decisionWithin(reader) });
}

/** Whether money would go back, why, how much of it for which credits, and how to get it. */
export function explainRefundQuote(quote: RefundQuote, reader: Reader): string {
  const policy = policyNamed(reader, quote.policy);
  const why = together(
    explainReason(quote, policy, reader),
    quote.spentBy && explainSpender(quote.spentBy, reader),
  );
  if (quote.outcome === 'refused') {
    return together(why, isOutranked(quote.code) && explainLaw(policy, reader));
  }
  return together(
    why,
    explainAgainst(quote.outranks, reader),
    explainTerms(quote, reader),
    explainNext(quote, reader),
  );
}
