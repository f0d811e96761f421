import { findCards } from './find-cards.ts';
import { findCodes } from './find-codes.ts';
import { findLabelled } from './find-labelled.ts';
import { findPrivateKeys } from './find-private-keys.ts';
import { findShapes } from './find-shapes.ts';
import { legible } from './legible.ts';
import { anyMark, type Found, marks, type SecretKind, secretKinds } from './secret.ts';

const finders = [findPrivateKeys, findCards, findCodes, findShapes, findLabelled];

/** Which kind is meant where two are found in the same place: the more particular. */
const particular: readonly SecretKind[] = [
  'private_key',
  'card_number',
  'security_code',
  'one_time_code',
  'api_key',
  'bearer_token',
  'password',
];

const lengthOf = ({ from, to }: Found): number => to - from;

const byWeight = (a: Found, b: Found): number =>
  lengthOf(b) - lengthOf(a) || particular.indexOf(a.kind) - particular.indexOf(b.kind);

/** In the order in which they stand; those that overlap are one, of the longest one's kind. */
function apart(found: readonly Found[]): Found[] {
  const clusters: { to: number; all: Found[] }[] = [];
  for (const next of found.toSorted((a, b) => a.from - b.from)) {
    const last = clusters.at(-1);
    if (last && next.from < last.to) {
      last.to = Math.max(last.to, next.to);
      last.all.push(next);
    } else clusters.push({ to: next.to, all: [next] });
  }
  return clusters.flatMap(({ to, all }) =>
    all
      .toSorted(byWeight)
      .slice(0, 1)
      .map(({ kind }) => ({ kind, from: all[0]?.from ?? to, to })),
  );
}

/** Nobody writes secrets that show only when the one beside them is gone, over and over, but to do harm. */
const deepest = 8;

/** No secret and the word that tells of it are shorter: `密码:x`. */
const shortest = 4;

/**
 * A piece of text without its secrets. What is left of it is looked through by itself again, until
 * nothing is found: hence what was once cut is not cut again, whatever stood beside it.
 */
function cut(piece: string, kinds: Set<SecretKind>, depth: number): string {
  if (piece.length < shortest) return piece;
  const { text, at } = legible(piece);
  const found = apart(finders.flatMap((find) => find(text)).filter((one) => lengthOf(one) > 0));
  const [first] = found;
  if (!first) return piece;
  for (const { kind } of found) kinds.add(kind);
  if (depth === deepest) return marks[first.kind];

  const ends = [0, ...found.map(({ to }) => at(to))];
  const left = ends.map((from, index) => piece.slice(from, at(found[index]?.from ?? text.length)));
  return left
    .flatMap((part, index) => [
      cut(part, kinds, depth + 1),
      ...found.slice(index, index + 1).map(({ kind }) => marks[kind]),
    ])
    .join('');
}

/**
 * @property text what was written, with a mark in the place of each secret
 * @property redacted what was cut out now, in the order of `secretKinds`, each kind once
 */
export type RedactedText = { readonly text: string; readonly redacted: readonly SecretKind[] };

/**
 * Cuts secrets out of what somebody wrote (PR-13). What was cut before stays as it is, and of a text
 * without secrets every character. Takes time in proportion to the length of the text.
 */
export function redactText(written: string): RedactedText {
  const kinds = new Set<SecretKind>();
  const pieces = written.split(anyMark).map((piece) => cut(piece, kinds, 0));
  const kept = written.match(anyMark) ?? [];
  return {
    text: pieces.map((piece, index) => piece + (kept[index] ?? '')).join(''),
    redacted: secretKinds.filter((kind) => kinds.has(kind)),
  };
}
