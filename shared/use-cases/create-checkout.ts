import { isClosed } from '../domain/account.ts';
import type { AccountId, OrderId } from '../domain/ids.ts';
import { putCheckout } from '../store/checkout-item.ts';
import { loadAccount } from '../store/load.ts';
import type { Context } from './context.ts';
import { Refused } from './refused.ts';
import type { Remember } from './remember.ts';
import { untilCommitted } from './until-committed.ts';

export type CreateCheckout = {
  readonly accountId: AccountId;
  readonly pack: string;
  readonly successUrl: string;
  readonly cancelUrl?: string | undefined;
};

/** @property orderId the name that the purchase will have once it is paid */
export type CreatedCheckout = { readonly orderId: OrderId; readonly url: string };

/**
 * Opens a page at the payment provider where an account can buy a pack. A page whose record could not
 * be written is abandoned: paid all the same, it becomes a purchase under another name.
 *
 * @throws Refused `account_not_found`, `account_closed`, `unknown_pack`; ProviderFailed
 */
export async function createCheckout(
  context: Context,
  { accountId, pack, successUrl, cancelUrl }: CreateCheckout,
  remember: Remember<CreatedCheckout>,
): Promise<CreatedCheckout> {
  const { product, store, mint } = context;
  const account = await loadAccount(store, product.product, accountId, 'current');
  if (!account) throw new Refused('account_not_found');
  if (isClosed(account)) throw new Refused('account_closed');
  const sold = product.packs.find((one) => one.pack === pack);
  if (!sold) throw new Refused('unknown_pack');

  const orderId = mint.checkoutOrderId();
  const { url } = await context.providerOf(product).createCheckout({
    product: product.product,
    accountId,
    email: account.email,
    orderId,
    pack,
    price: sold.price,
    ...(sold.priceId && { priceId: sold.priceId }),
    successUrl,
    ...(cancelUrl && { cancelUrl }),
  });
  const result = { orderId, url };
  const record = putCheckout(product.product, { orderId, accountId, pack });
  return untilCommitted(store, async () => ({ items: [record, ...remember(result)], result }));
}
