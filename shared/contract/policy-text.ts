import type { ClauseText, ClauseValue } from '../policy/clause.ts';
import { valuesOf } from '../policy/clause-values.ts';
import type { Policy } from '../policy/policy.ts';
import { render } from './messages/render.ts';
import { listWords } from './policy-words.ts';

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** White space is of no account, but for the empty line before a paragraph and the line of an item. */
const tidied = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .trim()
        .split(/\n\s*(?=- )/)
        .map(inOneLine)
        .join('\n'),
    )
    .join('\n\n');

const isList = (value: ClauseValue): value is readonly string[] => Array.isArray(value);

/** What a message can take: lists in words, choices as the words they are told apart by. */
function inText(value: ClauseValue): string | number {
  if (isList(value)) return listWords(value);
  return typeof value === 'boolean' ? String(value) : value;
}

/** A clause as its policy fills it in. @property values what it was filled in with, by name */
export type FilledClause = Pick<ClauseText, 'id' | 'title' | 'text'> & {
  readonly values: Readonly<Record<string, ClauseValue>>;
};

/** @throws when the text belongs to another version of the policy */
export function filledClause(clause: ClauseText, policy: Policy): FilledClause {
  const { id, title, text } = clause;
  const values = valuesOf(policy, clause);
  const taken = Object.entries(values).map(([name, value]) => [name, inText(value)] as const);
  return { id, title, text: render('en', tidied(text), Object.fromEntries(taken)), values };
}
