import { decideWaiting } from '../decide/confirm-refund.ts';
import { withFact } from '../decide/payment-facts.ts';
import { reminded } from '../decide/refund-clock.ts';
import { askedAfter } from '../decide/refund-steps.ts';
import type { PaymentId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import { type Refund, refundState } from '../domain/refund.ts';
import { loadPayment } from '../store/load.ts';
import { applyPayment } from './apply-payment.ts';
import { carryOutRefund, requestFor } from './carry-out-refund.ts';
import { circumstancesOf, claimOn } from './circumstances.ts';
import type { Context } from './context.ts';
import type { Held } from './held-account.ts';

const withOurs = (payment: Payment, refund: Refund): Payment => ({
  ...payment,
  ours: { ...payment.ours, [refund.refundId]: refund },
});

/** The refund as it is now, while it is still where it was when it was found due. */
const still = (payment: Payment, found: Refund): Refund | undefined => {
  const refund = payment.ours[found.refundId];
  return refund && refundState(refund) === refundState(found) ? refund : undefined;
};

/** A refund that waits for a running job: decided once that is settled (SK-09). */
async function settleWaiting(context: Context, { paymentId, granted }: Payment, found: Refund) {
  const { product, now } = context;
  if (!granted) throw new Error(`refund ${found.refundId} is of no order`);
  const purchase = { accountId: granted.accountId, orderId: found.orderId, paymentId };
  const circumstances = await circumstancesOf(context, purchase, found.ground);
  const to = (payment: Payment, held: Held | undefined) => {
    const refund = still(payment, found);
    const claim = held && claimOn(payment, held, found.ground, circumstances);
    return refund && claim
      ? withOurs(payment, decideWaiting(refund, claim, product, now))
      : payment;
  };
  const { payment } = await applyPayment(context, paymentId, { to, looksAt: 'jobs' });
  const decided = payment.ours[found.refundId];
  if (decided && refundState(decided) === 'approved') {
    await carryOutRefund(context, paymentId, found.refundId);
  }
}

/** A refund the provider has accepted, and of which it has not told the end. */
async function askAfter(context: Context, payment: Payment, found: Refund) {
  const { product, now } = context;
  const provider = context.providerOf(product);
  const reply = await provider.findRefund(requestFor(payment, found));
  await applyPayment(context, payment.paymentId, {
    to: (current) => {
      const refund = still(current, found);
      if (!refund) return current;
      const asked = withOurs(current, askedAfter(refund, now));
      return reply.reply === 'accepted' ? withFact(asked, reply.fact) : asked;
    },
  });
}

/** Somebody is told of a clock that is nearly over, or is; what is due next is noted with it. */
async function remind(context: Context, paymentId: PaymentId, found: Refund) {
  const { product, now } = context;
  const to = (payment: Payment) => {
    const refund = still(payment, found);
    return refund ? withOurs(payment, reminded(refund, product, now)) : payment;
  };
  const { payment } = await applyPayment(context, paymentId, { to });
  const { remindedOf } = payment.ours[found.refundId] ?? {};
  if (remindedOf && remindedOf !== found.remindedOf) {
    context.report(`refund_${remindedOf}`, new Error('a clock runs out'), found.refundId);
  }
}

async function lookAfter(context: Context, payment: Payment, refund: Refund): Promise<void> {
  const { paymentId } = payment;
  await remind(context, paymentId, refund);
  switch (refundState(refund)) {
    case 'under_review':
      if (refund.code === 'lot_pending') await settleWaiting(context, payment, refund);
      return;
    case 'approved':
      return carryOutRefund(context, paymentId, refund.refundId);
    case 'submitted':
      return askAfter(context, payment, refund);
    default:
  }
}

/** Does what is due about a payment's refunds: sends, asks after, decides or reminds. */
export async function lookAfterRefunds(context: Context, paymentId: PaymentId): Promise<boolean> {
  const { product, store, now } = context;
  const payment = await loadPayment(store, product.product, product.provider, paymentId);
  const due = Object.values(payment.ours).filter(({ nextAt }) => nextAt && nextAt <= now);
  for (const refund of due) await lookAfter(context, payment, refund);
  return due.length > 0;
}
