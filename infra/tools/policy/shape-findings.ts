import type * as z from 'zod/mini';
import type { Policy } from '../../../shared/policy/policy.ts';
import { nearest } from './nearest.ts';
import { type Path, pathText } from './path.ts';
import { PolicyShape, toPolicy } from './policy-shape.ts';

/** @property at the path as text @property says what is wrong with what stands there */
export type ShapeFinding = { readonly at: string; readonly says: string };

type Issue = z.core.$ZodIssue;

const pathOf = ({ path }: Issue): Path =>
  path.map((part) => (typeof part === 'symbol' ? '' : part));

const found = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (place, part) =>
      typeof place === 'object' && place !== null ? Reflect.get(place, part) : undefined,
    value,
  );

/** What stands there, as the message ends. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

const inQuotes = (words: readonly unknown[]): string[] => words.map((word) => shown(word));

const orOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const meant = (value: unknown, words: readonly string[]): string => {
  const [best] = typeof value === 'string' ? nearest(value, words) : [];
  return best ? `; did you mean ${shown(best)}?` : '';
};

/** What must stand there, and the words that it may be. */
function demanded(issue: Issue): { readonly must: string; readonly words: readonly string[] } {
  const words =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union' && 'options' in issue
        ? (issue.options ?? [])
        : undefined;
  if (!words) return { must: issue.message, words: [] };
  return { must: `must be ${orOf(inQuotes(words))}`, words: words.map(String) };
}

function unknownNames(names: readonly string[], issue: Issue, value: unknown): ShapeFinding[] {
  const path = pathOf(issue);
  const known = issue.message.split(' ');
  const group = found(value, path);
  const free = known.filter((name) => !Object.hasOwn(Object(group), name));
  return names.map((name) => {
    const [best] = nearest(name, free);
    const hint = best ? `; did you mean ${best}?` : `; known here: ${known.join(', ')}`;
    return { at: pathText([...path, name]), says: `is nothing that a policy says here${hint}` };
  });
}

function wordsOf(issue: Issue, value: unknown): ShapeFinding[] {
  if (issue.code === 'unrecognized_keys') return unknownNames(issue.keys, issue, value);
  const path = pathOf(issue);
  const is = found(value, path);
  const { must, words } = demanded(issue);
  const missing = is === undefined && path.length > 0;
  const says = missing ? `is missing: it ${must}` : `${must}; is ${shown(is)}${meant(is, words)}`;
  return [{ at: pathText(path), says }];
}

/** The policy, or all that keeps `value` from being one. */
export function shapeOf(value: unknown): {
  readonly policy?: Policy;
  readonly findings: readonly ShapeFinding[];
} {
  const parsed = PolicyShape.safeParse(value);
  if (parsed.success) return { policy: toPolicy(parsed.data), findings: [] };
  return { findings: parsed.error.issues.flatMap((issue) => wordsOf(issue, value)) };
}
