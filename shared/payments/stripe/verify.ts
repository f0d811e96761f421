import type { Instant } from '../../domain/instant.ts';
import { isSignedByHeader, type OneHeader } from '../signature.ts';

const form: OneHeader = { separator: ',', timestamp: 't=', signature: 'v1=', joins: '.' };

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
export const verifyStripe = (
  rawBody: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  now: Instant,
): boolean => isSignedByHeader(form, rawBody, header, secrets, now);
