import { languages } from '../messages/language.ts';
import { type ProblemCode, problems } from '../problem.ts';
import { exampleOf } from './examples.ts';
import { problemExample, problemTitle } from './problems.ts';
import { answeredWith, type Contract, isSigned, refusalsOf } from './refusals.ts';
import type { Json, SchemaWriter } from './schemas.ts';

const header = (description: string, schema: Json, example: string | number): Json => ({
  description,
  schema,
  example,
});

export const sharedHeaders: Readonly<Record<string, Json>> = {
  IdempotencyReplayed: header(
    'There, and `true`, where this is the first answer again and nothing was done.',
    { type: 'string', const: 'true' },
    'true',
  ),
  RetryAfter: header(
    'After how many seconds to send the same request again.',
    { type: 'integer', minimum: 1 },
    1,
  ),
  ContentLanguage: header(
    'The language of its sentences. A repeat has that of the first answer.',
    { type: 'string', enum: languages },
    languages[0],
  ),
  Allow: header('The methods that this path takes.', { type: 'string' }, 'GET, POST'),
  WwwAuthenticate: header('How to say who calls.', { type: 'string', const: 'Bearer' }, 'Bearer'),
};

const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** The headers that answers of a status bring. */
const headersOfStatus: Readonly<Record<number, Readonly<Record<string, Json>>>> = {
  401: { 'WWW-Authenticate': reference('headers', 'WwwAuthenticate') },
  405: { Allow: reference('headers', 'Allow') },
  503: { 'Retry-After': reference('headers', 'RetryAfter') },
};

const codeName = (code: string) =>
  code.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A problem of one of some codes, with an example of each. */
function refusal(status: number, codes: readonly ProblemCode[], headers = headersOfStatus[status]) {
  const narrowed = {
    type: 'object',
    properties: { status: { const: status }, code: { enum: codes } },
  };
  const examples = codes.map((code) => {
    const isUsual = problems[code].status === status;
    return [code, isUsual ? reference('examples', code) : { value: problemExample(code, status) }];
  });
  return {
    description: codes.map((code) => `\`${code}\`: ${problemTitle(code)}.`).join('\n'),
    ...(headers && { headers }),
    content: {
      'application/problem+json': {
        schema: { allOf: [reference('schemas', 'Problem'), narrowed] },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

const codes = Object.keys(problems) as ProblemCode[];

/** A status that only one code comes with is the same wherever it does. */
export const sharedResponses: Readonly<Record<string, Json>> = Object.fromEntries(
  codes.map((code) => [codeName(code), refusal(problems[code].status, [code])]),
);

export const sharedExamples: Readonly<Record<string, Json>> = Object.fromEntries(
  codes.map((code) => [code, { summary: problemTitle(code), value: problemExample(code) }]),
);

function refusalOf(
  contract: Contract,
  status: number,
  [code, ...more]: readonly ProblemCode[],
): Json {
  if (!code) return {};
  const isShared =
    more.length === 0 && problems[code].status === status && code !== 'bad_signature';
  if (isShared) return reference('responses', codeName(code));
  return refusal(status, [code, ...more], isSigned(contract) ? {} : headersOfStatus[status]);
}

const meanings: Readonly<Record<number, string>> = {
  200: 'As asked.',
  201: 'Made.',
  202: 'Recorded; what follows takes its time.',
};

const replayed = { 'Idempotency-Replayed': reference('headers', 'IdempotencyReplayed') };

function answerOf(contract: Contract, status: number, { write }: SchemaWriter): Json {
  const isRepeat = status !== contract.status;
  const mayRepeat = !isSigned(contract) && contract.idempotency !== 'none';
  const example = exampleOf(contract.operationId).answers[status];
  return {
    description: isRepeat
      ? 'The same request as before: nothing was done again.'
      : meanings[status],
    ...(mayRepeat && { headers: replayed }),
    content: {
      'application/json': {
        schema: write(contract.answer, 'output'),
        ...(example !== undefined && { example }),
      },
      ...(contract.page && { 'text/html': { schema: { type: 'string' } } }),
    },
  };
}

export function responsesOf(contract: Contract, writer: SchemaWriter): Json {
  const answers = answeredWith(contract).map((status) => [
    status,
    answerOf(contract, status, writer),
  ]);
  const refusals = [...refusalsOf(contract)].map(([status, of]) => [
    status,
    refusalOf(contract, status, of),
  ]);
  return Object.fromEntries([...answers, ...refusals]);
}
