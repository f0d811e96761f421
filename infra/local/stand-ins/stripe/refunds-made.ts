import type { Instant } from '../../../../shared/domain/instant.ts';
import { own } from '../../../../shared/domain/own.ts';
import type { Payment, RefundFact } from '../../../../shared/domain/payment.ts';
import type { ToldPayments } from '../told-payments.ts';

export type RefundStatus = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';

/** @property currency in lower case, as Stripe writes it */
export type MadeRefund = {
  readonly id: string;
  readonly paymentId: string;
  readonly status: RefundStatus;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly at: Instant;
};

/** A refund only rises: one that succeeded may still fail, none comes back from failing. */
const rank: Readonly<Record<RefundStatus, number>> = {
  pending: 1,
  requires_action: 1,
  succeeded: 2,
  failed: 3,
  canceled: 3,
};

const asTold = (paymentId: string, id: string, fact: RefundFact): MadeRefund => ({
  id,
  paymentId,
  status: fact.status,
  amount: fact.amount.amountMinor,
  currency: fact.amount.currency.toLowerCase(),
  reason: null,
  metadata: fact.ourRefundId ? { makegood_refund: fact.ourRefundId } : {},
  at: fact.at,
});

/** Somebody may have told the stack of a refund of ours what we do not know of it ourselves. */
function risen(refund: MadeRefund, payment: Payment | undefined): MadeRefund {
  const told = payment && own(payment.refunds, refund.id);
  return told && rank[told.status] > rank[refund.status]
    ? { ...refund, status: told.status }
    : refund;
}

/** Those that were made here, and those that the stack was told of. */
export class RefundsMade {
  readonly #made = new Map<string, MadeRefund>();
  readonly #told: ToldPayments;

  constructor(told: ToldPayments) {
    this.#told = told;
  }

  put(refund: MadeRefund): void {
    this.#made.set(refund.id, refund);
  }

  get made(): readonly MadeRefund[] {
    return [...this.#made.values()].toReversed();
  }

  /**
   * All of one payment, newest first.
   *
   * @param payment as it was told; read before, so that nothing can be made between this and what
   *   follows from it
   */
  of(paymentId: string, payment: Payment | undefined): readonly MadeRefund[] {
    const ours = this.made.filter((refund) => refund.paymentId === paymentId);
    const told = Object.entries(payment?.refunds ?? {})
      .filter(([id]) => !this.#made.has(id))
      .map(([id, fact]) => asTold(paymentId, id, fact));
    return [...ours.map((refund) => risen(refund, payment)), ...told].toSorted((a, b) =>
      b.at.localeCompare(a.at),
    );
  }

  async find(id: string): Promise<MadeRefund | undefined> {
    const ours = this.#made.get(id);
    const payment = await (ours ? this.#told.of(ours.paymentId) : this.#told.having('refunds', id));
    if (ours) return risen(ours, payment);
    const told = payment && own(payment.refunds, id);
    return payment && told && asTold(payment.paymentId, id, told);
  }
}

/** What was given back or is about to be. */
export const refundedAmount = (refunds: readonly MadeRefund[]): number =>
  refunds
    .filter(({ status }) => rank[status] < rank.failed)
    .reduce((sum, { amount }) => sum + amount, 0);
