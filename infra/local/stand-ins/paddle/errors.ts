import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import { type ApiReply, Refused } from '../api-reply.ts';

type FieldError = { readonly field: string; readonly message: string };

type Told = {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
};

export const meta = () => ({ request_id: randomUUID() });

/** Codes that come with another status than 400. */
const statuses: Readonly<Record<string, number>> = {
  authentication_missing: 403,
  authentication_malformed: 403,
  invalid_token: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  concurrent_modification: 409,
  too_many_requests: 429,
  internal_error: 500,
  internal: 500,
  api_error: 500,
  bad_gateway: 502,
  service_unavailable: 503,
  temporarily_unavailable: 540,
};

const retryAfter = { 'retry-after': '60' };

/** An error as Paddle answers it; its own faults are of another type than the caller's. */
export function paddleError({ code, detail, errors }: Told): ApiReply {
  const status = statuses[code] ?? 400;
  const error = {
    type: status >= 500 ? 'api_error' : 'request_error',
    code,
    detail,
    documentation_url: `https://developer.paddle.com/errors/shared/${code}`,
    ...(errors && { errors }),
  };
  const reply = { status, body: { error, meta: meta() }, code };
  return status === 429 ? { ...reply, headers: retryAfter } : reply;
}

export const refuse = (told: Told): never => {
  throw new Refused(paddleError(told));
};

export const invalid = (errors: readonly FieldError[]): never =>
  refuse({ code: 'invalid_field', detail: 'Request does not pass validation.', errors });

/** The error that somebody asked for by its code. */
export const failure = (code: string): ApiReply =>
  paddleError({ code, detail: `The stand-in was told to fail with ${code}.` });

export function parsedBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: unknown,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(body);
  if (!error) return data as z.infer<Schema>;
  return invalid(
    error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
  );
}
