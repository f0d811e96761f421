import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, toMilliseconds } from '../domain/instant.ts';

const toleranceSeconds = 300;

/**
 * What a sender says it signed.
 *
 * @property timestamp unix seconds, the very text that was signed: read as a number and written
 *   again, `1700000000x` would pass for `1700000000`
 * @property content all that was signed, in order, the body as the bytes that came in
 * @property signatures the digests that came with it, more than one while a secret is rotated
 */
type Signed = {
  readonly timestamp: string;
  readonly content: readonly (string | Uint8Array)[];
  readonly encoding: 'hex' | 'base64';
  readonly signatures: readonly string[];
};

/**
 * The signing secrets as they are, once they are known to be fit for use.
 *
 * @throws RangeError when there is none, or one is blank or holds white space: with an empty key
 *   anybody can sign, and a secret with a line break at its end matches nothing
 */
export function usableSecrets(secrets: readonly string[]): readonly string[] {
  if (secrets.length === 0) throw new RangeError('there is no signing secret');
  if (!secrets.every((secret) => /^\S+$/.test(secret))) {
    throw new RangeError('a signing secret is blank or holds white space');
  }
  return secrets;
}

/** The values behind `prefix` in a header such as `t=1,v1=a,v1=b`, in their order. */
export const valuesIn = (header: string, separator: string, prefix: string): string[] =>
  header
    .split(separator)
    .filter((part) => part.startsWith(prefix))
    .map((part) => part.slice(prefix.length));

/**
 * Compares two digests as text, in constant time. Decoded ones would not do: hex reads the same in
 * either case and base64 with other bits at its end, so a changed signature would still match.
 */
function isSameDigest(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function digest(key: string | Uint8Array, { content, encoding }: Signed): string {
  const hmac = createHmac('sha256', key);
  for (const part of content) hmac.update(part);
  return hmac.digest(encoding);
}

/**
 * At most 300 s away in whole seconds, as the providers' own libraries count them, and in the future
 * no less than in the past.
 */
function isFresh(timestamp: string, now: Instant): boolean {
  const away = Math.abs(Math.floor(toMilliseconds(now) / 1000) - Number(timestamp));
  return /^\d+$/.test(timestamp) && away <= toleranceSeconds;
}

/** Whether any of the signatures was made with any of the keys (HMAC-SHA256), and lately. */
export function isSigned(
  signed: Signed,
  keys: readonly (string | Uint8Array)[],
  now: Instant,
): boolean {
  if (!isFresh(signed.timestamp, now)) return false;
  const expected = keys.map((key) => digest(key, signed));
  return signed.signatures.some((given) => expected.some((one) => isSameDigest(one, given)));
}

/**
 * How a provider writes a timestamp and its signatures into one header.
 *
 * @property joins what stands between the timestamp and the body where they are signed
 */
export type OneHeader = {
  readonly separator: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly joins: string;
};

/** Whether a body was signed by a header of that form; two timestamps are one too many. */
export function isSignedByHeader(
  form: OneHeader,
  rawBody: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  now: Instant,
): boolean {
  const keys = usableSecrets(secrets);
  if (typeof header !== 'string') return false;
  const [timestamp, ...more] = valuesIn(header, form.separator, form.timestamp);
  if (timestamp === undefined || more.length > 0) return false;

  const content = [`${timestamp}${form.joins}`, rawBody];
  const signatures = valuesIn(header, form.separator, form.signature);
  return isSigned({ timestamp, content, encoding: 'hex', signatures }, keys, now);
}
