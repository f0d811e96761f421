import { holdsCards, isCardNumber } from './card-number.ts';
import { knownIds } from './known-ids.ts';
import type { Finder, Found } from './secret.ts';

/** Digits that stand together. @property gap what stands between them and the group before */
type Group = { readonly from: number; readonly digits: string; readonly gap: string };

/** What has digits enough, and is known to be something else. */
const noCards = new RegExp(
  [
    '(?<![\\p{L}\\p{N}])[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}(?![\\p{L}\\p{N}])', // UUID
    `(?<![\\p{L}\\p{N}])(?:${knownIds})_\\w+`, // ids of ours and of the payment providers
    '\\+\\d(?:[ ().-]{0,2}\\d){6,12}(?![ ().-]{0,2}\\d)', // telephone
    '(?<![\\d.,])\\d([.,])\\d{3}(?:\\1\\d{3}){3}(?![.,]?\\d)', // an amount of trillions
    '(?<!\\d)0\\.\\d{13,}', // a fraction
    '(?<![\\p{L}\\p{N}])seed["\']?[ :=#]{1,3}\\d{13,20}(?!\\d)', // what a picture grows from
  ].join('|'),
  'giu',
);

/** How cards are printed, however the groups are parted; the last of four groups may be longer or more. */
const printed = /^(?:\d+|4-4-4-4(?:-[1-3])?|4-4-4-[1567]|4-6-[45]|4-4-5|8-8|4-12|6-10|6-13|12-4)$/;

/** A printed number with more digits at once behind it, and how many are its own. */
const glued = [
  [/^4-4-4-\d+$/, 16],
  [/^4-6-(?:[6-9]|1\d)$/, 15],
] as const;

const holdsPrinted = (layout: string, digits: string): boolean =>
  glued.some(([form, own]) => form.test(layout) && isCardNumber(digits.slice(0, own)));

const parts = /^[^\p{L}\p{N}]{1,5}$/u;
/** What a number may be parted by anywhere. */
const partsAnywhere = /^[\s␠.-]{1,3}$/;

function groupsIn(text: string): Group[] {
  let end = 0;
  return Array.from(text.matchAll(/\d+/g), ({ 0: digits, index }) => {
    const gap = text.slice(Math.max(end, index - 6), index);
    end = index + digits.length;
    return { from: index, digits, gap };
  });
}

const endOf = ({ from, digits }: Group): number => from + digits.length;

/** The last of the groups from `first` on that make a card number together. */
function cardFrom(groups: readonly Group[], first: number): number | undefined {
  const opens = first === 0 || !partsAnywhere.test(groups[first]?.gap ?? '');
  let [found, digits, even]: [number | undefined, string, boolean] = [undefined, '', true];
  const sizes: number[] = [];
  for (let last = first; last < groups.length && digits.length < 20; last += 1) {
    const group = groups[last];
    if (!group || (last > first && !parts.test(group.gap))) break;
    if (last > first) even &&= partsAnywhere.test(group.gap);
    digits += group.digits.slice(0, 20);
    sizes.push(group.digits.length);
    if (digits.length < 13) continue;
    const ends = !partsAnywhere.test(groups[last + 1]?.gap ?? '');
    const layout = sizes.join('-');
    const isLaidOut = printed.test(layout) || (even && (opens || ends));
    if ((isLaidOut && isCardNumber(digits)) || holdsPrinted(layout, digits)) found = last;
  }
  return found ?? (holdsCards(groups[first]?.digits ?? '') ? first : undefined);
}

/** What a magnetic stripe holds behind the number. */
const stripe = /(?:=|\^[^^\n]{2,26}\^)\d{7,}\??/y;

const sign = '[^\\p{L}\\p{N}]';
const expiry = `(?:(?:exp(?:iry|ires)?|valid(?: thru)?|(?:masa )?berlaku)${sign}{0,4})?(?:0?[1-9]|1[0-2])${sign}{0,3}(?:20)?[2-4]\\d`;
const code = '(?<code>\\d{3,4})(?!\\d)';

/** The code of a card whose number stands before it, said by nothing but its place. */
const codeBehind = [
  `${sign}{1,6}${expiry}${sign}{1,4}(?:(?:kode|code)${sign}{1,3})?${code}`,
  `${sign}{1,3}${code}(?=${sign}{1,4}${expiry}(?!\\d))`,
  `[ ,;|/:-]{1,3}(?<code>\\d{3})(?=[.,;)!?]?(?:\\s|$))(?![ ␠]{1,3}[\\p{L}\\p{N}\\p{Sc}])`,
].map((pattern) => new RegExp(pattern, 'iuy'));

function codesBehind(text: string, at: number): Found[] {
  for (const pattern of codeBehind) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.groups?.code;
    const to = pattern.lastIndex;
    if (found) return [{ kind: 'security_code', from: to - found.length, to }];
  }
  return [];
}

function stripeBehind(text: string, at: number): number {
  stripe.lastIndex = at;
  return stripe.test(text) ? stripe.lastIndex : at;
}

/** Numbers of cards, and the security codes that stand right behind them. */
export const findCards: Finder = (written) => {
  const text = written.replace(noCards, (found) => '_'.repeat(found.length));
  const groups = groupsIn(text);
  const found: Found[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = cardFrom(groups, first);
    const [opening, closing] = [groups[first], groups[last ?? -1]];
    if (last === undefined || !opening || !closing) continue;
    const to = stripeBehind(text, endOf(closing));
    found.push({ kind: 'card_number', from: opening.from, to }, ...codesBehind(text, to));
    first = last;
  }
  return found;
};
