import type { Effect } from './places.ts';

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** What is spent last is kept longest: what may still be paid back matters most, then what was paid for. */
function burnEffect(before: readonly string[], after: readonly string[]): Effect {
  for (const kind of ['refundable', 'past_refund']) {
    const later = after.indexOf(kind) - before.indexOf(kind);
    if (later !== 0) return later > 0 ? 'kinder' : 'harsher';
  }
  return 'neither';
}

/** To be asked for more is harsher; for other things is neither. */
function fieldsEffect(before: readonly string[], after: readonly string[]): Effect {
  const added = after.filter((field) => !before.includes(field)).length;
  const gone = before.filter((field) => !after.includes(field)).length;
  if (added > 0 && gone > 0) return 'mixed';
  if (added === 0 && gone === 0) return 'neither';
  return added > 0 ? 'harsher' : 'kinder';
}

/** What a change of a list does; nothing is said of what is no list. */
export function listEffect(at: string, before: unknown, after: unknown): Effect | undefined {
  if (!isList(before) || !isList(after)) return undefined;
  return at === 'burn.order' ? burnEffect(before, after) : fieldsEffect(before, after);
}
