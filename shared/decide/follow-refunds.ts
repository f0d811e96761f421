import type { Instant } from '../domain/instant.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import { type Refund, refundState } from '../domain/refund.ts';
import type { Product } from '../policy/product.ts';
import { carriesOut } from './claims.ts';
import { type RefundBack, refundsOf } from './money-back.ts';
import { failed, followed } from './refund-steps.ts';

/** Where a refund of ours stands once the provider's word for it is known. */
function follow(
  refund: Refund,
  { status, at, id }: RefundBack,
  by: string,
  product: Product,
  seenAt: Instant,
): Refund {
  const state = refundState(refund);
  const step = { at, by, note: id, seenAt };
  switch (status) {
    case 'pending':
      return state === 'approved' ? followed(refund, 'submitted', step) : refund;
    case 'succeeded':
      return state === 'approved' || state === 'submitted'
        ? followed(refund, 'succeeded', step)
        : refund;
    case 'failed':
      return state === 'failed' || state === 'denied' ? refund : failed(refund, product, step);
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
    const word = told.find((one) => carriesOut(refund, one));
    return [id, word ? follow(refund, word, payment.provider, product, now) : refund] as const;
  });
  return { ...payment, ours: Object.fromEntries(ours) };
}
