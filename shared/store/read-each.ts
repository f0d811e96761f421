import type { Unreadable } from '../domain/difference.ts';
import type { Key } from './keys.ts';

export type Item = Key & Readonly<Record<string, unknown>>;

/** @property unreadable those of the items that are none of the others */
export type Reading<Value> = {
  readonly read: readonly Value[];
  readonly unreadable: readonly Unreadable[];
};

/** What cannot be read is what an audit is there to find, so it is said and not thrown. */
export function readEach<Value>(
  items: readonly Item[],
  read: (item: Item) => Value,
  nameOf: (item: Item) => string,
): Reading<Value> {
  const values: Value[] = [];
  const unreadable: Unreadable[] = [];
  for (const item of items) {
    try {
      values.push(read(item));
    } catch (error) {
      unreadable.push({
        where: nameOf(item),
        why: error instanceof Error ? error.message : 'unknown',
      });
    }
  }
  return { read: values, unreadable };
}
