import type { Finder, Found } from './secret.ts';

const armour = /-{2,8} ?(BEGIN|END)(?: [A-Z\d]{1,20}){0,4} PRIVATE KEY(?: BLOCK)? ?-{2,8}/gi;
const putty = /PuTTY-User-Key-File-(\d)[^\n]*|Private-MAC: ?[\da-f]*/gi;

const headers =
  'Version|Comment|Hash|Charset|Proc-Type|DEK-Info|Encryption|Key-Derivation|(?:Public|Private)-Lines';
const apart = '(?:\\s|\\\\[rn])+';

/** What follows the first line of a key: words too long for a sentence, and a last one on its own line. */
const body = new RegExp(
  `(?:${apart}(?:(?:${headers}): [^\\n]*|[a-z\\d+/=]{24,}))*(?:${apart}[a-z\\d+/=]{1,63}(?=\\s*$|\\s*\\n))?`,
  'iy',
);

function bodyEnd(text: string, at: number): number {
  body.lastIndex = at;
  return body.test(text) ? body.lastIndex : at;
}

/** How much at the end of a text is the rest of a key whose first lines were not copied. */
function bodyLength(text: string): number {
  const lines = text.split('\n');
  const isProse = (line: string) => !/^[a-zA-Z\d+/=\s]*$/.test(line) || /\S\s+\S/.test(line.trim());
  const prose = lines.findLastIndex(isProse);
  return lines
    .slice(prose + 1)
    .join('\n')
    .trimStart().length;
}

/**
 * Keys in armour, whole or cut off at either end.
 *
 * @param lines the first and the last of a key; only of the first there is a group, or it says `BEGIN`
 */
function findArmoured(text: string, lines: RegExp): Found[] {
  const found: Found[] = [];
  const put = (from: number, to: number) => found.push({ kind: 'private_key', from, to });
  let open: { from: number; to: number } | undefined;
  for (const { 0: line, 1: word = 'END', index } of text.matchAll(lines)) {
    const to = index + line.length;
    const done = found.at(-1)?.to ?? 0;
    if (word.toUpperCase() !== 'END') {
      if (open) put(open.from, bodyEnd(text, open.to));
      open = { from: index, to };
    } else {
      put(open?.from ?? index - bodyLength(text.slice(done, index)), to);
      open = undefined;
    }
  }
  if (open) put(open.from, bodyEnd(text, open.to));
  return found;
}

/** Keys in armour. The words that open a wallet are not looked for: they are words like any others. */
export const findPrivateKeys: Finder = (text) => [
  ...findArmoured(text, armour),
  ...findArmoured(text, putty),
];
