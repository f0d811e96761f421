import type { Instant } from '../domain/instant.ts';
import type { Money } from '../domain/money.ts';
import type {
  AdjustmentFact,
  DisputeFactStatus,
  EvidenceTaken,
  Paid,
  Payment,
  RefundFactStatus,
} from '../domain/payment.ts';
import { chargebackStatus, isChargeback, undoneChargebacks } from './chargebacks.ts';

/**
 * Money that went back, or may, whichever provider tells of it.
 *
 * @property share how much of the payment it is, measured as `paidShare` measures the whole; nothing for
 *   tax alone, nor where it was told in another currency than was paid
 */
type Back = {
  readonly id: string;
  readonly amount: Money;
  readonly share: number;
  readonly at: Instant;
  readonly isForeign: boolean;
};

export type RefundBack = Back & {
  readonly status: RefundFactStatus;
  readonly failure?: string;
  readonly ourRefundId?: string;
  readonly attempt?: number;
};

export type DisputeBack = Back & {
  readonly status: DisputeFactStatus;
  readonly reason?: string;
  readonly dueBy?: Instant;
  readonly evidence?: EvidenceTaken;
};

/** The whole of a payment: without tax, where the provider says how much of it is tax. */
export const paidShare = ({ subtotalMinor, amount }: Paid): number =>
  subtotalMinor ?? amount.amountMinor;

const foreign = (amount: Money, paid: Paid) => amount.currency !== paid.amount.currency;

/** Where the payment's own tax is not known, an adjustment's is not taken out either. */
const shareOf = ({ amount, subtotalMinor }: AdjustmentFact, paid: Paid): number => {
  if (subtotalMinor === 0 || foreign(amount, paid)) return 0;
  return paid.subtotalMinor === undefined ? amount.amountMinor : subtotalMinor;
};

const byId = <Fact>(facts: Readonly<Record<string, Fact>>): [string, Fact][] =>
  Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1));

const adjustmentBack = (id: string, fact: AdjustmentFact, paid: Paid): Back => ({
  id,
  amount: fact.amount,
  share: shareOf(fact, paid),
  at: fact.at,
  isForeign: foreign(fact.amount, paid),
});

const refundStatus: Readonly<Record<AdjustmentFact['status'], RefundFactStatus>> = {
  pending_approval: 'pending',
  approved: 'succeeded',
  rejected: 'failed',
  reversed: 'failed',
};

const ourMark = (fact: { readonly ourRefundId?: string; readonly attempt?: number }) => ({
  ...(fact.ourRefundId && { ourRefundId: fact.ourRefundId }),
  ...(fact.attempt && { attempt: fact.attempt }),
});

/** Every refund of the payment, in a fixed order. */
export function refundsOf({ refunds, adjustments }: Payment, paid: Paid): RefundBack[] {
  const told = byId(refunds).map(([id, fact]): RefundBack => {
    const { amount, status, at } = fact;
    const isForeign = foreign(amount, paid);
    const share = isForeign ? 0 : amount.amountMinor;
    const failure = fact.failure && { failure: fact.failure };
    return { id, amount, share, at, isForeign, status, ...failure, ...ourMark(fact) };
  });
  const adjusted = byId(adjustments)
    .filter(([, { action }]) => action === 'refund')
    .map(
      ([id, fact]): RefundBack => ({
        ...adjustmentBack(id, fact, paid),
        status: refundStatus[fact.status],
        ...(refundStatus[fact.status] === 'failed' && { failure: fact.status }),
        ...ourMark(fact),
      }),
    );
  return [...told, ...adjusted];
}

/** Every dispute of the payment, in a fixed order. */
export function disputesOf({ disputes, adjustments }: Payment, paid: Paid): DisputeBack[] {
  const told = byId(disputes).map(([id, fact]): DisputeBack => {
    const { amount, status, at, reason, dueBy, evidence } = fact;
    const isForeign = amount.amountMinor > 0 && foreign(amount, paid);
    const share = isForeign ? 0 : amount.amountMinor;
    const more = {
      ...(reason && { reason }),
      ...(dueBy && { dueBy }),
      ...(evidence && { evidence }),
    };
    return { id, amount, share, at, isForeign, status, ...more };
  });
  const all = byId(adjustments);
  const ended = undoneChargebacks(all);
  const chargebacks = all
    .filter(([, { action, status }]) => isChargeback(action) && status !== 'rejected')
    .map(([id, fact]): DisputeBack => {
      const status = chargebackStatus(fact, ended.has(id));
      const reason = fact.reason && { reason: fact.reason };
      // Paddle is the seller, and answers the bank by itself.
      return { ...adjustmentBack(id, fact, paid), status, evidence: 'not_taken', ...reason };
    });
  return [...told, ...chargebacks];
}
