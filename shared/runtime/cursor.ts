import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalid } from './problem.ts';

/** Turns a place in one list into text that a caller can only hand back, and back. */
export type Cursors = {
  readonly write: (list: string, place: unknown) => string;
  readonly read: <Place>(list: string, cursor: string) => Place;
};

const digestBytes = 16;

/**
 * @param key nobody outside knows it
 * @see Cursors a cursor of another list, or one that was changed, is the caller's error
 */
export function signedCursors(key: string): Cursors {
  const sign = (list: string, text: string) =>
    createHmac('sha256', key).update(`cursor ${list} ${text}`).digest().subarray(0, digestBytes);

  return {
    write: (list, place) => {
      const text = JSON.stringify(place);
      return Buffer.concat([sign(list, text), Buffer.from(text)]).toString('base64url');
    },
    read: (list, cursor) => {
      const bytes = Buffer.from(cursor, 'base64url');
      const text = bytes.subarray(digestBytes).toString();
      const digest = Buffer.alloc(digestBytes);
      bytes.copy(digest, 0, 0, digestBytes);
      const isExact = bytes.toString('base64url') === cursor && bytes.length > digestBytes;
      const isOurs = timingSafeEqual(digest, sign(list, text)) && isExact;
      if (!isOurs) throw invalid([{ path: 'cursor', wrong: 'not_of_this_list' }]);
      return JSON.parse(text);
    },
  };
}
