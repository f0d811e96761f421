import { type Case, type CaseMessage, failureAfterDelivery } from '../domain/case.ts';
import { english } from './messages/english/help.ts';
import { helpMessages } from './messages/help.ts';
import { indonesian } from './messages/indonesian/help.ts';
import { speaker, together } from './messages/say.ts';
import type { Reader } from './reader.ts';

const say = speaker(helpMessages, { en: english, id: indonesian });

function stands(reader: Reader, file: Case): string {
  const { clause, dueAt: due, missing, asksBy } = file;
  switch (file.state) {
    case 'open':
      return say(reader, 'case_open', { due, clause });
    case 'waiting': {
      const names = missing.map((field) => say(reader, `field_${field}`));
      if (names.length === 0) return say(reader, 'case_asked', { due, clause });
      return say(reader, 'case_waiting', { missing: names, due, clause, asksBy });
    }
    case 'answered':
      return say(reader, 'case_answered', { clause });
    case 'mended':
      return say(reader, 'case_mended', { clause });
    default:
      return file.state satisfies never;
  }
}

/** Where the case stands, what is asked for, and what was cut out of it, for the customer. */
export function explainCase(reader: Reader, file: Case): string {
  const kinds = file.redacted.map((kind) => say(reader, `secret_${kind}`));
  return together(
    stands(reader, file),
    kinds.length > 0 && say(reader, 'case_redacted', { kinds }),
  );
}

/** What the policy wrote down itself is a code; a person's words are their own. */
export const messageWords = (reader: Reader, { by, message }: CaseMessage): string =>
  by === 'policy' && message === failureAfterDelivery ? say(reader, 'case_by_policy') : message;
