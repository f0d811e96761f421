import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request as it came in. @property body whole, as it was sent */
export type HttpRequest = {
  readonly requestId: string;
  readonly method: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: IncomingHttpHeaders;
  readonly sourceIp: string;
  readonly protocol: string;
  readonly body: Buffer;
};

type Routed = {
  readonly routeKey: string;
  readonly parameters: Readonly<Record<string, string>>;
};

/** What is said more than once is joined by commas. */
function joined(pairs: Iterable<readonly [string, string]>): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

const headersOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value = '']) =>
      name === 'cookie' ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );

const textType = /^(text\/|application\/([a-z0-9.+-]+\+)?(json|xml|javascript)\b)/i;

/** Text is handed on as text, anything else in base64, so that no byte is lost. */
function bodyOf({ headers, body }: HttpRequest) {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = textType.test(headers['content-type'] ?? 'text/plain') && isUtf8(body);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

/** The request as an HTTP API of API Gateway tells it to a function, in payload format 2.0. */
export function toEvent(
  request: HttpRequest,
  { routeKey, parameters }: Routed,
): APIGatewayProxyEventV2 {
  const { requestId, method, rawPath, rawQueryString, headers, sourceIp, protocol } = request;
  const query = joined(new URLSearchParams(rawQueryString));
  const domainName = headers.host ?? 'localhost';
  const userAgent = headers['user-agent'] ?? '';
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    ...(headers.cookie && { cookies: headers.cookie.split('; ') }),
    headers: headersOf(headers),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: { ...parameters } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName,
      domainPrefix: 'local',
      http: { method, path: rawPath, protocol, sourceIp, userAgent },
      requestId,
      routeKey,
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
    ...bodyOf(request),
  };
}
