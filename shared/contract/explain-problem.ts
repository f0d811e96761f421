import { adviceMessages } from './messages/advice.ts';
import { english } from './messages/english/advice.ts';
import { english as englishFields } from './messages/english/fields.ts';
import { fieldMessages } from './messages/fields.ts';
import { indonesian } from './messages/indonesian/advice.ts';
import { indonesian as indonesianFields } from './messages/indonesian/fields.ts';
import { speaker } from './messages/say.ts';
import type { Listener } from './messages/written.ts';
import { byTitle, type FieldError, type ProblemFacts, type ProblemTold } from './problem-title.ts';

const say = speaker(adviceMessages, { en: english, id: indonesian });
const sayOfField = speaker(fieldMessages, { en: englishFields, id: indonesianFields });

const explainField = (error: FieldError, listener: Listener) => ({
  path: error.path,
  message:
    'message' in error
      ? error.message
      : sayOfField(listener, error.wrong, { minutes: error.minutes ?? 0 }),
});

type Advice = keyof typeof adviceMessages;

const isAdvised = (code: string): code is Advice => Object.hasOwn(adviceMessages, code);

/** A quote for another job carries no price, so that is told otherwise. */
const adviceFor = ({ code, members }: ProblemFacts): string =>
  code === 'price_changed' && members.credits === undefined ? 'price_of_another' : code;

const numberIn = (members: ProblemFacts['members'], name: string): number => {
  const value = members[name];
  return typeof value === 'number' ? value : 0;
};

/** All that any advice takes; each takes only what it names. */
function givenBy({ members, errors }: ProblemFacts) {
  const { clause, refundable } = members;
  const needed = numberIn(members, 'needed');
  const available = numberIn(members, 'available');
  const paths = errors.map(({ path }) => path || '/');
  return {
    clause: typeof clause === 'string' ? clause : 'none',
    needed,
    available,
    missing: Math.max(0, needed - available),
    credits: numberIn(members, 'credits') || numberIn(members, 'forfeitCredits'),
    quotes: Array.isArray(refundable) ? refundable.length : 0,
    fields: [...new Set(paths)],
  };
}

/** The title, and behind it what is known of this error, by which rule, and what can be done about it. */
export function explainProblem(problem: ProblemFacts, listener: Listener): ProblemTold {
  const { detail: title } = byTitle(problem, listener);
  const code = adviceFor(problem);
  const advice = isAdvised(code) ? say(listener, code, givenBy(problem)) : '';
  const errors = problem.errors.map((error) => explainField(error, listener));
  return {
    detail: advice ? `${title}. ${advice}` : title,
    ...(errors.length > 0 && { errors }),
  };
}
