import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import type { Declared, Kind } from '../../shared/contract/messages/kinds.ts';
import { type Language, languages } from '../../shared/contract/messages/language.ts';
import { render } from '../../shared/contract/messages/render.ts';
import { problems } from '../../shared/contract/problem.ts';
import { readAll } from '../tidy/source.ts';

const folder = join(import.meta.dirname, '../../shared/contract/messages');
const folders = { en: 'english', id: 'indonesian' } as const satisfies Record<Language, string>;

/** Files that hold pieces of messages, and declare none. */
const pieces = ['because.ts', 'counted.ts', 'ended.ts'];

const filesIn = (language: Language) =>
  readdirSync(join(folder, folders[language])).filter((name) => !pieces.includes(name));

type Texts = Readonly<Record<string, string>>;

/** What a file of the catalogue exports that is called like `name`. */
async function exported<Value>(path: string, name: RegExp): Promise<Value> {
  const found = Object.entries(await import(join(folder, path))).find(([key]) => name.test(key));
  if (!found) throw new Error(`${path} exports nothing called ${name}`);
  return found[1] as Value;
}

const titles = 'titles.ts';
const topics = filesIn('en').filter((file) => file !== titles);

const declared = new Map(
  await Promise.all(
    topics.map(async (file) => [file, await exported<Declared>(file, /Messages$/)] as const),
  ),
);

const textsOf = async (language: Language, file: string) =>
  exported<Texts>(join(folders[language], file), new RegExp(`^${folders[language]}$`));

const texts = await Promise.all(
  languages.flatMap((language) =>
    filesIn(language).map(async (file) => ({
      language,
      file,
      texts: await textsOf(language, file),
    })),
  ),
);

const templates = texts.flatMap(({ language, file, texts: all }) =>
  Object.entries(all).map(([code, text]) => ({ language, file, code, text })),
);

/** Every element of a template, also those in the branches of others. */
const elementsIn = (elements: readonly MessageFormatElement[]): MessageFormatElement[] =>
  elements.flatMap((element) => {
    if (isPluralElement(element) || isSelectElement(element)) {
      const branches = Object.values(element.options).flatMap(({ value }) => elementsIn(value));
      return [element, ...branches];
    }
    return isTagElement(element) ? [element, ...elementsIn(element.children)] : [element];
  });

const placesIn = (text: string): string[] => {
  const found = elementsIn(parse(text)).flatMap((element) =>
    element.type === 0 || isPoundElement(element) ? [] : element.value,
  );
  return [...new Set(found)].toSorted();
};

const takenBy = (file: string, code: string): Readonly<Record<string, Kind>> =>
  declared.get(file)?.[code] ?? {};

describe('the catalogue is whole', () => {
  it('every language has the same files, and each what is declared, no more and no less', () => {
    expect(filesIn('id')).toEqual(filesIn('en'));
    for (const { file, texts: all } of texts) {
      const codes = file === titles ? Object.keys(problems) : Object.keys(declared.get(file) ?? {});
      expect([file, Object.keys(all).toSorted()]).toEqual([file, codes.toSorted()]);
    }
    expect(templates.length).toBeGreaterThan(200);
  });

  it('nothing is left in the other language', () => {
    const english = new Map(
      templates
        .filter((one) => one.language === 'en')
        .map((one) => [`${one.file} ${one.code}`, one]),
    );
    const words = (text: string) => text.replaceAll(/\{[^{}]*\}/g, '').match(/[a-z]{2,}/gi) ?? [];
    const same = templates.filter(
      ({ language, file, code, text }) =>
        language !== 'en' &&
        words(text).length > 0 &&
        english.get(`${file} ${code}`)?.text === text,
    );
    expect(same).toEqual([]);
  });

  it('every message is said somewhere', () => {
    const sources = readAll()
      .filter(({ path }) => /^(shared|functions)\//.test(path))
      .filter(({ path }) => !path.startsWith('shared/contract/messages/'));
    const code = sources.map((source) => source.code).join('\n');
    const isNamed = (name: string) => new RegExp(`\\b${name}\\b`).test(code);
    const isMade = (name: string) =>
      [...name.matchAll(/_/g)].some(({ index }) =>
        code.includes(`\`${name.slice(0, index + 1)}\${`),
      );
    const inside = new Set(Object.keys(declared.get('forms.ts') ?? {}));
    const codes = [...declared.values()].flatMap((messages) => Object.keys(messages));
    expect(codes.filter((name) => !inside.has(name) && !isNamed(name) && !isMade(name))).toEqual(
      [],
    );
  });
});

describe.each(templates)('$language $file $code', ({ language, file, code, text }) => {
  const takes = takenBy(file, code);

  it('takes what is declared', () => {
    expect(placesIn(text)).toEqual(Object.keys(takes).toSorted());
  });

  it('says something for each word that it can be given, and for no other', () => {
    for (const element of elementsIn(parse(text)).filter(isSelectElement)) {
      const words = takes[element.value];
      const told = Object.keys(element.options).filter((word) => word !== 'other');
      const known = Array.isArray(words) ? words : ['none'];
      expect(known).toEqual(expect.arrayContaining(told));
      const silent = known.filter((word) => !told.includes(word));
      expect(silent.length).toBeLessThanOrEqual(1);
    }
  });

  it('counts in the forms its language has', () => {
    const forms = language === 'en' ? ['one', 'other'] : ['other'];
    for (const element of elementsIn(parse(text)).filter(isPluralElement)) {
      const told = Object.keys(element.options).filter((form) => !form.startsWith('='));
      expect(told.toSorted()).toEqual(forms);
    }
  });

  it('is whole when it is filled in', () => {
    const counts = [0, 1, 2, 1000];
    for (const count of counts) {
      const values = Object.entries(takes).map(([name, kind]) => {
        const value = kind === 'count' ? count : Array.isArray(kind) ? kind[0] : `<${name}>`;
        return [name, value] as const;
      });
      const said = render(language, text, Object.fromEntries(values));
      expect(said).not.toMatch(/[{}]|undefined|\s{2}|\n/);
      expect(said.trim()).toBe(said);
      expect(said).not.toBe('');
    }
  });
});

describe('so many of something', () => {
  // biome-ignore format: one number a row
  it.each([
    ['en', 0,          '0 credits'],
    ['en', 1,          '1 credit'],
    ['en', 2,          '2 credits'],
    ['en', 1000,       '1,000 credits'],
    ['en', 1_234_567,  '1,234,567 credits'],
    ['id', 0,          '0 kredit'],
    ['id', 1,          '1 kredit'],
    ['id', 2,          '2 kredit'],
    ['id', 1000,       '1.000 kredit'],
    ['id', 1_234_567,  '1.234.567 kredit'],
  ] as const)('%s %i: %s', async (language, credits, words) => {
    const { credits: counted } = await import(join(folder, folders[language], 'counted.ts'));
    expect(render(language, counted(), { credits })).toBe(words);
  });
});

it('the catalogue is kept in files that can be read', () => {
  for (const language of languages) {
    for (const file of filesIn(language)) {
      const text = readFileSync(join(folder, folders[language], file), 'utf8');
      expect(text.split('\n').length).toBeLessThan(150);
    }
  }
});
