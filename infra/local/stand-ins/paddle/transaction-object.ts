import type { Instant } from '../../../../shared/domain/instant.ts';
import type { BoughtItem, Payment } from '../../../../shared/domain/payment.ts';
import { paidFor } from '../told-payments.ts';
import { type LineItem, lineItemsOf, priceOf } from './line-items.ts';

/** A transaction that waits to be paid. */
export type CreatedTransaction = {
  readonly id: string;
  readonly items: readonly BoughtItem[];
  readonly customData: Readonly<Record<string, unknown>> | null;
  readonly checkoutUrl: string;
  readonly at: Instant;
};

const moneyOf = ({ total, subtotal }: Pick<LineItem, 'total' | 'subtotal'>) => ({
  subtotal: String(subtotal),
  discount: '0',
  tax: String(total - subtotal),
  total: String(total),
});

const unpaidLines = ({ items }: CreatedTransaction): LineItem[] =>
  items.map(({ key, quantity }) => {
    const total = (priceOf(key)?.amountMinor ?? 0) * quantity;
    return { id: '', priceId: key, quantity, total, subtotal: total };
  });

const lineObject = (line: LineItem) => ({
  id: line.id,
  price_id: line.priceId,
  quantity: line.quantity,
  proration: null,
  tax_rate: line.total > line.subtotal ? String(line.total / line.subtotal - 1) : '0',
  unit_totals: moneyOf({
    total: Math.round(line.total / line.quantity),
    subtotal: Math.round(line.subtotal / line.quantity),
  }),
  totals: moneyOf(line),
});

const itemObject = ({ priceId, quantity, total }: LineItem, currency_code: string) => ({
  price: {
    id: priceId,
    unit_price: { amount: String(Math.round(total / quantity)), currency_code },
    unit_price_overrides: [],
    quantity: { minimum: 1, maximum: 100 },
    tax_mode: 'account_setting',
    type: 'standard',
    status: 'active',
    custom_data: null,
  },
  quantity,
  proration: null,
});

function statusOf(payment: Payment | undefined, transaction: CreatedTransaction | undefined) {
  if (paidFor(payment)) return 'completed';
  if (payment?.unpaid) return 'canceled';
  return transaction ? 'draft' : 'ready';
}

function namesOf(payment: Payment | undefined) {
  const names = payment?.told.transaction?.names;
  return names?.accountId
    ? {
        makegood_account: names.accountId,
        ...(names.orderId && { makegood_order: names.orderId }),
        ...(names.product && { makegood_product: names.product }),
      }
    : null;
}

function detailsOf(lines: readonly LineItem[], currency_code: string) {
  const add = (part: 'total' | 'subtotal') => lines.reduce((sum, line) => sum + line[part], 0);
  const money = moneyOf({ total: add('total'), subtotal: add('subtotal') });
  return {
    tax_rates_used: [],
    totals: {
      ...money,
      credit: '0',
      credit_to_balance: '0',
      balance: '0',
      grand_total: money.total,
      grand_total_tax: money.tax,
      fee: null,
      earnings: null,
      currency_code,
    },
    adjusted_totals: null,
    payout_totals: null,
    adjusted_payout_totals: null,
    line_items: lines.map(lineObject),
  };
}

/** A transaction as Paddle answers it. What it costs us nobody was told, so it names no fee. */
export function transactionObject(
  id: string,
  payment: Payment | undefined,
  transaction: CreatedTransaction | undefined,
) {
  const paid = paidFor(payment);
  const lines = !paid && transaction ? unpaidLines(transaction) : lineItemsOf(id, payment);
  const price = priceOf(lines[0]?.priceId ?? '');
  const currency = paid?.amount.currency ?? price?.currency ?? 'USD';
  const at = transaction?.at ?? paid?.at ?? '2026-01-01T00:00:00.000Z';
  return {
    id,
    status: statusOf(payment, transaction),
    customer_id: null,
    address_id: null,
    business_id: null,
    custom_data: transaction?.customData ?? namesOf(payment),
    currency_code: currency,
    origin: transaction ? 'api' : 'web',
    subscription_id: null,
    invoice_id: null,
    invoice_number: null,
    collection_mode: 'automatic',
    discount_id: null,
    billing_details: null,
    billing_period: null,
    items: lines.map((line) => itemObject(line, currency)),
    details: detailsOf(lines, currency),
    payments: [],
    checkout: { url: transaction?.checkoutUrl ?? null },
    created_at: at,
    updated_at: paid?.at ?? at,
    billed_at: paid?.at ?? null,
    revised_at: null,
  };
}
