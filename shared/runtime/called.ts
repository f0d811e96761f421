import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import type { Product } from '../policy/product.ts';
import type { Operation } from './operation.ts';
import { Problem } from './problem.ts';
import type { Invocation, Runtime } from './runtime.ts';

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
