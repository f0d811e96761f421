import type { Standing } from '../decide/standing.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import { listOrders as listStoredOrders, type Page } from '../store/list.ts';
import type { Context } from './context.ts';
import { readAccount } from './read-account.ts';

/** @property standing whether it could be asked back in cash now */
export type OrderNow = Order & { readonly standing: Standing };

/** @throws Refused `account_not_found` */
export async function listOrders(
  context: Context,
  asked: { readonly accountId: AccountId; readonly limit: number; readonly after?: string },
): Promise<Page<OrderNow>> {
  const { product, store } = context;
  // Orders first: a lot that has been bought never goes, so each of them has its lot by then.
  const page = await listStoredOrders(store, product.product, asked.accountId, asked);
  const { lots } = await readAccount(context, asked.accountId);
  const items = page.items.map((order) => {
    const found = lots.find(({ lot }) => lot.lotId === order.lotId);
    if (!found) throw new Error(`order ${order.orderId} has no lot`);
    return { ...order, standing: found.standing };
  });
  return { ...page, items };
}
