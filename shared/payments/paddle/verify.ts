import type { Instant } from '../../domain/instant.ts';
import { isSigned, usableSecrets, valuesIn } from '../signature.ts';

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
export function verifyPaddle(
  rawBody: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  now: Instant,
): boolean {
  const keys = usableSecrets(secrets);
  if (typeof header !== 'string') return false;
  const [timestamp, ...more] = valuesIn(header, ';', 'ts=');
  if (timestamp === undefined || more.length > 0) return false;

  const content = [`${timestamp}:`, rawBody];
  const signatures = valuesIn(header, ';', 'h1=');
  return isSigned({ timestamp, content, encoding: 'hex', signatures }, keys, now);
}
