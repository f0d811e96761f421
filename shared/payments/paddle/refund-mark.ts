import type { RefundMark } from '../../domain/payment.ts';
import type { RefundRequest } from '../provider.ts';

const reasons = {
  duplicate: 'Paid twice',
  requested_by_customer: 'Requested by the customer',
} as const satisfies Readonly<Record<RefundRequest['reason'], string>>;

/**
 * Paddle keeps nothing of ours with an adjustment but the text that says why it was made, which its
 * dashboard shows. So that text ends with our mark.
 */
export const markedReason = ({ reason, refundId, attempt }: RefundRequest): string =>
  `${reasons[reason]}. Makegood refund ${refundId}/${attempt}`;

/** @param reason of any adjustment; anybody with the dashboard may have written it */
export function markIn(reason: string): RefundMark {
  const found = /(?:^|\s)Makegood refund ([A-Za-z0-9_-]{1,128})\/([1-9]\d{0,5})$/.exec(reason);
  const [, ourRefundId, attempt] = found ?? [];
  return ourRefundId && attempt ? { ourRefundId, attempt: Number(attempt) } : {};
}
