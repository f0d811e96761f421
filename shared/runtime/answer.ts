import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problems } from '../contract/problem.ts';
import type { Problem } from './problem.ts';

/** What an operation answers, before it is HTTP. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });

/** Recorded, and not yet done. */
export const acceptedForLater = (body: unknown): Answer => ({ status: 202, body });

/** The same request as before: answered again, and nothing done. */
export const replayed = (body: unknown): Answer => ({
  status: 200,
  body,
  headers: { 'idempotency-replayed': 'true' },
});

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const toHttp = ({ status, body, headers }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...always, ...headers },
  body: JSON.stringify(body),
});

export const problemToHttp = (
  { code, status, headers, members }: Problem,
  requestId: string,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', ...always, ...headers },
  body: JSON.stringify({
    type: `urn:makegood:problem:${code}`,
    title: problems[code].title,
    status,
    code,
    detail: detailOf(code, members),
    requestId,
    ...members,
  }),
});

/** The title, and the numbers or fields that say where this one differs from others of its kind. */
function detailOf(code: keyof typeof problems, members: Problem['members']): string {
  const { title } = problems[code];
  const { errors, clause: _clause, ...facts } = members;
  if (Array.isArray(errors)) {
    return `${title}: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`;
  }
  const told = Object.entries(facts)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => `${name} ${value}`);
  return told.length > 0 ? `${title}: ${told.join(', ')}` : title;
}
