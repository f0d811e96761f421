import type { Payment } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';
import { refundableMinor } from './claims.ts';
import { disputesOf } from './money-back.ts';

const beside = ({ ours, ...payment }: Payment, { refundId }: Pick<Refund, 'refundId'>): Payment => {
  const { [refundId]: _itself, ...others } = ours;
  return { ...payment, ours: others };
};

/** What of the price is left if the refund is not counted, in minor units. */
export function leftBeside(payment: Payment, refund: Pick<Refund, 'refundId'>): number {
  const { granted } = payment;
  return granted ? refundableMinor(beside(payment, refund), granted.paid) : 0;
}

/**
 * Why an approved refund must not be sent now, so that money never goes out twice. The bank is asked
 * for the same money (MG-02), or another refund is on its way: that may pass. Less is left than it
 * gives back: that will not.
 */
export function obstacleTo(
  payment: Payment,
  refund: Pick<Refund, 'refundId' | 'gross'>,
): { readonly reply: 'later' | 'refused'; readonly code: string } | undefined {
  const { granted } = payment;
  if (!granted) return { reply: 'refused', code: 'less_is_left' };
  const { paid } = granted;
  const others = beside(payment, refund);
  const isMore = (left: number) => refund.gross.amountMinor > left;
  const isDisputed = disputesOf(payment, paid).some(({ status }) => status === 'open');
  if (isMore(refundableMinor(others, paid, 'succeeded'))) {
    return { reply: 'refused', code: 'less_is_left' };
  }
  if (isDisputed) return { reply: 'later', code: 'disputed' };
  return isMore(refundableMinor(others, paid))
    ? { reply: 'later', code: 'refund_open' }
    : undefined;
}
