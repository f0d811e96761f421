import type { Instant } from '../../../shared/domain/instant.ts';
import { type Policy, policyName } from '../../../shared/policy/policy.ts';
import { products } from '../../../shared/products/products.ts';
import { BadUsage } from '../audit-flags.ts';
import { findingLine } from './check-policy.ts';
import { checkText, isError, textOf } from './read-draft.ts';

/** A draft that is no policy: what is wrong with it. */
export class NoPolicy extends Error {
  override readonly name = 'NoPolicy';
}

const isVersion = /^[a-z0-9-]+@\d+$/;

function versionNamed(name: string): Policy {
  const versions = products.flatMap(({ policies }) => policies);
  const found = versions.find((policy) => policyName(policy) === name);
  if (found) return found;
  throw new BadUsage(
    `${name}: there is no such version, only ${versions.map(policyName).join(', ')}`,
  );
}

/**
 * The policy that a name or a file stands for. What makes no sense in a draft does not matter here.
 *
 * @throws BadUsage for a version or a file that is not there
 * @throws NoPolicy for a file that holds none
 */
export function findPolicy(nameOrFile: string, now: Instant): Policy {
  if (isVersion.test(nameOrFile)) return versionNamed(nameOrFile);
  const { policy, findings } = checkText(nameOrFile, textOf(nameOrFile), now);
  if (policy) return policy;
  const errors = findings.filter(isError).map((finding) => findingLine(nameOrFile, finding));
  throw new NoPolicy(errors.join('\n'));
}
