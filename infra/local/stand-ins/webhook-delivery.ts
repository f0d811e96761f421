import type { Instant } from '../../../shared/domain/instant.ts';
import type { Provider } from '../../../shared/domain/payment.ts';
import { signedByPaddle, signedByStripe } from '../signed.ts';
import type { Settled } from './settled.ts';
import { productsOf } from './told-payments.ts';

/**
 * @property baseUrl the stack's own, known only once it listens
 * @property secretOf what a product's webhooks are signed with
 */
export type Delivery = {
  readonly baseUrl: () => string;
  readonly now: () => Instant;
  readonly secretOf: (product: string) => string;
};

const signed = { stripe: signedByStripe, paddle: signedByPaddle } as const;

/** Whose payment it is: as it was told, else as it says itself, else where only one can be meant. */
export function productFor(
  provider: Provider,
  told: string | undefined,
  { names }: Settled,
): string | undefined {
  const selling = productsOf(provider);
  return (
    told ?? selling.find((product) => product === names) ?? (selling[1] ? undefined : selling[0])
  );
}

/** Sends an event as its provider does. @returns the status of the answer */
export async function deliver(
  provider: Provider,
  product: string,
  event: unknown,
  { baseUrl, now, secretOf }: Delivery,
): Promise<number> {
  const body = JSON.stringify(event);
  const response = await fetch(`${baseUrl()}/v1/${product}/webhooks/${provider}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...signed[provider](body, secretOf(product), now()),
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
