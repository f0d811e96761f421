import { IntlMessageFormat } from 'intl-messageformat';
import { type Language, locales } from './language.ts';

// Reading a template takes far longer than filling it in, and it stays the same for good.
const read = new Map<string, IntlMessageFormat>();

function templateOf(language: Language, text: string): IntlMessageFormat {
  const key = `${language} ${text}`;
  const known = read.get(key);
  if (known) return known;
  const template = new IntlMessageFormat(text, locales[language]);
  read.set(key, template);
  return template;
}

/** The text with its places filled in. @param text ICU MessageFormat */
export const render = (
  language: Language,
  text: string,
  values: Readonly<Record<string, string | number>>,
): string => String(templateOf(language, text).format(values));
