import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpHandler } from '../../shared/runtime/called.ts';

export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

type Route = { readonly path: string; readonly handler: HttpHandler };

/** What each parameter of `template` stands for in `path`, or nothing when it is another path. */
function match(template: string, path: string): Record<string, string> | undefined {
  const [names, parts] = [template.split('/'), path.split('/')];
  if (names.length !== parts.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith('{')) parameters[name.slice(1, -1)] = decodeURIComponent(part);
    else if (name !== part) return undefined;
  }
  return parameters;
}

/** The request as API Gateway hands it to the function of its route. */
export function httpEvent(sent: Sent, routes: readonly Route[]) {
  const [path = '', query = ''] = sent.path.split('?');
  const route = routes.find(({ path: template }) => match(template, path));
  if (!route) throw new Error(`no route for ${path}`);
  const event = {
    version: '2.0',
    routeKey: `ANY ${route.path}`,
    rawPath: path,
    rawQueryString: query,
    headers: sent.headers ?? {},
    ...(query && { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    pathParameters: match(route.path, path),
    ...(sent.body !== undefined && { body: sent.body }),
    isBase64Encoded: sent.isBase64Encoded ?? false,
    requestContext: { requestId: 'req_test', http: { method: sent.method, path } },
  } as unknown as APIGatewayProxyEventV2;
  return { event, handler: route.handler };
}
