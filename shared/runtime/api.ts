import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import { asOf, type Product } from '../policy/product.ts';
import { toHttp } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { signedCursors } from './cursor.ts';
import { answerOnce } from './idempotency.ts';
import { languageOf } from './language.ts';
import { observed } from './observed.ts';
import type { Operation } from './operation.ts';
import { Problem } from './problem.ts';
import { parseRequest } from './request.ts';
import { contextFor, type Invocation, type Runtime } from './runtime.ts';

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  lambda: LambdaContext,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** @throws Problem `not_found` */
export function productIn(
  event: APIGatewayProxyEventV2,
  { products }: Pick<Runtime, 'products'>,
): Product {
  const product = products.find((known) => known.product === event.pathParameters?.product);
  if (!product) throw new Problem('not_found');
  return product;
}

export const invocationOf = (event: APIGatewayProxyEventV2, lambda: LambdaContext): Invocation => ({
  requestId: event.requestContext.requestId,
  timeLeft: () => lambda.getRemainingTimeInMillis(),
});

/**
 * The gateway has matched the path; the method is ours, so that a wrong one can be told which are
 * right.
 *
 * @throws Problem `method_not_allowed`
 */
export function operationFor<Served extends Pick<Operation, 'contract'>>(
  operations: readonly Served[],
  event: APIGatewayProxyEventV2,
): Served {
  const [, path] = event.routeKey.split(' ');
  const atPath = operations.filter(({ contract }) => contract.path === path);
  const found = atPath.find(({ contract }) => contract.method === event.requestContext.http.method);
  if (found) return found;
  const allow = atPath.map(({ contract }) => contract.method).join(', ');
  throw allow
    ? new Problem('method_not_allowed', { headers: { allow } })
    : new Problem('not_found');
}

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
      .use(observed(runtime))
      .handler(answer);
  };
