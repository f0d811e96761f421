import { expect } from 'vitest';
import { Problem, type ProblemCode } from '../../shared/contract/problem.ts';
import type { Answered } from '../support/world.ts';

/** An answer that is an error, whole: status, headers and every standard member. */
export function expectProblem(answered: Answered, status: number, code: ProblemCode) {
  const { body, headers } = answered;
  expect({ status: answered.status, code: body.code, errors: body.errors }).toMatchObject({
    status,
    code,
  });
  expect(headers['content-type']).toMatch(/^application\/problem\+json\b/);
  expect(Problem.parse(body)).toMatchObject({
    type: `urn:makegood:problem:${code}`,
    status,
    requestId: 'req_test',
  });
  expect(body.title.length).toBeGreaterThan(5);
  expect(body.detail.startsWith(body.title)).toBe(true);
}

/** The fields a 422 speaks of. */
export const pathsOf = ({ body }: Answered): string[] =>
  (body.errors ?? []).map(({ path }: { path: string }) => path);
