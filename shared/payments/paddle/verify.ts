import type { Instant } from '../../domain/instant.ts';
import { isSignedByHeader, type OneHeader } from '../signature.ts';

const form: OneHeader = { separator: ';', timestamp: 'ts=', signature: 'h1=', joins: ':' };

/**
 * Whether Paddle sent this body: `paddle-signature: ts=<unix seconds>;h1=<hex>[;h1=..]`.
 *
 * Our own, because Paddle's SDK refuses what is older than 5 s (so any retry that waited), lets a
 * time in the future pass, knows only the last `h1`, and accepts an empty secret.
 *
 * @param rawBody the bytes as they came in, base64 of the gateway already undone
 * @param secrets whole `pdl_ntfset_...` strings
 * @throws RangeError when a secret is unfit, never for what came in
 * @see https://developer.paddle.com/webhooks/about/signature-verification
 */
export const verifyPaddle = (
  rawBody: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  now: Instant,
): boolean => isSignedByHeader(form, rawBody, header, secrets, now);
