import { ListOrders } from '../../shared/contract/account-lists.ts';
import { orderView } from '../../shared/contract/account-view.ts';
import { ok } from '../../shared/runtime/answer.ts';
import { operation } from '../../shared/runtime/operation.ts';
import { pageView, placeIn } from '../../shared/runtime/page.ts';
import { listOrders as listAccountOrders } from '../../shared/use-cases/list-orders.ts';

/**
 * GET /v1/{product}/accounts/{accountId}/orders
 *
 * Purchases, newest first, with the order id that a refund is asked for by (SK-12).
 */
export const listOrders = operation(
  ListOrders,
  async ({ accountId, ...asked }, context) => {
    const list = `orders ${accountId}`;
    const { limit, place: after } = placeIn<string>(list, asked, context);
    const request = { accountId, limit, ...(after && { after }) };
    const page = await listAccountOrders(context, request);
    return pageView(
      list,
      { ...page, items: page.items.map((order) => orderView(order, context)) },
      context,
    );
  },
  ok,
);
