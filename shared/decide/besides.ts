import type { Refund } from '../domain/refund.ts';
import type { RefundClaim } from './refund-claim.ts';

/** The claim as if the refund had not been asked for. */
export const besides = (
  claim: RefundClaim,
  { refundId }: Pick<Refund, 'refundId'>,
): RefundClaim => {
  const { [refundId]: _itself, ...ours } = claim.payment.ours;
  return { ...claim, payment: { ...claim.payment, ours } };
};
