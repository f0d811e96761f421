import { beforeDeadline } from '../before-deadline.ts';
import { type Checkout, ProviderFailed } from '../provider.ts';
import { answered } from '../refund-reply.ts';
import { classifyError } from './classify-error.ts';
import type { StripeConnection } from './connection.ts';

/** The session's metadata does not reach its PaymentIntent, so both are given it. */
const metadataOf = ({ product, accountId, orderId, pack }: Checkout) => ({
  makegood_product: product,
  makegood_account: accountId,
  makegood_order: orderId,
  makegood_pack: pack,
});

/**
 * A Checkout Session over one pack. The same order is the same session.
 *
 * @throws ProviderFailed when there is none
 * @see https://docs.stripe.com/api/checkout/sessions/create
 */
export async function createCheckout(
  { stripe, deadline }: StripeConnection,
  checkout: Checkout,
): Promise<{ readonly url: string }> {
  const { product, pack, price, accountId, email, orderId, successUrl, cancelUrl } = checkout;
  const metadata = metadataOf(checkout);
  const priceData = {
    currency: price.currency.toLowerCase(),
    unit_amount: price.amountMinor,
    product_data: { name: `${product} ${pack}` },
  };
  const made = await answered(classifyError, () =>
    beforeDeadline(deadline(), () =>
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: [{ quantity: 1, price_data: priceData }],
          success_url: successUrl,
          ...(cancelUrl && { cancel_url: cancelUrl }),
          client_reference_id: accountId,
          customer_email: email,
          metadata,
          payment_intent_data: { metadata },
        },
        { idempotencyKey: `checkout:${orderId}` },
      ),
    ),
  );
  if (!('got' in made)) throw new ProviderFailed(`stripe checkout.sessions.create: ${made.code}`);
  if (!made.got.url) throw new ProviderFailed('stripe checkout.sessions.create: no_url');
  return { url: made.got.url };
}
