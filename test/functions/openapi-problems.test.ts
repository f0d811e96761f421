import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { explainProblem } from '../../shared/contract/explain-problem.ts';
import { contracts } from '../../shared/contract/openapi/contracts.ts';
import { openapiDocument } from '../../shared/contract/openapi/document.ts';
import { AnyProblem, problemExample } from '../../shared/contract/openapi/problems.ts';
import { codesOf } from '../../shared/contract/openapi/refusals.ts';
import { type ProblemCode, problems } from '../../shared/contract/problem.ts';
import { problemToHttp } from '../../shared/runtime/answer.ts';
import { Problem } from '../../shared/runtime/problem.ts';

const document = openapiDocument(['skena']);
const codes = Object.keys(problems) as ProblemCode[];

const Referred = z.object({ $ref: z.string() });

/** A part of the document, or what it refers to. */
function resolved(part: unknown): unknown {
  const { data } = Referred.safeParse(part);
  if (!data) return part;
  const [, , kind = '', name = ''] = data.$ref.split('/');
  return document.components[kind]?.[name];
}

const Narrowed = z.object({
  properties: z.object({
    status: z.object({ const: z.int() }),
    code: z.object({ enum: z.array(z.string()) }),
  }),
});

const Refusal = z.object({
  headers: z.record(z.string(), z.unknown()),
  content: z.object({
    'application/problem+json': z.object({
      schema: z.object({ allOf: z.tuple([Referred, Narrowed]) }),
      examples: z.record(z.string(), z.unknown()),
    }),
  }),
});

const Operation = z.object({
  operationId: z.string(),
  responses: z.record(z.string(), z.unknown()),
});

const operations = Object.values(document.paths)
  .flatMap((item) => Object.values(item))
  .map((operation) => Operation.parse(operation));

const refusalsIn = ({ responses }: z.infer<typeof Operation>) =>
  Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => {
      const { headers, content } = Refusal.parse(resolved(response));
      const { schema, examples } = content['application/problem+json'];
      return { status: Number(status), headers, narrowed: schema.allOf[1].properties, examples };
    });

describe('every call says which errors it can be met with, by status', () => {
  it.each(operations.map((one) => [one.operationId, one] as const))(
    '%s: with an example of each code',
    (_operationId, operation) => {
      for (const { status, narrowed, examples } of refusalsIn(operation)) {
        expect(narrowed.status.const).toBe(status);
        expect(Object.keys(examples)).toEqual(narrowed.code.enum);
        for (const [code, example] of Object.entries(examples)) {
          const { value } = resolved(example) as { value: unknown };
          expect(AnyProblem.parse(value)).toMatchObject({ code, status });
        }
      }
    },
  );

  // biome-ignore format: one status a row
  it.each([
    [401, 'unauthenticated',    'WWW-Authenticate'],
    [405, 'method_not_allowed', 'Allow'],
    [503, 'busy',               'Retry-After'],
  ])('%i %s brings %s', (status, code, header) => {
    const found = operations
      .flatMap(refusalsIn)
      .filter((one) => one.status === status && one.narrowed.code.enum.includes(code));
    expect(found.length).toBeGreaterThan(0);
    for (const { headers } of found) expect(Object.keys(headers)).toContain(header);
  });
});

describe('an example of an error is what a caller is told', () => {
  it.each(codes)('%s', (code) => {
    const example = problemExample(code);
    const {
      type: _t,
      title: _ti,
      status: _s,
      detail: _d,
      requestId,
      errors,
      ...rest
    } = AnyProblem.parse(example);
    const { code: _c, ...members } = rest;
    const told = new Problem(code, { members, ...(errors && { errors }) });
    const { body } = problemToHttp(told, requestId, { language: 'en' }, explainProblem);
    expect(JSON.parse(body ?? '')).toEqual(example);
  });

  it('there is no error that no call is met with', () => {
    const met = new Set(contracts.flatMap(codesOf));
    expect(codes.filter((code) => !met.has(code))).toEqual([]);
  });
});
