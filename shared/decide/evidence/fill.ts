import type { Instant } from '../../domain/instant.ts';
import { exactFigure } from '../../domain/minor-units.ts';
import type { Money } from '../../domain/money.ts';
import { months, wording } from './wording.ts';

/** The names in braces of a line. */
type NamesIn<Line extends string> = Line extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type Wording = typeof wording;

/** A line with its names filled in, each once: what is filled in is not read again. */
export const line = <Key extends keyof Wording>(
  key: Key,
  values: Readonly<Record<NamesIn<Wording[Key]>, string | number>>,
): string => {
  const given: Readonly<Record<string, string | number>> = values;
  return wording[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? ''));
};

/** Banks read what they are told in plain text; other control characters are no part of that. */
const unprintable = /[^\P{C}\n\t]|[\u2028\u2029]/gu;

/** What somebody wrote, in lines of its own, so that it cannot pass for a line of ours. */
export const quotedLines = (text: string): string[] =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(unprintable, ' ')
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => line('quoted', { line: one }));

/** What somebody wrote, in the middle of a line of ours. */
export const inOneLine = (text: string): string =>
  text.replaceAll(unprintable, ' ').replaceAll(/\s+/g, ' ').trim();

/** `2026-03-02 09:00:00 UTC`, its milliseconds left out. */
export const timeWords = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;

/** `2 March 2026`, in UTC. */
export const dayWords = (at: Instant): string => {
  const [year = '', month = '', day = ''] = at.slice(0, 10).split('-');
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
};

/** `1000.50 USD` */
export const moneyWords = (money: Money): string => `${exactFigure(money)} ${money.currency}`;

/** A code as people read it. */
export const codeWords = (code: string): string => code.replaceAll('_', ' ');
