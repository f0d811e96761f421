/**
 * A text as a reader sees it: digits of every script as `0` to `9`, every dash as `-`, every space as a
 * space, nothing that cannot be seen.
 *
 * @property text what is looked through
 * @property at where its nth character stands in what was written
 */
export type Legible = { readonly text: string; readonly at: (index: number) => number };

/** A space that came as `%20`: it parts the groups of a number, but a password goes on behind it. */
const encodedSpace = '␠';

const notPlain = /%c2%a0|%[0-9a-f]{2}|&nbsp;|&#160;|[^\0-\x7f]/giu;
const unseen = /\p{Cf}|[\ufe00-\ufe0f]|\u20e3/u;

/** Unicode keeps ten decimal digits in a row, and its rows begin with a zero. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function decoded(coded: string): string {
  if (/^(?:%c2%a0|&)/i.test(coded)) return encodedSpace;
  const character = String.fromCharCode(Number.parseInt(coded.slice(1), 16));
  if (/\s/.test(character)) return encodedSpace;
  return /[\d:=.-]/.test(character) ? character : coded;
}

function seen(character: string): string {
  const plain = character.normalize('NFKC');
  if (/^[ -~]$/.test(plain)) return plain;
  if (unseen.test(character)) return '';
  if (/\p{Nd}/u.test(character)) return digitOf(character);
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/[‘’‚‹›]/.test(character)) return "'";
  if (/[“”„«»「」]/.test(character)) return '"';
  if (/[\u0085\u2028\u2029]/.test(character)) return '\n';
  return /\p{Zs}/u.test(character) ? ' ' : character;
}

export function legible(written: string): Legible {
  const known = new Map<string, string>();
  const read = (part: string): string => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const now = /^[%&]/.test(part) ? decoded(part) : seen(part);
    known.set(part, now);
    return now;
  };
  const parts: string[] = [];
  const places: number[] = [];
  const put = (part: string, from: number, step: 0 | 1) => {
    parts.push(part);
    for (let index = 0; index < part.length; index += 1) places.push(from + step * index);
  };

  let done = 0;
  for (const { 0: part, index } of written.matchAll(notPlain)) {
    put(written.slice(done, index), done, 1);
    const now = read(part);
    put(now, index, now === part ? 1 : 0);
    done = index + part.length;
  }
  put(written.slice(done), done, 1);
  return { text: parts.join(''), at: (index) => places[index] ?? written.length };
}
