import { withFact } from '../decide/payment-facts.ts';
import { leftBeside, obstacleTo } from '../decide/refund-obstacle.ts';
import { called, failed, sentAnew } from '../decide/refund-steps.ts';
import type { PaymentId, RefundId } from '../domain/ids.ts';
import { type Instant, later } from '../domain/instant.ts';
import { toMoney } from '../domain/money.ts';
import type { Payment } from '../domain/payment.ts';
import { netMinor, type Refund, refundState } from '../domain/refund.ts';
import type { RefundReply, RefundRequest } from '../payments/provider.ts';
import { applyPayment } from './apply-payment.ts';
import type { Context } from './context.ts';

/**
 * How long a call that may have had an effect can simply be made again: Stripe answers the same key as
 * the first time for a day. Where a provider has no keys, or the day is over, we look first.
 */
const repeatable = { hours: 23 } as const;

const isStillOn = (refund: Refund | undefined): refund is Refund =>
  refund !== undefined && refundState(refund) === 'approved';

/** Nobody has called yet, or whoever has is over the time they had. */
const isFree = ({ calls, nextAt }: Refund, now: Instant): boolean =>
  calls === 0 || nextAt === undefined || nextAt <= now;

const withOurs = (payment: Payment, refund: Refund): Payment => ({
  ...payment,
  ours: { ...payment.ours, [refund.refundId]: refund },
});

type Turn = { readonly payment: Payment; readonly refund: Refund; readonly before: Refund };

/** Takes the turn to call the provider: recorded first, so that whoever comes next knows of the call. */
async function takeTurn(
  context: Context,
  paymentId: PaymentId,
  refundId: RefundId,
): Promise<Turn | undefined> {
  const { now } = context;
  let before: Refund | undefined;
  const to = (payment: Payment) => {
    const refund = payment.ours[refundId];
    before = isStillOn(refund) && isFree(refund, now) ? refund : undefined;
    return before ? withOurs(payment, called(before, now)) : payment;
  };
  const { payment } = await applyPayment(context, paymentId, { to });
  const refund = payment.ours[refundId];
  return before && isStillOn(refund) ? { payment, refund, before } : undefined;
}

/** What the provider is asked for. */
export function requestFor(payment: Payment, refund: Refund): RefundRequest {
  const { gross, refundId, attempt, ground } = refund;
  const net = netMinor(refund);
  return {
    paymentId: payment.paymentId,
    refundId,
    attempt,
    amount: toMoney(net, gross.currency),
    isAll: leftBeside(payment, refund) === net,
    reason: ground === 'duplicate' ? 'duplicate' : 'requested_by_customer',
  };
}

/**
 * Asks the provider. What was called before, longer ago than the provider remembers it, or stands
 * against other money that has moved since, is looked for before it is sent again.
 */
async function send(
  { product, providerOf, now }: Context,
  { payment, refund, before }: Turn,
): Promise<RefundReply> {
  const provider = providerOf(product);
  const request = requestFor(payment, refund);
  const obstacle = obstacleTo(payment, refund);
  const { firstCalledAt } = before;
  const isSafe = !firstCalledAt || now <= later(firstCalledAt, repeatable);
  if (!obstacle && isSafe) return provider.refund(request);

  const found = firstCalledAt ? await provider.findRefund(request) : undefined;
  if (found && found.reply !== 'refused') return found;
  return obstacle ?? provider.refund(request);
}

/** What a reply makes of the payment; one that says nothing leaves it to the next turn. */
function heard(context: Context, payment: Payment, asked: Refund, reply: RefundReply): Payment {
  const { product, now } = context;
  const refund = payment.ours[asked.refundId];
  if (reply.reply === 'accepted') return withFact(payment, reply.fact);
  if (!isStillOn(refund) || refund.attempt !== asked.attempt) return payment;
  if (reply.reply === 'refused') {
    const by = reply.code === 'less_is_left' ? 'policy' : payment.provider;
    const step = { at: now, by, note: reply.code, seenAt: now };
    return withOurs(payment, failed(refund, product, step));
  }
  // Stripe goes on giving the same no to the same key for a day; another key asks anew.
  const isAnew = reply.code === 'balance_insufficient';
  return isAnew ? withOurs(payment, sentAnew(refund)) : payment;
}

/**
 * Sends an approved refund to the provider. A turn is taken first and the answer is recorded after, so
 * at whatever line this stops, the next turn knows that a call may have been made, and the provider
 * does it at most once.
 */
export async function carryOutRefund(
  context: Context,
  paymentId: PaymentId,
  refundId: RefundId,
): Promise<void> {
  const turn = await takeTurn(context, paymentId, refundId);
  if (!turn) return;
  const reply = await send(context, turn);
  if (reply.reply === 'unknown') {
    context.report('refund_outcome_unknown', new Error(reply.code), refundId);
  }
  await applyPayment(context, paymentId, {
    to: (current) => heard(context, current, turn.refund, reply),
  });
}
