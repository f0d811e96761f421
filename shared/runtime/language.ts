import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import preferredLanguages from 'negotiator/lib/language.js';
import { type Language, languages } from '../contract/messages/language.ts';

/** What Indonesian was called before 1989, and still is by some Java systems. */
const oldIndonesian = 'in';

const known: readonly string[] = [...languages, oldIndonesian];

/** The language that the caller likes best of those there are; English where it likes none of them. */
export function languageOf({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): Language {
  const [best] = preferredLanguages(headers['accept-language'], known);
  const name = best === oldIndonesian ? 'id' : best;
  return languages.find((language) => language === name) ?? languages[0];
}

/** How an answer says which language it is in, and that another might have been asked for. */
export const spoken = (language: Language): Readonly<Record<string, string>> => ({
  'content-language': language,
  vary: 'Accept-Language',
});
