import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { explainProblem } from '../contract/explain-problem.ts';
import { asOf } from '../policy/product.ts';
import { toHttp } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { type HttpHandler, invocationOf, operationFor, productIn } from './called.ts';
import { signedCursors } from './cursor.ts';
import { answerOnce } from './idempotency.ts';
import { languageOf } from './language.ts';
import { observed } from './observed.ts';
import type { Operation } from './operation.ts';
import { parseRequest } from './request.ts';
import { contextFor, type Runtime } from './runtime.ts';

/** A function that serves operations of the API. */
export const api =
  (operations: readonly Operation[]) =>
  (runtime: Runtime): HttpHandler => {
    const answer: HttpHandler = async (event, lambda) => {
      const operation = operationFor(operations, event);
      const product = productIn(event, runtime);
      const { apiKeys, cursorKey } = runtime.config;
      authenticate(
        event.headers.authorization,
        product.product,
        operation.contract.access,
        apiKeys,
      );
      const { input, fingerprint } = parseRequest(operation.contract, event);
      const about = contextFor(runtime, invocationOf(event, lambda));
      const context = {
        ...about,
        product: asOf(product, about.now),
        fingerprint,
        cursors: signedCursors(cursorKey),
        language: languageOf(event),
      };
      return toHttp(await answerOnce(operation, event, context, input), context.language);
    };
    return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
      .use(observed(runtime, explainProblem))
      .handler(answer);
  };
