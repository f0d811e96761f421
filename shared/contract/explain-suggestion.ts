import type { Suggestion } from '../domain/dossier.ts';
import { english } from './messages/english/suggestions.ts';
import { indonesian } from './messages/indonesian/suggestions.ts';
import { speaker } from './messages/say.ts';
import { suggestionMessages } from './messages/suggestions.ts';
import type { Reader } from './reader.ts';

const say = speaker(suggestionMessages, { en: english, id: indonesian });

/** What the records speak for, for whoever answers. */
export function explainSuggestion(reader: Reader, { code, clause, refs }: Suggestion): string {
  const [first = ''] = refs;
  if (code === 'restored_already') return say(reader, code, { first, clause });
  return say(reader, code, { clause });
}
