/**
 * Reads a record by a name that came from outside. `record[name]` would find `constructor` in every
 * object.
 */
export const own = <Value>(record: Readonly<Record<string, Value>>, name: string) =>
  Object.hasOwn(record, name) ? record[name] : undefined;
