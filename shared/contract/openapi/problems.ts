import * as z from 'zod/mini';
import { clause } from '../answer-fields.ts';
import { explainProblem } from '../explain-problem.ts';
import { credits } from '../fields.ts';
import { Problem, type ProblemCode, problems } from '../problem.ts';
import { titleOf } from '../problem-title.ts';
import { RefundQuote } from '../refund-quotes.ts';
import { type Json, named } from './schemas.ts';

const FieldError = z.strictObject({ path: z.string(), message: z.string() });

/** Everything that a problem of ours can hold, for every code. */
export const AnyProblem = z.strictObject({
  ...Problem.shape,
  clause: z.optional(clause),
  errors: z.optional(z.array(FieldError)),
  needed: z.optional(credits),
  available: z.optional(credits),
  credits: z.optional(credits),
  forfeitCredits: z.optional(credits),
  refundable: z.optional(z.array(RefundQuote)),
});

export const namedProblems = [
  named('Problem', AnyProblem, 'An error, as in RFC 9457.', {
    fields: {
      type: "A name of the code that is nobody else's.",
      title: 'What it means, for a person; the same for every problem of its code.',
      status: 'The status of the answer.',
      code: 'What it means, for a program.',
      detail: 'The title, and what tells this one from others of its kind.',
      requestId: 'Names the request to whoever is asked about it.',
      errors: 'Of `invalid_request`: every field that is wrong.',
      needed: 'Of `insufficient_credits`: what it would take.',
      available: 'Of `insufficient_credits`: what there is.',
      credits: 'Of `price_changed`: the price now.',
      forfeitCredits: 'Of `forfeit_not_acknowledged`: what closing the account would forfeit now.',
      refundable:
        'Of `forfeit_not_acknowledged`: what could be asked back before, each bindingly quoted.',
    },
  }),
  named('FieldError', FieldError, 'What is wrong with a field.', {
    fields: { path: 'Which field, its parts joined by dots.', message: 'What is wrong with it.' },
  }),
];

type Facts = {
  readonly clause?: string;
  readonly needed?: number;
  readonly available?: number;
  readonly credits?: number;
  readonly forfeitCredits?: number;
  readonly refundable?: readonly [];
  readonly errors?: readonly z.infer<typeof FieldError>[];
};

/** What an example holds besides the standard members. */
// biome-ignore format: one code a row
const factsOf: Readonly<Partial<Record<ProblemCode, Facts>>> = {
  insufficient_credits:     { clause: 'SK-13', needed: 20, available: 15 },
  forfeit_not_acknowledged: { clause: 'SK-16', forfeitCredits: 15, refundable: [] },
  price_changed:            { clause: 'SK-13', credits: 20 },
  price_not_shown:          { clause: 'PR-03' },
  not_cancellable:          { clause: 'PR-04' },
  job_settled:              { clause: 'SK-05' },
  refund_refused:           { clause: 'SK-08' },
  quote_expired:            { clause: 'SK-13' },
  lot_changed:              { clause: 'SK-09' },
  already_attached:         { clause: 'MG-08' },
  invalid_request:          { errors: [{ path: 'email', message: 'must be an e-mail address' }] },
};

const english = { language: 'en' } as const;

export const problemTitle = (code: ProblemCode): string => titleOf(code, english);

/** A whole problem. @param status where it is not the usual one of the code */
export function problemExample(code: ProblemCode, status: number = problems[code].status): Json {
  const { errors = [], ...members } = factsOf[code] ?? {};
  return {
    type: `urn:makegood:problem:${code}`,
    title: problemTitle(code),
    status,
    code,
    ...explainProblem({ code, members, errors }, english),
    requestId: '0f2c1ad0-5d0c-4a8e-9b0b-3c1c7a8a1f6e',
    ...members,
  };
}
