import { adviceMessages } from './messages/advice.ts';
import { english } from './messages/english/advice.ts';
import { english as englishFields } from './messages/english/fields.ts';
import { english as englishTitles } from './messages/english/titles.ts';
import { fieldMessages } from './messages/fields.ts';
import { indonesian } from './messages/indonesian/advice.ts';
import { indonesian as indonesianFields } from './messages/indonesian/fields.ts';
import { indonesian as indonesianTitles } from './messages/indonesian/titles.ts';
import { speaker } from './messages/say.ts';
import type { Listener } from './messages/written.ts';
import type { ProblemCode } from './problem.ts';

const say = speaker(adviceMessages, { en: english, id: indonesian });

const titles = { en: englishTitles, id: indonesianTitles } as const;

const sayOfField = speaker(fieldMessages, { en: englishFields, id: indonesianFields });

/**
 * What is wrong with a field: in the words of the contract's schemas, which speak English to whoever wrote
 * the caller's program, or as a message of ours.
 */
export type FieldError = { readonly path: string } & (
  | { readonly message: string }
  | { readonly wrong: keyof typeof fieldMessages; readonly minutes?: number | undefined }
);

export const explainField = (error: FieldError, listener: Listener) => ({
  path: error.path,
  message:
    'message' in error
      ? error.message
      : sayOfField(listener, error.wrong, { minutes: error.minutes ?? 0 }),
});

/**
 * What is known of one error besides its code.
 *
 * @property credits what a job costs now
 * @property fields what the caller sent wrong, by their paths
 * @property quotes how many purchases could be asked back before the account is closed
 */
export type ProblemFacts = {
  readonly clause?: string | undefined;
  readonly needed?: number | undefined;
  readonly available?: number | undefined;
  readonly credits?: number | undefined;
  readonly forfeitCredits?: number | undefined;
  readonly quotes?: number | undefined;
  readonly fields?: readonly string[] | undefined;
};

type Advise = (listener: Listener, facts: ProblemFacts & { readonly clause: string }) => string;

/** Advice of errors that carry numbers, where they do. */
const counted: Readonly<Partial<Record<ProblemCode, Advise>>> = {
  forfeit_not_acknowledged: (listener, { clause, forfeitCredits: credits = 0, quotes = 0 }) =>
    say(listener, 'forfeit_not_acknowledged', { clause, credits, quotes }),
  insufficient_credits: (listener, { clause, needed = 0, available = 0 }) => {
    const missing = needed - available;
    return say(listener, 'insufficient_credits', { clause, needed, available, missing });
  },
  invalid_request: (listener, { fields = [] }) =>
    fields.length > 0 ? say(listener, 'invalid_request', { fields }) : '',
  price_changed: (listener, { clause, credits }) =>
    credits === undefined
      ? say(listener, 'price_of_another', { clause })
      : say(listener, 'price_changed', { clause, credits }),
};

type PlainCode = Exclude<
  keyof typeof adviceMessages,
  'forfeit_not_acknowledged' | 'insufficient_credits' | 'invalid_request' | 'price_changed'
>;

const hasAdvice = (code: string): code is PlainCode => Object.hasOwn(adviceMessages, code);

export const titleOf = (code: ProblemCode, { language }: Listener): string =>
  titles[language][code];

/** The title, and behind it what is known of this error, by which rule, and what can be done about it. */
export function explainProblem(
  code: ProblemCode,
  { clause = 'none', ...facts }: ProblemFacts,
  listener: Listener,
): string {
  const title = titleOf(code, listener);
  const advise = counted[code];
  if (!advise && !hasAdvice(code)) return title;
  const told = { clause, ...facts };
  const advice = advise ? advise(listener, told) : say(listener, code as PlainCode, told);
  return advice ? `${title}. ${advice}` : title;
}
