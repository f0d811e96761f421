import type * as z from 'zod/mini';
import { type ApiReply, Refused } from '../api-reply.ts';

type Told = {
  readonly code?: string;
  readonly message: string;
  readonly param?: string;
  readonly type?: string;
  readonly status?: number;
};

/** An error as Stripe answers it; most are the request's fault. */
export function stripeError({ type = 'invalid_request_error', status = 400, ...told }: Told) {
  const reply: ApiReply = { status, body: { error: { type, ...told } } };
  return told.code === undefined ? reply : { ...reply, code: told.code };
}

export const refuse = (told: Told): never => {
  throw new Refused(stripeError(told));
};

/** The request itself is wrong, so nothing is begun. */
export const invalid = (told: Told): never => {
  throw new Refused({ ...stripeError(told), isValidation: true });
};

export const missing = (what: string, id: string): never =>
  refuse({
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param: 'id',
    status: 404,
  });

const serverError = { type: 'api_error', status: 500 };
const cardError = { type: 'card_error', status: 402 };

/** Codes that come with another status or type than most. */
const known: Readonly<Record<string, Pick<Told, 'type' | 'status'>>> = {
  rate_limit: { status: 429 },
  lock_timeout: { status: 409 },
  idempotency_key_in_use: { status: 409, type: 'idempotency_error' },
  resource_missing: { status: 404 },
  api_key_expired: { status: 401 },
  invalid_api_key: { status: 401 },
  card_declined: cardError,
  expired_card: cardError,
  processing_error: cardError,
  api_error: serverError,
  internal: serverError,
  internal_error: serverError,
  server_error: serverError,
  service_unavailable: { type: 'api_error', status: 503 },
};

/** Stripe remembers a failure of its own by the idempotency key, so asking again is of no use. */
const notAgain = { 'stripe-should-retry': 'false' };

/** The error that somebody asked for by its code. */
export function failure(code: string): ApiReply {
  const { type, status } = known[code] ?? {};
  const message = `The stand-in was told to fail with ${code}.`;
  const reply = stripeError({ code, message, ...(type && { type }), ...(status && { status }) });
  return reply.status === 500 ? { ...reply, headers: notAgain } : reply;
}

const paramOf = ([first = '', ...rest]: readonly PropertyKey[]) =>
  [String(first), ...rest.map((name) => `[${String(name)}]`)].join('');

/** A schema's messages are Stripe's codes. */
export function parsedParams<Schema extends z.ZodMiniType>(
  schema: Schema,
  params: unknown,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(params);
  const issue = error?.issues[0];
  if (issue === undefined) return data as z.infer<Schema>;
  const param = paramOf(issue.path);
  return invalid({ code: issue.message, message: `Invalid ${param}`, param });
}
