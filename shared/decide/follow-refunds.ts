import type { Instant } from '../domain/instant.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import { netMinor, type Refund, refundState } from '../domain/refund.ts';
import type { Product } from '../policy/product.ts';
import { carriedOut } from './claims.ts';
import { type RefundBack, refundsOf } from './money-back.ts';
import { failed, followed } from './refund-steps.ts';

/** What went back is what the provider says, should that not be what was asked for. */
function withPaid(refund: Refund, { amount }: RefundBack): Refund {
  const { paidMinor: _before, ...rest } = refund;
  const isOther =
    refundState(refund) === 'succeeded' &&
    amount.currency === refund.gross.currency &&
    amount.amountMinor !== netMinor(rest);
  return isOther ? { ...rest, paidMinor: amount.amountMinor } : rest;
}

/**
 * Where a refund of ours stands once the provider's word for it is known. That word is about the very
 * attempt we made, so it counts whatever we believed: also that it went through after all.
 */
function follow(
  refund: Refund,
  { status, at, id, failure }: RefundBack,
  by: string,
  product: Product,
  seenAt: Instant,
): Refund {
  const state = refundState(refund);
  const step = { at, by, note: id, seenAt };
  switch (status) {
    case 'pending':
      return state === 'submitted' ? refund : followed(refund, 'submitted', step);
    case 'succeeded':
      return state === 'succeeded' ? refund : followed(refund, 'succeeded', step);
    case 'failed':
      return state === 'failed' || state === 'denied'
        ? refund
        : failed(refund, product, { ...step, note: failure ?? 'no_reason_given' });
    default:
      return status satisfies never;
  }
}

/** The refunds we decided, where the provider says they are. */
export function followRefunds(
  payment: Payment,
  paid: Paid,
  product: Product,
  now: Instant,
): Payment {
  const told = refundsOf(payment, paid);
  const ours = Object.entries(payment.ours).map(([id, refund]) => {
    const word = carriedOut(refund, told);
    if (!word) return [id, refund] as const;
    const after = follow(refund, word, payment.provider, product, now);
    return [id, withPaid(after, word)] as const;
  });
  return { ...payment, ours: Object.fromEntries(ours) };
}
