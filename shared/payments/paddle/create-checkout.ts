import { beforeDeadline } from '../before-deadline.ts';
import { type Checkout, ProviderFailed } from '../provider.ts';
import { answered } from '../refund-reply.ts';
import { classifyError } from './classify-error.ts';
import type { PaddleConnection } from './connection.ts';

/**
 * A transaction over one pack. Its page is the account's default payment link, which opens it by
 * Paddle.js: where the customer goes from there is for that page to say, as Paddle takes neither
 * address of ours; and Paddle asks the customer for an email itself.
 *
 * @throws ProviderFailed when there is none, or the pack has no price at Paddle
 * @see https://developer.paddle.com/build/transactions/default-payment-link
 */
export async function createCheckout(
  { paddle, deadline }: PaddleConnection,
  { product, accountId, orderId, priceId }: Checkout,
): Promise<{ readonly url: string }> {
  if (!priceId) throw new ProviderFailed('paddle transactions.create: no_price');
  const customData = {
    makegood_product: product,
    makegood_account: accountId,
    makegood_order: orderId,
  };
  const made = await answered(classifyError, () =>
    beforeDeadline(deadline(), () =>
      paddle.transactions.create({ items: [{ priceId, quantity: 1 }], customData }),
    ),
  );
  if (!('got' in made)) throw new ProviderFailed(`paddle transactions.create: ${made.code}`);
  const url = made.got.checkout?.url;
  if (!url) throw new ProviderFailed('paddle transactions.create: no_url');
  return { url };
}
