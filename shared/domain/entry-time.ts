import { type EntryId, idDigits } from './ids.ts';
import { type Instant, toInstant, toMilliseconds } from './instant.ts';

/** The first ten characters of an entry's id are its time, as in every ULID. */
const timeDigits = 10;

export function timeOfEntry(entryId: EntryId | string): Instant {
  const digits = [...entryId.slice('ent_'.length, 'ent_'.length + timeDigits)];
  return toInstant(digits.reduce((time, digit) => time * 32 + idDigits.indexOf(digit), 0));
}

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
