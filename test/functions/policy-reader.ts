import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { build } from '../../functions/public/handler.ts';
import { PublishedPolicy as PolicyAnswer } from '../../shared/contract/policy-call.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import type { PublishedPolicy } from '../../shared/policy/clause.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { products as shipped } from '../../shared/products/products.ts';
import { published as shippedTexts } from '../../shared/products/published.ts';
import type { LogLine } from '../../shared/runtime/log.ts';

/** As browsers ask. */
export const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

export type Asked = {
  readonly accept?: string | undefined;
  readonly version?: string;
  readonly method?: string;
};

export type Known = {
  readonly at?: string;
  readonly products?: readonly Product[];
  readonly published?: readonly PublishedPolicy[];
};

export type AnsweredPolicy = z.infer<typeof PolicyAnswer>;

/** The public function as it is deployed: without a table, without a secret. */
export function policyReader({ at = '2026-11-20T10:00:00.000Z', products, published }: Known = {}) {
  const log: LogLine[] = [];
  const known = products ?? shipped;
  const runtime = { log: (line: LogLine) => log.push(line), now: () => toInstant(at) };
  const handler = build({ ...runtime, products: known }, published ?? shippedTexts);

  const ask = async (product: string, { accept, version, method = 'GET' }: Asked = {}) => {
    const event = {
      routeKey: 'ANY /v1/{product}/policy',
      rawPath: `/v1/${product}/policy`,
      headers: accept === undefined ? {} : { accept },
      pathParameters: { product },
      ...(version !== undefined && { queryStringParameters: { version } }),
      requestContext: { requestId: 'req_test', http: { method } },
    } as unknown as APIGatewayProxyEventV2;
    const { statusCode, headers = {}, body = '' } = await handler(event, {} as never);
    return { status: statusCode, headers: headers as Readonly<Record<string, string>>, body };
  };

  return {
    log,
    ask,
    /** The policy as data, as the contract promises it. */
    json: async (product: string, asked: Asked = {}): Promise<AnsweredPolicy> =>
      PolicyAnswer.parse(JSON.parse((await ask(product, asked)).body)),
    /** The policy as a page. */
    page: async (product: string, asked: Asked = {}): Promise<string> =>
      (await ask(product, { accept: browser, ...asked })).body,
  };
}

/** The product under this very policy, and nothing else. */
export const underOnly = (product: Product, policy: Policy): Product => ({
  ...product,
  policies: [policy],
  policy,
});

type Tree = { readonly [name: string]: unknown };

/** The policy with another value at the end of a path. */
export function withValue(policy: Policy, path: string, value: unknown): Policy {
  const [name = '', ...rest] = path.split('.');
  const changed = (tree: Tree, at: string, [next, ...more]: readonly string[]): Tree => ({
    ...tree,
    [at]: next === undefined ? value : changed(tree[at] as Tree, next, more),
  });
  return changed(policy as unknown as Tree, name, rest) as unknown as Policy;
}
