import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { toHttp } from '../../shared/runtime/answer.ts';
import { type HttpHandler, operationFor } from '../../shared/runtime/api.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { observed } from '../../shared/runtime/observed.ts';
import type { Runtime } from '../../shared/runtime/runtime.ts';
import { getHealth } from './get-health.ts';

/** What anyone may call. */
export const operations = [getHealth];

/** Also answers for every path that no other function has, with our own kind of 404. */
export const build = (runtime: Runtime): HttpHandler =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(observed(runtime))
    .handler(async (event) => toHttp(operationFor(operations, event).answer()));

export const handler = atColdStart(build);
