import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { OperationContract } from '../contract/operation-contract.ts';
import { type FieldError, invalid, Problem } from './problem.ts';

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

/** @throws Problem `malformed_json` */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new Problem('malformed_json');
  }
}

/** @throws Problem `too_large`, `unsupported_media_type`, `malformed_json` */
function jsonBody(event: APIGatewayProxyEventV2): unknown {
  const bytes = rawBody(event);
  if (bytes.length === 0) return {};
  const type = event.headers['content-type'] ?? 'application/json';
  if (!/^application\/([a-z.+-]+\+)?json\b/i.test(type)) {
    throw new Problem('unsupported_media_type');
  }
  return parseJson(bytes);
}

export const fieldErrors = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FieldError[] =>
  issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));

/** JSON with sorted keys: the same request, however it was written down. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

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
