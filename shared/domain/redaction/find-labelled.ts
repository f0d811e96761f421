import { labelledRules } from './labelled-rules.ts';
import type { Finder, Found } from './secret.ts';

const patterns = labelledRules.map(([kind, opens, accepts, ends]) => ({
  kind,
  pattern: new RegExp(opens, 'giu'),
  accepts,
  ends: ends === undefined ? undefined : new RegExp(ends, 'gu'),
}));

/** A space, a tag, or a sentence in a script that has no spaces. */
const aSpace = /\s|<\/?[a-z]|[,;.]?\p{Script=Han}/giu;
const inQuery = /[\s&#]/g;

const quoted = /(["'])((?:\\.|(?!\1)[^\\\n]){1,256})\1/uy;
const head = /\S{1,100}/uy;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const closing = new Set('.,;:)]}>"\'`*\\');

function endOf(text: string, at: number, ends: RegExp): number {
  let to = matchAt(ends, text, at)?.index ?? text.length;
  // What closes the sentence is no part of it, or not a part that tells anything.
  while (to > at + 1 && closing.has(text[to - 1] ?? '')) to -= 1;
  return to;
}

/** What is looked at of a value: a mile of letters is one as surely as its first part. */
function valueAt(text: string, at: number): { value: string; from: number; to?: number } {
  const inner = matchAt(quoted, text, at)?.[2];
  if (inner) return { value: inner, from: at + 1, to: at + 1 + inner.length };
  return { value: matchAt(head, text, at)?.[0] ?? '', from: at };
}

/** Passwords, keys and tokens that a word before them tells of. */
export const findLabelled: Finder = (text) =>
  patterns.flatMap(({ kind, pattern, accepts, ends }) => {
    const found: Found[] = [];
    let done = 0;
    for (const { 0: opening, index } of text.matchAll(pattern)) {
      const at = index + opening.length;
      const { value, from, to } = valueAt(text, at);
      const behind = from + value.length;
      if (at < done || !accepts(value, text.slice(behind, behind + 16))) continue;
      const isQuery = /[?&]/.test(text[index - 1] ?? '');
      done = to ?? endOf(text, from, isQuery ? inQuery : (ends ?? aSpace));
      found.push({ kind, from, to: done });
    }
    return found;
  });
