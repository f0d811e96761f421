import type { StripeObject } from './call.ts';
import { invalid } from './errors.ts';

type Retrieve = (id: string) => Promise<unknown>;

async function at(value: unknown, path: readonly string[], retrieve: Retrieve): Promise<unknown> {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => at(one, path, retrieve)));
  const field = (value as StripeObject)[name];
  const whole = typeof field === 'string' ? await retrieve(field) : field;
  return { ...value, [name]: await at(whole, rest, retrieve) };
}

/** @throws Refused for a field that cannot be expanded, before anything is done */
export function checkExpand(paths: readonly string[], expandable: readonly string[]): void {
  const strange = paths.find((path) => !expandable.includes(path));
  if (strange === undefined) return;
  invalid({ message: `This property cannot be expanded (${strange}).`, param: 'expand' });
}

/** The object with whole objects in place of the ids that the caller wants to see through. */
export async function expanded(
  object: unknown,
  paths: readonly string[],
  retrieve: Retrieve,
): Promise<unknown> {
  let result = object;
  for (const path of paths) result = await at(result, path.split('.'), retrieve);
  return result;
}
