import type { Instant } from '../../../../shared/domain/instant.ts';
import { own } from '../../../../shared/domain/own.ts';
import type {
  AdjustmentAction,
  AdjustmentFact,
  AdjustmentStatus,
  Payment,
} from '../../../../shared/domain/payment.ts';
import type { ToldPayments } from '../told-payments.ts';

/** @property total what the payer gets, of which `subtotal` is no tax */
export type AdjustedItem = {
  readonly id: string;
  readonly itemId: string;
  readonly type: 'full' | 'partial';
  readonly total: number;
  readonly subtotal: number;
};

export type MadeAdjustment = {
  readonly id: string;
  readonly transactionId: string;
  readonly action: AdjustmentAction;
  readonly type: 'full' | 'partial';
  readonly status: AdjustmentStatus;
  readonly reason: string;
  readonly currency: string;
  readonly total: number;
  readonly subtotal: number;
  readonly items: readonly AdjustedItem[];
  readonly at: Instant;
  readonly updatedAt: Instant;
};

const rank: Readonly<Record<AdjustmentStatus, number>> = {
  pending_approval: 1,
  approved: 2,
  rejected: 3,
  reversed: 4,
};

const asTold = (transactionId: string, id: string, fact: AdjustmentFact): MadeAdjustment => ({
  id,
  transactionId,
  action: fact.action,
  type: 'partial',
  status: fact.status,
  reason: fact.reason ?? '',
  currency: fact.amount.currency,
  total: fact.amount.amountMinor,
  subtotal: fact.subtotalMinor,
  items: [],
  at: fact.at,
  updatedAt: fact.at,
});

/** Somebody may have told the stack of an adjustment of ours what we do not know of it ourselves. */
function risen(adjustment: MadeAdjustment, payment: Payment | undefined): MadeAdjustment {
  const told = payment && own(payment.adjustments, adjustment.id);
  const isFurther = told && rank[told.status] > rank[adjustment.status];
  return isFurther ? { ...adjustment, status: told.status, updatedAt: told.at } : adjustment;
}

/** Those that were made here, and those that the stack was told of. */
export class AdjustmentsMade {
  readonly #made = new Map<string, MadeAdjustment>();
  readonly #told: ToldPayments;

  constructor(told: ToldPayments) {
    this.#told = told;
  }

  put(adjustment: MadeAdjustment): void {
    this.#made.set(adjustment.id, adjustment);
  }

  get made(): readonly MadeAdjustment[] {
    return [...this.#made.values()].toReversed();
  }

  /**
   * All of one transaction, newest first.
   *
   * @param payment as it was told; read before, so that nothing can be made between this and what
   *   follows from it
   */
  of(transactionId: string, payment: Payment | undefined): readonly MadeAdjustment[] {
    const ours = this.made.filter((adjustment) => adjustment.transactionId === transactionId);
    const told = Object.entries(payment?.adjustments ?? {})
      .filter(([id]) => !this.#made.has(id))
      .map(([id, fact]) => asTold(transactionId, id, fact));
    return [...ours.map((one) => risen(one, payment)), ...told].toSorted((a, b) =>
      b.at.localeCompare(a.at),
    );
  }

  async find(id: string): Promise<MadeAdjustment | undefined> {
    const ours = this.#made.get(id);
    const payment = ours
      ? await this.#told.of(ours.transactionId)
      : await this.#told.having('adjustments', id);
    if (ours) return risen(ours, payment);
    const told = payment && own(payment.adjustments, id);
    return payment && told && asTold(payment.paymentId, id, told);
  }
}

/** Refunds that were made or wait to be. */
export const standingRefunds = (adjustments: readonly MadeAdjustment[]): MadeAdjustment[] =>
  adjustments.filter(({ action, status }) => action === 'refund' && rank[status] < rank.rejected);
