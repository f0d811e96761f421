import type middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Explain, problemToHttp } from './answer.ts';
import { languageOf } from './language.ts';
import { errorFields } from './log.ts';
import { problemOf } from './problem.ts';
import type { Runtime } from './runtime.ts';

type Http = middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/**
 * Answers every error as a problem, and says one line about every request.
 *
 * @param explain what is told of an error; its title, where nothing else is said
 */
export function observed(
  { log, products }: Pick<Runtime, 'log' | 'products'>,
  explain?: Explain | undefined,
): Required<Pick<Http, 'after' | 'onError'>> {
  const about = ({ routeKey, pathParameters, requestContext }: APIGatewayProxyEventV2) => {
    const known = products.find(({ product }) => product === pathParameters?.product);
    return {
      requestId: requestContext.requestId,
      route: routeKey,
      ...(known && { product: known.product }),
    };
  };
  return {
    after: ({ event, response }) => {
      const status = response?.statusCode ?? 200;
      log({ level: 'info', what: 'request', ...about(event), status });
    },
    onError: (request) => {
      const { event, error } = request;
      const problem = problemOf(error);
      const { code, status } = problem;
      const isOurs = status >= 500;
      log({
        level: isOurs ? 'error' : 'info',
        what: 'request',
        ...about(event),
        status,
        code,
        ...(isOurs && errorFields(error)),
      });
      const product = products.find((known) => known.product === event.pathParameters?.product);
      const listener = { language: languageOf(event), ...(product && { product }) };
      const { requestId } = event.requestContext;
      request.response = problemToHttp(problem, requestId, listener, explain);
    },
  };
}
