import { confirmRefund } from '../decide/confirm-refund.ts';
import { isRefusal, refuse } from '../decide/decision.ts';
import { type RefundTold, refundTold } from '../decide/refund-told.ts';
import { type RefundId, type RefundQuoteId, refundIdOf } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { refundState } from '../domain/refund.ts';
import { loadRefundQuote } from '../store/refund-quote-item.ts';
import { type AppliedPayment, applyPayment } from './apply-payment.ts';
import { carryOutRefund } from './carry-out-refund.ts';
import { circumstancesOf, claimOn } from './circumstances.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';

/** The refund as it was written. */
export function toldIn({ payment }: AppliedPayment, refundId: RefundId): RefundTold {
  const told = refundTold(payment, refundId, 0);
  if (!told) throw new Error(`payment ${payment.paymentId} has no refund ${refundId}`);
  return told;
}

/** What a call to a provider may take; with less time left the schedule makes it. */
const longestCall = 12_000;

/** Money that needs nobody goes out at once; should that fail, the schedule tries again. */
export async function payNow(context: Context, { payment }: AppliedPayment, refundId: RefundId) {
  const refund = payment.ours[refundId];
  if (!refund || refundState(refund) !== 'approved') return;
  if (context.store.timeLeft() < longestCall) return;
  try {
    await carryOutRefund(context, payment.paymentId, refundId);
  } catch (error) {
    context.report('refund_not_carried_out', error);
  }
}

/**
 * Confirms a refund quote. The refund is recorded and its lot frozen before any provider is called, so
 * whatever happens then, somebody still knows. The same quote confirmed again is the same refund.
 *
 * @returns the refund as it was recorded
 * @throws Refused `quote_not_found`, `quote_expired`, `refund_refused`, `lot_changed`
 */
export async function requestRefund(
  context: Context,
  { refundQuoteId }: { readonly refundQuoteId: RefundQuoteId },
  remember: Remember<RefundTold>,
): Promise<RefundTold> {
  const { product, store, now } = context;
  const refundId = refundIdOf(refundQuoteId);
  const quote = await loadRefundQuote(store, product.product, refundQuoteId);
  if (!quote) throw new Refused('quote_not_found');
  const circumstances = await circumstancesOf(context, quote, quote.ground);

  const confirm = (payment: Payment, held: Held | undefined) => {
    if (payment.ours[refundId]) return payment;
    if (quote.outcome === 'refused') return refuse('refund_refused', quote.clause);
    if (now > quote.expiresAt) return refuse('quote_expired', quote.clause);
    const claim = held && claimOn(payment, held, quote.ground, circumstances);
    if (!claim) return refuse('lot_changed', quote.clause);
    const confirmed = confirmRefund(quote, claim, product, now);
    if (isRefusal(confirmed)) return confirmed;
    return { ...payment, ours: { ...payment.ours, [refundId]: confirmed.accepted } };
  };
  const applied = await applyPayment(
    context,
    quote.paymentId,
    { to: confirm, looksAt: 'jobs' },
    (done) => remember(toldIn(done, refundId)),
  );
  await payNow(context, applied, refundId);
  return toldIn(applied, refundId);
}
