import { kindNamed } from './redaction/labels.ts';
import { redactText } from './redaction/redact-text.ts';
import { isMark, marks, type SecretKind, secretKinds } from './redaction/secret.ts';

export { redactText } from './redaction/redact-text.ts';
export { type SecretKind, secretKinds } from './redaction/secret.ts';

type Container = Record<string, unknown>;

type Field = { readonly at: string; readonly value: unknown };

/** A value that is still to be put into the copy. */
type Step = Field & { readonly into: Container };

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null;

const tellsNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || typeof value === 'boolean';

const wasCut = (value: unknown): boolean => typeof value === 'string' && isMark(value);

/** Cuts what stands by itself, and opens what holds more; each tells `cut` which kinds it found. */
function reading(cut: (kind: SecretKind) => void) {
  const textOf = (written: string): string => {
    const { text, redacted } = redactText(written);
    for (const kind of redacted) cut(kind);
    return text;
  };
  const single = (value: unknown): unknown => {
    if (typeof value === 'string') return textOf(value);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1e12) return value;
    const text = textOf(String(value));
    return isMark(text) ? text : value;
  };
  const field = ([name, value]: readonly [string, unknown]): Field => {
    const at = textOf(name);
    const kind = tellsNothing(value) || wasCut(value) ? undefined : kindNamed(at);
    if (kind) cut(kind);
    return { at, value: kind ? marks[kind] : value };
  };
  const open = (container: Container): readonly [copy: Container, inner: readonly Field[]] => {
    if (Array.isArray(container)) {
      const items = container.map((value, index) => ({ at: String(index), value }));
      return [container.map(() => null) as unknown as Container, items];
    }
    const fields = Object.entries(container).map(field);
    // The names are in it before the values, in their order, `__proto__` being one like the others.
    return [Object.fromEntries(fields.map(({ at }) => [at, null])), fields];
  };
  return { single, open };
}

/** @property redacted the kinds that were cut now, in the order of `secretKinds`, each once */
type Redacted<Value> = { readonly value: Value; readonly redacted: readonly SecretKind[] };

/**
 * Cuts secrets out of any JSON (PR-13): out of its texts and the names of its fields, and whole where a
 * field is named for one (`password`, `apiKey`, `cvv`), be it text, number, list or object. The shape
 * stays, but that a number which is a secret becomes text, and that of two names which are alike without
 * their secrets the later one stays. However deep it is nested, it is read.
 *
 * @returns a copy; what was given is left as it was
 */
export function redact<Value>(value: Value): Redacted<Value> {
  const kinds = new Set<SecretKind>();
  const { single, open } = reading((kind) => kinds.add(kind));
  const whole: Container = {};
  const steps: Step[] = [{ value, into: whole, at: 'value' }];
  // It grows while it is walked: no nesting is too deep for a list.
  for (const { value: next, into, at } of steps) {
    const [copy, inner] = isContainer(next) ? open(next) : [single(next), []];
    into[at] = copy;
    for (const one of inner) steps.push({ ...one, into: copy as Container });
  }
  return { value: whole.value as Value, redacted: secretKinds.filter((kind) => kinds.has(kind)) };
}
