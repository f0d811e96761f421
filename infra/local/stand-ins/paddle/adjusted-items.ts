import type { Payment } from '../../../../shared/domain/payment.ts';
import { minted } from '../minted.ts';
import { paidFor } from '../told-payments.ts';
import type { AdjustedItem } from './adjustments-made.ts';
import { refuse } from './errors.ts';
import { type LineItem, lineItemsOf, shared } from './line-items.ts';

/** One item of a transaction, as the caller wants it adjusted. */
export type AskedItem = {
  readonly item_id: string;
  readonly type: 'full' | 'partial';
  readonly amount?: string | undefined;
};

/** What is left of a transaction. */
export type Left = { readonly total: number; readonly subtotal: number };

const newItem = (item: Omit<AdjustedItem, 'id'>): AdjustedItem => ({
  id: minted.paddle('adjitm'),
  ...item,
});

/** Everything that is left, over all that was bought. */
export function allItems(lines: readonly LineItem[], left: Left): AdjustedItem[] {
  const weights = lines.map(({ total }) => total || 1);
  const totals = shared(left.total, weights);
  const subtotals = shared(left.subtotal, weights);
  return lines.map(({ id: itemId }, index) =>
    newItem({
      itemId,
      type: 'full',
      total: totals[index] ?? 0,
      subtotal: subtotals[index] ?? 0,
    }),
  );
}

const unknownItem = (index: number, itemId: string): never =>
  refuse({
    code: 'adjustment_transaction_item_invalid',
    detail: 'One or more adjustment items cannot be processed',
    errors: [
      { field: `adjustment.transaction.items[${index}]`, message: `${itemId} was not found` },
    ],
  });

/** What a caller names of a transaction nobody told of is believed. */
function lineOf(lines: readonly LineItem[], { item_id }: AskedItem, index: number): LineItem {
  const line = lines.find(({ id }) => id === item_id);
  return line ?? unknownItem(index, item_id);
}

/** @param taxMode whether the amounts are with tax (`internal`) or without */
export function askedItems(
  transactionId: string,
  payment: Payment | undefined,
  asked: readonly AskedItem[],
  taxMode: 'internal' | 'external',
): AdjustedItem[] {
  const paid = paidFor(payment);
  const lines = lineItemsOf(transactionId, payment);
  const total = paid?.amount.amountMinor || 1;
  const subtotal = paid?.subtotalMinor ?? total;
  return asked.map((item, index) => {
    const line = paid ? lineOf(lines, item, index) : { total: 0, subtotal: 0 };
    const { item_id: itemId, type } = item;
    if (type === 'full') {
      return newItem({ itemId, type, total: line.total, subtotal: line.subtotal });
    }
    const amount = Number(item.amount);
    const withTax =
      taxMode === 'internal' ? amount : Math.round((amount * total) / (subtotal || 1));
    return newItem({
      itemId,
      type,
      total: withTax,
      subtotal: Math.round((withTax * subtotal) / total),
    });
  });
}
