import { languages } from '../messages/language.ts';
import type { ProblemCode } from '../problem.ts';
import { type Contract, isSigned } from './refusals.ts';
import type { Json } from './schemas.ts';

const header = (description: string, schema: Json, example: string | number): Json => ({
  description,
  schema,
  example,
});

export const sharedHeaders: Readonly<Record<string, Json>> = {
  Allow: header('The methods that this path takes.', { type: 'string' }, 'GET, POST'),
  ContentLanguage: header(
    'The language of the sentences in it. A repeated answer keeps that of the first.',
    { type: 'string', enum: languages },
    languages[0],
  ),
  IdempotencyReplayed: header(
    'There where this is the first answer again, and nothing was done.',
    { type: 'string', const: 'true' },
    'true',
  ),
  RetryAfter: header(
    'After how many seconds to send the same request again.',
    { type: 'integer', minimum: 1 },
    1,
  ),
  WwwAuthenticate: header('How to say who calls.', { type: 'string', const: 'Bearer' }, 'Bearer'),
};

const told = (name: string): Json => ({ $ref: `#/components/headers/${name}` });

const language = { 'Content-Language': told('ContentLanguage') };

/** What comes with some errors besides the problem itself. */
const ofCode: Readonly<Partial<Record<ProblemCode, Json>>> = {
  unauthenticated: { 'WWW-Authenticate': told('WwwAuthenticate') },
  method_not_allowed: { Allow: told('Allow') },
  busy: { 'Retry-After': told('RetryAfter') },
};

export const headersOfRefusal = (codes: readonly ProblemCode[]): Json =>
  Object.assign({}, language, ...codes.map((code) => ofCode[code]));

/** Whether what the call answers is said in a language that its caller can ask for. */
export const speaks = (contract: Contract): boolean =>
  isSigned(contract) || contract.access !== 'anyone';

const mayBeRepeated = (contract: Contract): boolean =>
  !isSigned(contract) && contract.idempotency !== 'none';

export const headersOfAnswer = (contract: Contract): Json => ({
  ...(speaks(contract) && language),
  ...(mayBeRepeated(contract) && { 'Idempotency-Replayed': told('IdempotencyReplayed') }),
});
