import type { ClauseText, ClauseValue } from './clause.ts';
import { valueAt } from './leaves.ts';
import type { Policy } from './policy.ts';

/** How many of the smaller unit make one of the larger. */
const larger: Readonly<Record<string, number>> = { hours: 60, days: 24 };

const isValue = (place: unknown): place is ClauseValue =>
  ['number', 'boolean', 'string'].includes(typeof place) || Array.isArray(place);

function found(policy: Policy, path: string): ClauseValue {
  const value = valueAt(policy, path);
  if (!isValue(value)) {
    throw new Error(`${policy.product}@${policy.version} says nothing at ${path}`);
  }
  return value;
}

function toldAt(policy: Policy, place: string): ClauseValue {
  const [path = '', unit] = place.split(' in ');
  const value = found(policy, path);
  const size = unit === undefined ? 1 : larger[unit];
  if (size === undefined) throw new Error(`nothing can be told in ${unit}`);
  return typeof value === 'number' ? value / size : value;
}

/**
 * What a clause's names stand for under a policy.
 *
 * @throws when the policy has nothing there: the text belongs to another version of it
 */
export const valuesOf = (
  policy: Policy,
  { values }: Pick<ClauseText, 'values'>,
): Readonly<Record<string, ClauseValue>> =>
  Object.fromEntries(Object.entries(values).map(([name, place]) => [name, toldAt(policy, place)]));
