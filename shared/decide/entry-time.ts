import { type EntryId, idDigits } from '../domain/ids.ts';

const entryIdPattern = new RegExp(`^ent_[0-7][${idDigits}]{25}$`);

export const isEntryId = (text: string): boolean => entryIdPattern.test(text);

/** When an entry was asked for, in milliseconds since 1970: the first ten characters of its ULID. */
export const entryTime = (entryId: EntryId): number =>
  [...entryId.slice('ent_'.length, 'ent_'.length + 10)].reduce(
    (time, digit) => time * idDigits.length + idDigits.indexOf(digit),
    0,
  );
