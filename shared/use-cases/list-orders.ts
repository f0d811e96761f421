import { refundIdsOf } from '../decide/refund-ids.ts';
import type { Standing } from '../decide/standing.ts';
import type { AccountId, RefundId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import { listOrders as listStoredOrders, type Page } from '../store/list.ts';
import { loadPayments } from '../store/load-payments.ts';
import type { Context } from './context.ts';
import { readAccount } from './read-account.ts';

/**
 * @property standing whether it could be asked back in cash now
 * @property refunds every refund of it, ours and the provider's
 */
export type OrderNow = Order & {
  readonly standing: Standing;
  readonly refunds: readonly RefundId[];
};

/** @throws Refused `account_not_found` */
export async function listOrders(
  context: Context,
  asked: { readonly accountId: AccountId; readonly limit: number; readonly after?: string },
): Promise<Page<OrderNow>> {
  const { product, store } = context;
  // Orders first: a lot that has been bought never goes, so each of them has its lot by then.
  const page = await listStoredOrders(store, product.product, asked.accountId, asked);
  const { lots } = await readAccount(context, asked.accountId);
  const payments = await loadPayments(
    store,
    product.product,
    page.items.map(({ paymentId }) => paymentId),
  );
  const items = page.items.map((order) => {
    const found = lots.find(({ lot }) => lot.lotId === order.lotId);
    if (!found) throw new Error(`order ${order.orderId} has no lot`);
    const payment = payments.find(({ paymentId }) => paymentId === order.paymentId);
    return { ...order, standing: found.standing, refunds: payment ? refundIdsOf(payment) : [] };
  });
  return { ...page, items };
}
