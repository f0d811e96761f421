import { dueAfterBusinessDays } from '../domain/calendar.ts';
import { refundIdOf } from '../domain/ids.ts';
import { firstLate, type Instant, later } from '../domain/instant.ts';
import type { Refund, RefundState, RefundStep } from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Product } from '../policy/product.ts';
import { reviewWarnedAt } from './refund-clock.ts';

/** When a refund that waits for a running job, or for its first call, is looked at again. */
const soon = { minutes: 1 };

/** A refund that the provider has accepted is asked after, should its word never come. */
const askAgain = { days: 1 };

/** A refund that failed is somebody's work by the end of the next business day. */
const failedBusinessDays = 1;

/** The refund with one step more in its history, and nothing that only its last state needed. */
function stepped(
  { nextAt: _n, workDueAt: _w, remindedOf: _r, ...refund }: Refund,
  step: RefundStep,
): Refund {
  return { ...refund, history: [...refund.history, step] };
}

/** Money on its way: to be sent to the provider now, and by its due date at the latest (SK-10). */
export function approved(
  refund: Refund,
  product: Product,
  { at, by, note }: Omit<RefundStep, 'state'>,
): Refund {
  const { payout } = product.policy.cash;
  const { firstCalledAt: _f, ...before } = stepped(refund, {
    state: 'approved',
    at,
    by,
    ...(note && { note }),
  });
  return {
    ...before,
    attempt: refund.attempt + 1,
    calls: 0,
    nextAt: later(at, soon),
    payoutDueAt: dueAfterBusinessDays(product.calendar, at, payout.businessDays),
  };
}

export const denied = (refund: Refund, step: Omit<RefundStep, 'state'>): Refund =>
  stepped(refund, { ...step, state: 'denied' });

/** The provider did not pay: the lot thaws, and a person decides what is next. */
export const failed = (
  { payoutDueAt: _due, ...refund }: Refund,
  product: Product,
  step: Omit<RefundStep, 'state'> & { readonly seenAt: Instant },
): Refund => {
  const { seenAt, ...told } = step;
  return {
    ...stepped(refund, { ...told, state: 'failed' }),
    workDueAt: dueAfterBusinessDays(product.calendar, seenAt, failedBusinessDays),
  };
};

/** The provider has accepted it, or has paid. */
export const followed = (
  refund: Refund,
  state: Extract<RefundState, 'submitted' | 'succeeded'>,
  step: Omit<RefundStep, 'state'> & { readonly seenAt: Instant },
): Refund => {
  const { seenAt, ...told } = step;
  const after = stepped(refund, { ...told, state });
  return state === 'submitted' ? { ...after, nextAt: later(seenAt, askAgain) } : after;
};

const asked = (quote: RefundQuote, state: RefundState, now: Instant): Refund => ({
  refundId: refundIdOf(quote.refundQuoteId),
  orderId: quote.orderId,
  ground: quote.ground,
  ...(quote.statement && { statement: quote.statement }),
  ...(quote.outranks && { outranks: quote.outranks }),
  code: quote.code,
  clause: quote.clause,
  gross: quote.gross,
  feeMinor: quote.feeMinor,
  creditsRetired: quote.creditsRetired,
  claims: quote.claims,
  history: [{ state, at: now, by: 'customer' }],
  judgedAt: quote.quotedAt,
  attempt: 0,
  calls: 0,
  policy: quote.policy,
});

/** For a person to decide, by the review's clock; some should be looked at sooner. */
export function reviewed(refund: Refund, { calendar, policy }: Product, now: Instant): Refund {
  const rule = policy.cash[refund.ground];
  const urgent = rule.decides === 'review' ? rule.urgentBusinessDays : undefined;
  const dueAt = dueAfterBusinessDays(calendar, now, policy.cash.review.businessDays);
  return {
    ...refund,
    decisionDueAt: dueAt,
    workDueAt: urgent ? dueAfterBusinessDays(calendar, now, urgent) : dueAt,
    nextAt: firstLate(reviewWarnedAt(dueAt)),
  };
}

/** A quote that was confirmed, for a person to decide, or for the job it waits for to. */
export function underReview(quote: RefundQuote, product: Product, now: Instant): Refund {
  const refund = asked(quote, 'under_review', now);
  return quote.code === 'lot_pending' ? waiting(refund, now) : reviewed(refund, product, now);
}

/** A quote that was confirmed and needs nobody. */
export const granted = (quote: RefundQuote, product: Product, now: Instant): Refund => {
  const refund = approved(asked(quote, 'approved', now), product, { at: now, by: 'policy' });
  return { ...refund, history: [{ state: 'approved', at: now, by: 'policy' }] };
};

/** Still waiting for the job that drew on its lot. */
export const waiting = (refund: Refund, now: Instant): Refund => ({
  ...refund,
  nextAt: later(now, soon),
});

/**
 * About to be sent to the provider. Doubling pauses, an hour at most: whoever sent it last has given up
 * long before the next does.
 */
export const called = (refund: Refund, now: Instant): Refund => ({
  ...refund,
  calls: refund.calls + 1,
  firstCalledAt: refund.firstCalledAt ?? now,
  nextAt: later(now, { minutes: Math.min(60, 2 ** (refund.calls + 1)) }),
});

/**
 * To be sent under another name, because the provider holds a no against this one. The pauses go on
 * growing.
 */
export const sentAnew = ({ firstCalledAt: _f, ...refund }: Refund): Refund => ({
  ...refund,
  attempt: refund.attempt + 1,
});

/** The provider was asked what became of it; should it not say, it is asked again. */
export const askedAfter = (refund: Refund, now: Instant): Refund => ({
  ...refund,
  nextAt: later(now, askAgain),
});
