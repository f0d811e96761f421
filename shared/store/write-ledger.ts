import type { Entry } from '../domain/entry.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Lot } from '../domain/lot.ts';
import type { Order } from '../domain/order.ts';
import { toStoredEntry } from './entry-item.ts';
import type { GuardedItem } from './guarded-item.ts';
import { entryKey, orderKey, spentLotKey } from './keys.ts';
import { toStoredLot } from './lot-item.ts';
import { toStoredOrder } from './order-item.ts';

type Holder = { readonly product: string; readonly accountId: AccountId };

const absent = 'attribute_not_exists(pk)';

/** Entries are written once and never changed. */
export const putEntry = (
  guard: string,
  { product, accountId }: Holder,
  entry: Entry,
): GuardedItem => ({
  guard,
  put: {
    Item: { ...entryKey(product, accountId, entry.entryId), ...toStoredEntry(entry) },
    ConditionExpression: absent,
  },
});

export const putOrder = (
  guard: string,
  { product, accountId }: Holder,
  order: Order,
): GuardedItem => ({
  guard,
  put: {
    Item: { ...orderKey(product, accountId, order), ...toStoredOrder(order) },
    ConditionExpression: absent,
  },
});

/** An order of which more is known is written again, under its time of purchase as it is known now. */
export const replaceOrder = (
  guard: string,
  { product, accountId }: Holder,
  order: Order,
): GuardedItem => ({
  guard,
  put: { Item: { ...orderKey(product, accountId, order), ...toStoredOrder(order) } },
});

export const removeOrder = (
  guard: string,
  { product, accountId }: Holder,
  order: Order,
): GuardedItem => ({ guard, delete: { Key: orderKey(product, accountId, order) } });

/** A lot that leaves the head goes on being listed. */
export const putSpentLot = (
  guard: string,
  { product, accountId }: Holder,
  lot: Lot,
): GuardedItem => ({
  guard,
  put: {
    Item: { ...spentLotKey(product, accountId, lot), lot: toStoredLot(lot) },
    ConditionExpression: absent,
  },
});

/** A lot that matters again goes back into the head. */
export const removeSpentLot = (
  guard: string,
  { product, accountId }: Holder,
  lot: Lot,
): GuardedItem => ({
  guard,
  delete: {
    Key: spentLotKey(product, accountId, lot),
    ConditionExpression: 'attribute_exists(pk)',
  },
});
