import { createHash, timingSafeEqual } from 'node:crypto';
import type { Access, Scope } from '../contract/operation-contract.ts';
import type { ApiKey } from './config.ts';
import { Problem } from './problem.ts';

const bearer = /^Bearer ([\x21-\x7e]{1,512})$/i;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Looks at every key there is, in the same time whichever it is, or none. */
function keyGiven(authorization: string, apiKeys: readonly ApiKey[]): ApiKey | undefined {
  const [, token] = bearer.exec(authorization) ?? [];
  if (!token) return undefined;
  const given = sha256(token);
  return apiKeys.filter((key) => timingSafeEqual(given, Buffer.from(key.sha256, 'hex'))).at(0);
}

const covers = (scope: Scope, access: Access) => access === scope || scope === 'support';

/**
 * @throws Problem `unauthenticated` without a key we know, `forbidden` with one of another product
 *   or of too narrow a scope
 */
export function authenticate(
  authorization: string | undefined,
  product: string,
  access: Access,
  apiKeys: readonly ApiKey[],
): void {
  if (access === 'anyone') return;
  const key = keyGiven(authorization ?? '', apiKeys);
  if (!key) throw new Problem('unauthenticated', { headers: { 'www-authenticate': 'Bearer' } });
  if (key.product !== product || !covers(key.scope, access)) throw new Problem('forbidden');
}
