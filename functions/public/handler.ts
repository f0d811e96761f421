import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { products } from '../../shared/products/products.ts';
import { published as shippedTexts } from '../../shared/products/published.ts';
import { toHttp } from '../../shared/runtime/answer.ts';
import { type HttpHandler, operationFor } from '../../shared/runtime/called.ts';
import { clock } from '../../shared/runtime/clock.ts';
import { logToConsole } from '../../shared/runtime/log.ts';
import { observed } from '../../shared/runtime/observed.ts';
import type { Runtime } from '../../shared/runtime/runtime.ts';
import { getHealth } from './get-health.ts';
import { getOpenapi } from './get-openapi.ts';
import { getPolicy } from './get-policy.ts';

/** What anyone may call. */
export const operations = [getHealth, getOpenapi, getPolicy];

/** Also answers for every path that no other function has, with our own kind of 404. */
export const build = (
  runtime: Pick<Runtime, 'log' | 'now' | 'products'>,
  published = shippedTexts,
): HttpHandler =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(observed(runtime))
    .handler(async (event) =>
      toHttp(operationFor(operations, event).answer(event, { ...runtime, published })),
    );

/** It reads no table and needs no secret, so it is given none. */
export const handler = build({ log: logToConsole, now: clock, products });
