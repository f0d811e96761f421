import type { Instant } from '../domain/instant.ts';
import { isOpen, type Refund, refundState } from '../domain/refund.ts';
import { type Product, under } from '../policy/product.ts';
import { besides } from './besides.ts';
import { refundableMinor } from './claims.ts';
import type { ConfirmRefusal } from './confirm-refund.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { judgeRefund } from './judge-refund.ts';
import { factsOf, type RefundClaim } from './refund-claim.ts';
import { approved, denied } from './refund-steps.ts';

export type ReviewRefusal = 'refund_decided' | ConfirmRefusal;

/**
 * A person's word on a refund.
 *
 * @property statutory whether the law asks for it, whatever the policy says
 */
export type Review = {
  readonly decision: 'approve' | 'deny';
  readonly reason: string;
  readonly by: string;
  readonly statutory?: boolean | undefined;
};

/**
 * Approves or denies a refund that waits for a person: one under review, or one the provider did not
 * pay. Approved, it must still be payable, and its lot must still hold what it takes.
 */
export function decideReview(
  refund: Refund,
  review: Review,
  claim: RefundClaim,
  product: Product,
  now: Instant,
): Decision<Refund, ReviewRefusal> {
  const state = refundState(refund);
  const { decision, reason, by, statutory } = review;
  const step = { at: now, by, note: reason };
  const ruling = under(product, refund.policy);
  const clause = statutory ? ruling.policy.cash.statutory.clause : refund.clause;
  const others = besides(claim, refund);
  const isOtherOpen = Object.values(others.payment.ours).some(isOpen);
  const again = judgeRefund({ ...factsOf(others), ground: 'statutory' }, product, refund.judgedAt);
  const left = refundableMinor(others.payment, others.paid);
  const held = claim.lot.remaining + claim.lot.forfeited;

  if (state !== 'under_review' && state !== 'failed') return refuse('refund_decided');
  if (decision === 'deny') return accept(denied({ ...refund, clause }, step));
  if (isOtherOpen || again.outranks?.code === 'disputed' || again.outcome === 'refused') {
    return refuse('refund_refused', again.outranks?.clause ?? again.clause);
  }
  if (left < refund.gross.amountMinor) return refuse('refund_refused', clause);
  if (held < refund.creditsRetired) return refuse('lot_changed', clause);
  return accept(approved({ ...refund, clause }, ruling, step));
}
