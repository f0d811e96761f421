import { isRefusal, refuse } from '../decide/decision.ts';
import { refundIdsOf } from '../decide/refund-ids.ts';
import type { RefundTold } from '../decide/refund-told.ts';
import { decideReview, type Review } from '../decide/review-refund.ts';
import type { RefundId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { redactText } from '../domain/redact.ts';
import { locateRefund } from '../store/refund-quote-item.ts';
import { applyPayment } from './apply-payment.ts';
import { claimOn, noCircumstances } from './circumstances.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';
import { payNow, toldIn } from './request-refund.ts';

export type DecideRefund = Review & { readonly refundId: RefundId };

/**
 * A person approves or denies a refund under review, or one that the provider did not pay. Approved, it
 * is recorded first and then sent.
 *
 * @returns the refund as it was recorded
 * @throws Refused `refund_not_found`, `refund_decided`, `refund_refused`, `lot_changed`
 */
export async function decideRefund(
  context: Context,
  { refundId, ...asked }: DecideRefund,
  remember: Remember<RefundTold>,
): Promise<RefundTold> {
  const { product, store, now } = context;
  const review = {
    ...asked,
    by: redactText(asked.by).text,
    reason: redactText(asked.reason).text,
  };
  const paymentId = await locateRefund(store, product.product, refundId);
  if (!paymentId) throw new Refused('refund_not_found');

  const decide = (payment: Payment, held: Held | undefined) => {
    const refund = payment.ours[refundId];
    const claim = held && claimOn(payment, held, 'statutory', noCircumstances);
    if (!refund && !refundIdsOf(payment).includes(refundId)) return refuse('refund_not_found');
    if (!refund || !claim) return refuse('refund_decided');
    const decided = decideReview(refund, review, claim, product, now);
    if (isRefusal(decided)) return decided;
    return { ...payment, ours: { ...payment.ours, [refundId]: decided.accepted } };
  };
  const applied = await applyPayment(context, paymentId, { to: decide, looksAt: 'jobs' }, (done) =>
    remember(toldIn(done, refundId)),
  );
  await payNow(context, applied, refundId);
  return toldIn(applied, refundId);
}
