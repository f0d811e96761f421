import { createHash } from 'node:crypto';
import type { BoughtItem, Payment } from '../../../../shared/domain/payment.ts';
import { findPack } from '../../../../shared/policy/product.ts';
import { products } from '../../../../shared/products/products.ts';
import { paidFor } from '../told-payments.ts';

/** @property total what was paid for it, of which `subtotal` is no tax */
export type LineItem = {
  readonly id: string;
  readonly priceId: string;
  readonly quantity: number;
  readonly total: number;
  readonly subtotal: number;
};

/** What a price costs by the catalogue of whoever sells by it; nothing for one that nobody does. */
export function priceOf(priceId: string) {
  for (const product of products) {
    const pack = findPack(product, { key: priceId, quantity: 1 });
    if (pack?.priceId === priceId) return pack.price;
  }
  return undefined;
}

/** The same name whenever it is asked for, also after a restart. */
const itemIdOf = (transactionId: string, index: number): string => {
  const digest = createHash('sha256').update(`${transactionId}/${index}`).digest('hex');
  return `txnitm_01${digest.slice(0, 24)}`;
};

/** Adds up to `total`: each gets what is its own of all up to it. */
export function shared(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo = (count: number) =>
    Math.round((total * weights.slice(0, count).reduce((sum, weight) => sum + weight, 0)) / whole);
  return weights.map((_, index) => upTo(index + 1) - upTo(index));
}

const weightOf = ({ key, quantity }: BoughtItem): number =>
  (priceOf(key)?.amountMinor ?? 1) * quantity;

/** What was bought, with what was paid for each. Who named nothing has bought something. */
export function lineItemsOf(transactionId: string, payment: Payment | undefined): LineItem[] {
  const paid = paidFor(payment);
  const total = paid?.amount.amountMinor ?? 0;
  const named = payment?.told.transaction?.names.items ?? [];
  const items = named.length > 0 ? named : [{ key: 'pri_unknown', quantity: 1 }];
  const weights = items.map(weightOf);
  const totals = shared(total, weights);
  const subtotals = shared(paid?.subtotalMinor ?? total, weights);
  return items.map(({ key, quantity }, index) => ({
    id: itemIdOf(transactionId, index),
    priceId: key,
    quantity,
    total: totals[index] ?? 0,
    subtotal: subtotals[index] ?? 0,
  }));
}
