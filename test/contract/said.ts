import fc from 'fast-check';
import { expect } from 'vitest';
import { type Language, languages, locales } from '../../shared/contract/messages/language.ts';
import type { Reader } from '../../shared/contract/reader.ts';
import { type Credits, toCredits } from '../../shared/domain/credits.ts';
import type { Draw } from '../../shared/domain/draw.ts';
import type { LotId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Product } from '../../shared/policy/product.ts';
import { skena } from '../../shared/products/skena/product.ts';

/** Somebody in each language, of a product whose days are Jakarta's. */
export const readersOf = (product: Product = skena): readonly Reader[] =>
  languages.map((language) => ({ language, product }));

const inZone = ({ language, product }: Reader, at: Instant, shown: Intl.DateTimeFormatOptions) =>
  new Date(at).toLocaleString(locales[language], { timeZone: product.calendar.zone, ...shown });

export const dayWords = (reader: Reader, at: Instant): string =>
  `${inZone(reader, at, { dateStyle: 'long' })} (${reader.product.calendar.zone})`;

const between = { en: ' at ', id: ' pukul ' } as const;

export const momentWords = (reader: Reader, at: Instant): string => {
  const time = inZone(reader, at, { timeStyle: 'short', hourCycle: 'h23' });
  const day = inZone(reader, at, { dateStyle: 'long' });
  return `${day}${between[reader.language]}${time} (${reader.product.calendar.zone})`;
};

/** An amount as a plain decimal, counted out by hand. @param places of the currency */
export const decimal = (amountMinor: number, places = 2): string => {
  const unit = 10n ** BigInt(places);
  const minor = BigInt(amountMinor);
  const part = String(minor % unit).padStart(places, '0');
  return places === 0 ? String(minor) : `${minor / unit}.${part}`;
};

const plain = {
  en: (text: string) => text.replaceAll(',', ''),
  id: (text: string) => text.replaceAll('.', '').replace(',', '.'),
} as const satisfies Record<Language, (text: string) => string>;

/** Every number in a sentence, as plain decimals, in no order. */
export const numbersIn = (text: string, language: Language): string[] =>
  [...text.matchAll(/\d(?:[\d.,]*\d)?/g)].map(([found]) => plain[language](found)).toSorted();

/**
 * What has to be in a sentence.
 *
 * @property names ids, clauses and times, as they are written; looked for, and then left out of account
 * @property numbers all the others that are in it, no more and no fewer
 */
export type Expected = {
  readonly names: readonly string[];
  readonly numbers: readonly (number | string)[];
};

/** The sentence names all it has to, holds exactly these numbers, and no place was left open. */
export function expectSaid(text: string, { language }: Reader, { names, numbers }: Expected): void {
  for (const name of names) expect(text).toContain(name);
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, name) => left.replaceAll(name, '@'), text);
  expect({ text, numbers: numbersIn(rest, language) }).toEqual({
    text,
    numbers: numbers.map(String).toSorted(),
  });
  expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object|\s{2}|\s[.,;]/);
  expect(text.trim()).toBe(text);
}

/** Credits from none to more than any product sells. */
export const someCredits = fc
  .oneof(fc.constantFrom(0, 1, 2, 1000), fc.nat(10 ** 12))
  .map(toCredits);

/** From one lot, or from several. */
export const someDraws: fc.Arbitrary<readonly Draw[]> = fc
  .array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 4 })
  .map((parts) =>
    parts.map((credits, index) => ({
      lotId: `lot_${'abcd'[index]}` as LotId,
      credits: toCredits(credits),
    })),
  );

export const totalOf = (draws: readonly Draw[]): Credits =>
  toCredits(draws.reduce((sum, { credits }) => sum + credits, 0));

/** Lots are named; how much of each is said where there are several. */
export const lotsSaid = (draws: readonly Draw[]) => ({
  names: draws.map(({ lotId }) => lotId),
  numbers: draws.length > 1 ? draws.map(({ credits }) => credits) : [],
});

export const someMinor = fc.oneof(fc.constantFrom(0, 1, 99, 100, 123_456), fc.nat(10 ** 13));
