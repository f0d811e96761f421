import { kindNamed } from './redaction/labels.ts';
import { redactText } from './redaction/redact-text.ts';
import { isMark, marks, type SecretKind, secretKinds } from './redaction/secret.ts';

export { redactText } from './redaction/redact-text.ts';
export { type SecretKind, secretKinds } from './redaction/secret.ts';

type Container = Record<string, unknown>;

/** A value that is still to be put into the copy. */
type Step = { readonly value: unknown; readonly into: Container; readonly at: string };

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null;

const tellsNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || typeof value === 'boolean';

const wasCut = (value: unknown): boolean => typeof value === 'string' && isMark(value);

/**
 * Cuts secrets out of any JSON (PR-13): out of its texts and the names of its fields, and whole where a
 * field is named for one (`password`, `apiKey`, `cvv`), be it text, number, list or object. The shape
 * stays, but that a number which is a secret becomes text, and that of two names which are alike without
 * their secrets the later one stays. Read however deep it is nested.
 *
 * @returns a copy, and the kinds that were cut, in the order of `secretKinds`, each once
 */
export function redact<Value>(value: Value): {
  readonly value: Value;
  readonly redacted: readonly SecretKind[];
} {
  const kinds = new Set<SecretKind>();
  const textOf = (written: string): string => {
    const { text, redacted } = redactText(written);
    for (const kind of redacted) kinds.add(kind);
    return text;
  };
  const single = (one: unknown): unknown => {
    if (typeof one === 'string') return textOf(one);
    if (typeof one !== 'number' || !Number.isSafeInteger(one) || one < 1e12) return one;
    const text = textOf(String(one));
    return isMark(text) ? text : one;
  };

  /** What can be copied at once; of the others a copy that waits for what is in it. */
  const begin = (next: unknown): readonly [copy: unknown, inner: readonly Step[]] => {
    if (!isContainer(next)) return [single(next), []];
    const fields = Object.entries(next).map(([name, value]) => {
      const at = Array.isArray(next) ? name : textOf(name);
      const kind = tellsNothing(value) || wasCut(value) ? undefined : kindNamed(name);
      if (kind) kinds.add(kind);
      return { at, value: kind ? marks[kind] : value };
    });
    // The names are in it before the values, in their order, `__proto__` being one like the others.
    const into = Array.isArray(next)
      ? next.map(() => null)
      : Object.fromEntries(fields.map(({ at }) => [at, null]));
    return [into, fields.map((field) => ({ ...field, into: into as Container }))];
  };

  const whole: Container = {};
  const steps: Step[] = [{ value, into: whole, at: 'value' }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    const [copy, inner] = begin(step.value);
    step.into[step.at] = copy;
    for (const one of inner) steps.push(one);
  }
  return { value: whole.value as Value, redacted: secretKinds.filter((kind) => kinds.has(kind)) };
}
