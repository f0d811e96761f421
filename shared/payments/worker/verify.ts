import type { Instant } from '../../domain/instant.ts';
import { isSigned, usableSecrets, valuesIn } from '../signature.ts';

/** `webhook-id`, `webhook-timestamp` (unix seconds) and `webhook-signature`. */
export type WorkerHeaders = {
  readonly id?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly signature?: string | undefined;
};

/** The key that a secret stands for, of no bytes where it is not `whsec_` with base64 after it. */
function decoded(secret: string): Uint8Array {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  return Buffer.from(encoded ?? '', 'base64');
}

export const isWorkerSecret = (secret: string): boolean => decoded(secret).length > 0;

function keyOf(secret: string): Uint8Array {
  const key = decoded(secret);
  if (key.length === 0) throw new RangeError('a signing secret is no whsec_ with base64 after it');
  return key;
}

/**
 * Whether a render worker of ours sent this body, by the Standard Webhooks specification: the
 * signature header is a list of `v1,<base64>` with a space between any two.
 *
 * @param rawBody the bytes as they came in, base64 of the gateway already undone
 * @param secrets `whsec_` and the key in base64; unlike Stripe's, `whsec_` is no part of the key
 * @throws RangeError when a secret is unfit, never for what came in
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function verifyWorker(
  rawBody: Uint8Array,
  { id, timestamp, signature }: WorkerHeaders,
  secrets: readonly string[],
  now: Instant,
): boolean {
  const keys = usableSecrets(secrets).map(keyOf);
  if (!id || !timestamp || !signature) return false;

  const content = [`${id}.${timestamp}.`, rawBody];
  const signatures = valuesIn(signature, ' ', 'v1,');
  return isSigned({ timestamp, content, encoding: 'base64', signatures }, keys, now);
}
