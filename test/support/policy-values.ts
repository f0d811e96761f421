import { isGroup } from '../../shared/policy/leaves.ts';
import type { Policy } from '../../shared/policy/policy.ts';

function put(rule: unknown, [name = '', ...names]: readonly string[], value: unknown): unknown {
  const group = isGroup(rule) ? rule : {};
  const inner = names.length > 0 ? put(group[name], names, value) : value;
  const { [name]: _before, ...others } = group;
  return inner === undefined ? others : { ...group, [name]: inner };
}

/** The policy with something else at some paths; undefined takes away what is there. */
export const withValues = (policy: Policy, says: Readonly<Record<string, unknown>>): Policy =>
  Object.entries(says).reduce<unknown>(
    (before, [at, value]) => put(before, at.split('.'), value),
    policy,
  ) as Policy;
