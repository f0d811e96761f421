import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { OperationContract } from '../contract/operation-contract.ts';
import type { FieldError } from '../contract/problem-title.ts';
import { canonical } from '../domain/canonical.ts';
import { parseKeepable } from '../domain/json.ts';
import { invalid, Problem } from './problem.ts';

const mostBytes = 256 * 1024;

/**
 * The body as it was sent. API Gateway hands binary bodies on in base64.
 *
 * @throws Problem `too_large`
 */
export function rawBody({ body, isBase64Encoded }: APIGatewayProxyEventV2): Buffer {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > mostBytes) throw new Problem('too_large');
  return bytes;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Problem `malformed_json`, also for text that is no UTF-8 */
export function parseJson(bytes: Buffer): unknown {
  try {
    return parseKeepable(utf8.decode(bytes));
  } catch {
    throw new Problem('malformed_json');
  }
}

/** @throws Problem `too_large`, `unsupported_media_type`, `malformed_json` */
function jsonBody(event: APIGatewayProxyEventV2): unknown {
  const bytes = rawBody(event);
  if (bytes.length === 0) return {};
  const type = event.headers['content-type'] ?? 'application/json';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new Problem('unsupported_media_type');
  }
  return parseJson(bytes);
}

type Issue = z.core.$ZodIssue;

const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

/** A field nobody asked for is named itself, and not only the object it stands in. */
const unknownFields = ({
  path,
  keys,
}: Extract<Issue, { code: 'unrecognized_keys' }>): FieldError[] =>
  keys.map((key) => ({ path: pathOf([...path, key]), wrong: 'not_of_this_call' }));

export const fieldErrors = (issues: readonly Issue[]): FieldError[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownFields(issue)
      : { path: pathOf(issue.path), message: issue.message },
  );

/** @throws Problem `malformed_json`, and `invalid_request` in the sender's words */
export function parseBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: Buffer,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(parseJson(body));
  if (error) throw invalid(fieldErrors(error.issues));
  return data;
}

/** @property fingerprint of method, path and body */
export type ParsedRequest = {
  readonly input: Record<string, unknown>;
  readonly fingerprint: string;
};

/**
 * Path, query and body as the contract wants them, in one.
 *
 * @throws Problem in the caller's words: every field that is wrong, at once
 */
export function parseRequest(
  { params, query, body }: OperationContract,
  event: APIGatewayProxyEventV2,
): ParsedRequest {
  const { product: _product, ...path } = event.pathParameters ?? {};
  const sent = event.requestContext.http.method === 'GET' ? {} : jsonBody(event);
  const parsed = [
    params.safeParse(path),
    query.safeParse(event.queryStringParameters ?? {}),
    body.safeParse(sent),
  ] as const;
  const errors = parsed.flatMap(({ error }) => fieldErrors(issuesOf(error)));
  if (errors.length > 0) throw invalid(errors);

  const text = `${event.requestContext.http.method} ${event.rawPath} ${canonical(sent)}`;
  return {
    input: Object.assign({}, ...parsed.map(({ data }) => data)),
    fingerprint: createHash('sha256').update(text).digest('base64url').slice(0, 22),
  };
}

const issuesOf = (error: z.core.$ZodError | undefined) => error?.issues ?? [];
