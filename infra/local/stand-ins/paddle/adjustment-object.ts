import type { MadeAdjustment } from './adjustments-made.ts';

const moneyOf = ({ total, subtotal }: { readonly total: number; readonly subtotal: number }) => ({
  subtotal: String(subtotal),
  tax: String(total - subtotal),
  total: String(total),
});

/** Paddle's fees are not known here, so none is given back or kept. */
const totalsOf = (adjustment: MadeAdjustment) => ({
  ...moneyOf(adjustment),
  fee: '0',
  retained_fee: '0',
  earnings: String(adjustment.subtotal),
  currency_code: adjustment.currency,
});

/** An adjustment as Paddle answers it, and tells of it. */
export const adjustmentObject = (adjustment: MadeAdjustment) => ({
  id: adjustment.id,
  action: adjustment.action,
  type: adjustment.type,
  transaction_id: adjustment.transactionId,
  subscription_id: null,
  customer_id: null,
  reason: adjustment.reason,
  credit_applied_to_balance: null,
  currency_code: adjustment.currency,
  status: adjustment.status,
  items: adjustment.items.map((item) => ({
    id: item.id,
    item_id: item.itemId,
    type: item.type,
    amount: String(item.total),
    proration: null,
    totals: moneyOf(item),
  })),
  totals: totalsOf(adjustment),
  payout_totals: totalsOf(adjustment),
  tax_rates_used: [],
  created_at: adjustment.at,
  updated_at: adjustment.updatedAt,
});
