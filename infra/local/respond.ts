import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { toHttp } from '../../shared/runtime/answer.ts';
import { type Control, control } from './control.ts';
import { toEvent } from './event.ts';
import type { LoadFunction } from './functions.ts';
import type { Respond } from './gateway.ts';
import { router } from './routing.ts';
import type { DefinedRoute } from './template.ts';

/** Answers the routes of the API, and the controls of the stack beside them. */
export async function responding(
  routes: readonly DefinedRoute[],
  load: LoadFunction,
  controls: Readonly<Record<string, Control>>,
): Promise<Respond> {
  const loading = routes.map(async ({ routeKey, serves }) => ({
    routeKey,
    served: await load<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(serves),
  }));
  const find = router(await Promise.all(loading));
  return async (request) => {
    if (request.rawPath.startsWith('/_local/')) return toHttp(await control(controls, request));
    const { served, ...route } = find(request.rawPath);
    return served(toEvent(request, route), request.requestId);
  };
}
