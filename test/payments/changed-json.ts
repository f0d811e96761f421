import * as fc from 'fast-check';

/** `json` with `put` in place of what `steps` lead to, each the number of a key modulo all keys. */
function changed(json: unknown, [step, ...steps]: readonly number[], put: unknown): unknown {
  if (step === undefined || typeof json !== 'object' || json === null) return put;
  const keys = Object.keys(json);
  const key = keys[step % keys.length];
  if (key === undefined) return put;
  const value = changed(Reflect.get(json, key), steps, put);
  return Array.isArray(json) ? json.with(Number(key), value) : { ...json, [key]: value };
}

const oddValues = [null, '', '-1', '0x1', 'constructor', '__proto__', -1, -0, 2 ** 53, 1e308, 0.1];
const value = fc.oneof(fc.constantFrom<unknown>(...oddValues), fc.jsonValue());
const steps = fc.array(fc.nat(63), { minLength: 1, maxLength: 5 });

/** Any of the events, changed in one to three places into anything that JSON can say. */
export const changedJson = (events: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...events),
      fc.array(fc.tuple(steps, value), { minLength: 1, maxLength: 3 }),
    )
    .map(([event, changes]) =>
      changes.reduce((json: unknown, [path, put]) => changed(json, path, put), event),
    );
