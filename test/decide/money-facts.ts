import { toCredits } from '../../shared/domain/credits.ts';
import type { OrderId, RefundId } from '../../shared/domain/ids.ts';
import type {
  AdjustmentAction,
  AdjustmentStatus,
  DisputeFactStatus,
  Paid,
  PaymentFact,
  RefundFactStatus,
  RefundMark,
} from '../../shared/domain/payment.ts';
import type { Refund, RefundState } from '../../shared/domain/refund.ts';
import { at } from './given.ts';

export const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
export const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** 10.00 at Stripe, and at Paddle, where 1.00 of it is tax. */
export const paid: Paid = { at, amount: usd(1000) };
export const paidWithTax: Paid = { ...paid, subtotalMinor: 900 };

export const refund = (
  amount: number | ReturnType<typeof usd>,
  status: RefundFactStatus = 'succeeded',
  { id = 're_1', ...mark }: RefundMark & { readonly id?: string } = {},
): PaymentFact => ({
  fact: 'refund',
  id,
  refund: { status, amount: typeof amount === 'number' ? usd(amount) : amount, at, ...mark },
});

export const dispute = (
  amount: number | ReturnType<typeof usd>,
  status: DisputeFactStatus = 'lost',
  id = 'du_1',
): PaymentFact => ({
  fact: 'dispute',
  id,
  dispute: { status, rank: 1, amount: typeof amount === 'number' ? usd(amount) : amount, at },
});

/** @param subtotalMinor the part of `amount` that is no tax; nine tenths where it is not said */
export const adjustment = (
  action: AdjustmentAction,
  amount: number | ReturnType<typeof usd>,
  status: AdjustmentStatus = 'approved',
  { id = 'adj_1', subtotalMinor }: { readonly id?: string; readonly subtotalMinor?: number } = {},
): PaymentFact => {
  const money = typeof amount === 'number' ? usd(amount) : amount;
  const untaxed = subtotalMinor ?? Math.floor(money.amountMinor * 0.9);
  return {
    fact: 'adjustment',
    id,
    adjustment: { action, status, amount: money, subtotalMinor: untaxed, at },
  };
};

/** A refund of ours, `rfd_1` where nothing else is said, that gives back `gross` and takes `claims`. */
export const ourRefund = (
  state: RefundState,
  gross: number,
  claims: number,
  said: Partial<Refund> = {},
): Refund => ({
  refundId: 'rfd_1' as RefundId,
  orderId: 'ord_1' as OrderId,
  ground: 'unused',
  code: 'eligible',
  clause: 'SK-08',
  gross: usd(gross),
  feeMinor: 0,
  creditsRetired: toCredits(claims),
  claims: toCredits(claims),
  history: [{ state, at, by: 'policy' }],
  judgedAt: at,
  attempt: 1,
  calls: 0,
  policy: 'skena@1',
  ...said,
});

export const byRefundId = (refunds: readonly Refund[]): Record<string, Refund> =>
  Object.fromEntries(refunds.map((one) => [one.refundId, one]));
