import { type EvidenceField, type EvidenceText, evidenceFields } from '../../domain/evidence.ts';
import { line } from './fill.ts';

/**
 * The most characters that Stripe takes of one text, and of all together.
 *
 * @see https://docs.stripe.com/api/disputes/update
 */
export const mostInField = 20_000;
export const mostInAll = 150_000;

/** What a field says, line by line; no line has a line break in it. */
export type EvidenceLines = Readonly<Partial<Record<EvidenceField, readonly string[]>>>;

const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((length, one) => length + one.length + 1, -1);

/** Never between the two halves of a character. */
function cutLine(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - line('shortened', {}).length - 1;
  if (end <= 0) return '';
  const isSplit = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '');
  return `${text.slice(0, isSplit ? end - 1 : end)} ${line('shortened', {})}`;
}

/** How many whole lines from the first fit, with the line that counts the others. */
function fitting(lines: readonly string[], most: number): number {
  let length = -1;
  let count = 0;
  for (const [index, one] of lines.entries()) {
    const left = lines.length - index - 1;
    length += one.length + 1;
    const noted = left === 0 ? 0 : line('leftOut', { lines: left }).length + 1;
    if (length > most) break;
    if (length + noted <= most) count = index + 1;
  }
  return count;
}

/**
 * As many lines from the first as there is room for, and behind them how many were left out.
 *
 * @param most characters, 0 or more
 */
export function cutLines(lines: readonly string[], most: number): string {
  if (lengthOf(lines) <= most) return lines.join('\n');
  const count = fitting(lines, most);
  if (count > 0) {
    return [...lines.slice(0, count), line('leftOut', { lines: lines.length - count })].join('\n');
  }
  const [first = '', ...others] = lines;
  if (others.length === 0) return cutLine(first, most);
  const note = line('leftOut', { lines: others.length });
  const shortened = cutLine(first, most - note.length - 1);
  if (shortened) return `${shortened}\n${note}`;
  const all = line('leftOut', { lines: lines.length });
  return all.length <= most ? all : '';
}

/** All that fits, field by field in their order; a field of which nothing is known is left out. */
export function fitted(fields: EvidenceLines): EvidenceText {
  const texts: Partial<Record<EvidenceField, string>> = {};
  let left = mostInAll;
  for (const field of evidenceFields) {
    const text = cutLines(fields[field] ?? [], Math.min(mostInField, left));
    if (text) texts[field] = text;
    left -= text.length;
  }
  return texts;
}
