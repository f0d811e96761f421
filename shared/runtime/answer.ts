import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Language, languages } from '../contract/messages/language.ts';
import type { Listener } from '../contract/messages/written.ts';
import {
  byTitle,
  type ProblemFacts,
  type ProblemTold,
  titleOf,
} from '../contract/problem-title.ts';
import { spoken } from './language.ts';
import type { Problem } from './problem.ts';

/**
 * What an operation answers, before it is HTTP.
 *
 * @property body text as it is, anything else as JSON
 * @property language of its sentences, where that is not the one its caller asks for
 */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly language?: Language;
};

/** What is told of an error besides its title. */
export type Explain = (problem: ProblemFacts, listener: Listener) => ProblemTold;

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

/** @param asked the language that the caller asks for, where the answer may be in one of several */
export function toHttp(
  { status, body, headers, language }: Answer,
  asked?: Language,
): APIGatewayProxyStructuredResultV2 {
  const told = language ?? asked;
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return {
    statusCode: status,
    headers: { ...type, ...always, ...(told && spoken(told)), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** RFC 9457, in the language of whoever sent what is wrong. @param explain what of it is told, and how */
export function problemToHttp(
  problem: Problem,
  requestId: string,
  listener: Listener = { language: languages[0] },
  explain: Explain = byTitle,
): APIGatewayProxyStructuredResultV2 {
  const { code, status, headers, members } = problem;
  const type = { 'content-type': 'application/problem+json; charset=utf-8' };
  return {
    statusCode: status,
    headers: { ...type, ...always, ...spoken(listener.language), ...headers },
    body: JSON.stringify({
      type: `urn:makegood:problem:${code}`,
      title: titleOf(code, listener),
      status,
      code,
      requestId,
      ...members,
      ...explain(problem, listener),
    }),
  };
}
