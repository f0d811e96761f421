import type { Instant } from '../../domain/instant.ts';
import { isSigned, usableSecrets, valuesIn } from '../signature.ts';

/**
 * Whether Stripe sent this body: `stripe-signature: t=<unix seconds>,v1=<hex>[,v1=..][,v0=..]`.
 * `v0` is Stripe's word for a signature that proves nothing.
 *
 * Our own, because Stripe's SDK lets a time in the future pass and signs the body decoded as text.
 *
 * @param rawBody the bytes as they came in, base64 of the gateway already undone
 * @param secrets whole `whsec_...` strings; `whsec_` is part of the key
 * @throws RangeError when a secret is unfit, never for what came in
 * @see https://docs.stripe.com/webhooks/signature
 */
export function verifyStripe(
  rawBody: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  now: Instant,
): boolean {
  const keys = usableSecrets(secrets);
  if (typeof header !== 'string') return false;
  const [timestamp, ...more] = valuesIn(header, ',', 't=');
  if (timestamp === undefined || more.length > 0) return false;

  const content = [`${timestamp}.`, rawBody];
  const signatures = valuesIn(header, ',', 'v1=');
  return isSigned({ timestamp, content, encoding: 'hex', signatures }, keys, now);
}
