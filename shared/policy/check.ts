import { cashSense } from './check-cash.ts';
import { termsSense } from './check-terms.ts';
import { versionSense } from './check-version.ts';
import type { Finding, Surroundings } from './finding.ts';
import type { Policy } from './policy.ts';

/**
 * All that makes no sense in a policy, also where parts of it are none: what such a part would be needed
 * for is not looked at.
 *
 * @param isSound whether what stands at a path has the shape of a policy, the whole for ''
 */
export const checkPolicy = (
  policy: Policy,
  around: Surroundings,
  isSound: (at: string) => boolean = () => true,
): Finding[] =>
  [...versionSense, ...termsSense, ...cashSense]
    .filter(({ reads }) => reads.every(isSound))
    .flatMap(({ finds }) => finds(policy, around));
