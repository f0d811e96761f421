import * as z from 'zod/mini';
import { Account, Entry, Order } from '../../../shared/contract/accounts.ts';
import type { Shop } from './shop.ts';

const Entries = z.object({ items: z.array(Entry) });
const Orders = z.object({ items: z.array(Order) });

/** What one customer can read of their own. @property entries of the ledger, newest first */
export const customer = (shop: Shop, accountId: string) => ({
  account: async () => Account.parse((await shop.get(`/accounts/${accountId}`)).body),
  entries: async () =>
    Entries.parse((await shop.get(`/accounts/${accountId}/entries?limit=100`)).body).items,
  order: async (paymentId: string) => {
    const { items } = Orders.parse((await shop.get(`/accounts/${accountId}/orders`)).body);
    const order = items.find((one) => one.paymentId === paymentId);
    if (!order) throw new Error(`${accountId} has no order of payment ${paymentId}`);
    return order;
  },
});

export type Customer = ReturnType<typeof customer>;
