import type { Adjustment, Transaction } from '@paddle/paddle-node-sdk';
import type { Money } from '../../domain/money.ts';
import { amountMinor, movedMinor } from './fields.ts';

type PartialItem = {
  readonly itemId: string;
  readonly type: 'full' | 'partial';
  readonly amount: string | null;
};

/** What other refunds took of one item or were asked to, in minor units, tax included. */
const takenOf = (itemId: string, refunds: readonly Adjustment[]): number =>
  refunds
    .filter(({ status }) => status !== 'rejected')
    .flatMap(({ items }) => items.filter((item) => item.itemId === itemId))
    .reduce((sum, { totals }) => sum + movedMinor.parse(totals?.total), 0);

/**
 * Spreads an amount over what was bought, in the order of the receipt, as much on each as is left of
 * it. Paddle refunds items only.
 *
 * @param refunds of the transaction, all there are
 * @returns undefined where less is left, or it was paid in another currency
 * @throws ZodError when Paddle's amounts are none
 */
export function partialItems(
  { details, currencyCode }: Transaction,
  refunds: readonly Adjustment[],
  amount: Money,
): PartialItem[] | undefined {
  const items: PartialItem[] = [];
  let open = amount.amountMinor;
  for (const { id, totals } of details?.lineItems ?? []) {
    const total = amountMinor.parse(totals?.total);
    const part = Math.min(open, total - takenOf(id, refunds));
    if (part <= 0) continue;
    const isWhole = part === total;
    items.push({
      itemId: id,
      type: isWhole ? 'full' : 'partial',
      amount: isWhole ? null : String(part),
    });
    open -= part;
  }
  return open === 0 && currencyCode === amount.currency ? items : undefined;
}
