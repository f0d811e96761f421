/** A name of a group, with what it holds. */
type Group = Readonly<Record<string, unknown>>;

/** @property at where in a policy it stands: `cash.unused.windowHours` */
export type Leaf = { readonly at: string; readonly value: unknown };

export const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const inside = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

/** Everything a policy says that is not a group itself; a list is one thing. */
export const leavesOf = (value: unknown, at = ''): Leaf[] =>
  isGroup(value)
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, inside(at, name)))
    : [{ at, value }];

/** What stands at a path, or nothing. */
export const valueAt = (policy: unknown, at: string): unknown =>
  at
    .split('.')
    .reduce<unknown>(
      (place, name) => (isGroup(place) && Object.hasOwn(place, name) ? place[name] : undefined),
      policy,
    );

/** The clause of the rule that `at` belongs to: its own group's, or that of one around it. */
export function clauseOf(policy: unknown, at: string): string | undefined {
  const names = at.split('.');
  for (let length = names.length; length >= 0; length -= 1) {
    const clause = valueAt(policy, [...names.slice(0, length), 'clause'].join('.'));
    if (typeof clause === 'string') return clause;
  }
  return undefined;
}
