import { type EntryId, idDigits } from './ids.ts';
import { type Instant, toInstant, toMilliseconds } from './instant.ts';

/** The first ten characters of an entry's id are its time, as in every ULID. */
const timeDigits = 10;

const entryIdPattern = new RegExp(`^ent_[0-7][${idDigits}]{25}$`);

export const isEntryId = (text: string): boolean => entryIdPattern.test(text);

/** When an entry was asked for, in milliseconds since 1970. */
export const entryMilliseconds = (entryId: EntryId): number =>
  [...entryId.slice('ent_'.length, 'ent_'.length + timeDigits)].reduce(
    (time, digit) => time * idDigits.length + idDigits.indexOf(digit),
    0,
  );

export const timeOfEntry = (entryId: EntryId): Instant => toInstant(entryMilliseconds(entryId));

/** How the ids of all entries of that millisecond begin, without their prefix. */
export function entryTimeDigits(at: Instant): string {
  const digits: string[] = [];
  // Before there were entries, all of them are later.
  let left = Math.max(0, toMilliseconds(at));
  for (let place = 0; place < timeDigits; place += 1) {
    digits.unshift(idDigits[left % 32] ?? '');
    left = Math.floor(left / 32);
  }
  return digits.join('');
}
