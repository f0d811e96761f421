import { toCredits } from '../domain/credits.ts';
import { elsewhereIdOf } from '../domain/dispute.ts';
import { type AccountId, type OrderId, orderIdOf, type RefundId } from '../domain/ids.ts';
import type { Paid, Payment, RefundFactStatus } from '../domain/payment.ts';
import type { Refund, RefundState } from '../domain/refund.ts';
import { creditsFor } from '../domain/share.ts';
import { houseRules } from '../policy/house-rules.ts';
import { elsewhere } from './claims.ts';
import { paidShare, type RefundBack } from './money-back.ts';
import { paidFor } from './payment-reading.ts';

/** A refund as its customer knows it, whoever began it. */
export type RefundTold = Omit<Refund, 'attempt' | 'calls' | 'judgedAt' | 'claims' | 'policy'> & {
  readonly accountId?: AccountId;
  readonly external: boolean;
};

const states: Readonly<Record<RefundFactStatus, RefundState>> = {
  pending: 'submitted',
  succeeded: 'succeeded',
  failed: 'failed',
};

function toldElsewhere(
  { provider, granted }: Payment,
  { id, status, amount, at, share }: RefundBack,
  paid: Paid,
  credits: number,
): RefundTold {
  const whole = paidShare(paid);
  return {
    refundId: elsewhereIdOf(id),
    orderId: granted ? orderIdOf(granted.lotId) : ('' as OrderId),
    ...(granted && { accountId: granted.accountId }),
    ground: 'other',
    code: 'eligible',
    clause: houseRules.refundedElsewhere,
    gross: amount,
    feeMinor: 0,
    creditsRetired: whole > 0 ? creditsFor(toCredits(credits), share, whole) : toCredits(0),
    history: [{ state: states[status], at, by: provider }],
    external: true,
  };
}

/**
 * The refund of a payment by that id, ours or the provider's.
 *
 * @param credits what the payment granted
 */
export function refundTold(
  payment: Payment,
  refundId: RefundId,
  credits: number,
): RefundTold | undefined {
  const paid = paidFor(payment);
  const ours = payment.ours[refundId];
  const { granted } = payment;
  if (ours) {
    return { ...ours, ...(granted && { accountId: granted.accountId }), external: false };
  }
  if (!paid) return undefined;
  const found = elsewhere(payment, paid).find(({ id }) => elsewhereIdOf(id) === refundId);
  return found && toldElsewhere(payment, found, paid, credits);
}
