import { type ProblemCode, problems } from '../problem.ts';
import { headersOfRefusal } from './headers.ts';
import { problemExample, problemTitle } from './problems.ts';
import type { Json } from './schemas.ts';

const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const responseName = (code: string) =>
  code.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A problem of one of some codes, with an example of each. */
function refusal(status: number, codes: readonly ProblemCode[]): Json {
  const examples = codes.map((code) => {
    const isUsual = problems[code].status === status;
    return [code, isUsual ? reference('examples', code) : { value: problemExample(code, status) }];
  });
  const narrowed = {
    type: 'object',
    properties: { status: { const: status }, code: { enum: codes } },
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${problemTitle(code)}.`).join('\n'),
    headers: headersOfRefusal(codes),
    content: {
      'application/problem+json': {
        schema: { allOf: [reference('schemas', 'Problem'), narrowed] },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

/** Where a status comes with one code alone, it is the same for every call. */
export function refusalOf(status: number, codes: readonly ProblemCode[]): Json {
  const [code, ...more] = codes;
  const isShared = code && more.length === 0 && problems[code].status === status;
  return isShared ? reference('responses', responseName(code)) : refusal(status, codes);
}

const codes = Object.keys(problems) as ProblemCode[];

export const sharedResponses = (): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    codes.map((code) => [responseName(code), refusal(problems[code].status, [code])]),
  );

export const sharedExamples = (): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    codes.map((code) => [code, { summary: problemTitle(code), value: problemExample(code) }]),
  );
