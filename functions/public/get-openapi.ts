import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { openapiDocument } from '../../shared/contract/openapi/document.ts';
import { GetOpenapi } from '../../shared/contract/openapi-call.ts';
import type { Product } from '../../shared/policy/product.ts';
import { type Answer, ok } from '../../shared/runtime/answer.ts';
import type { Runtime } from '../../shared/runtime/runtime.ts';

/** It says the same until the next deployment. */
const kept = { 'cache-control': 'public, max-age=300' };

// Only who asks for it waits for it to be written, and no more than once.
const written = new WeakMap<readonly Product[], Answer>();

function write(products: readonly Product[]): Answer {
  const document = openapiDocument(products.map(({ product }) => product));
  const answer = { ...ok(document), headers: kept };
  written.set(products, answer);
  return answer;
}

/** GET /v1/openapi.json */
export const getOpenapi = {
  contract: GetOpenapi,
  answer: (_event: APIGatewayProxyEventV2, { products }: Pick<Runtime, 'products'>): Answer =>
    written.get(products) ?? write(products),
};
