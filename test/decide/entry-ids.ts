import { type EntryId, idDigits } from '../../shared/domain/ids.ts';
import { type Instant, toMilliseconds } from '../../shared/domain/instant.ts';

function base32(value: number, length: number): string {
  let [text, left] = ['', value];
  for (let place = 0; place < length; place += 1) {
    text = `${idDigits[left % 32]}${text}`;
    left = Math.floor(left / 32);
  }
  return text;
}

/** The id of an entry asked for at `now`, the `number`th of its account. */
export const entryIdAt = (now: Instant, number: number): EntryId =>
  `ent_${base32(toMilliseconds(now), 10)}${base32(number, 16)}` as EntryId;
