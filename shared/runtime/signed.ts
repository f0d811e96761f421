import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Language } from '../contract/messages/language.ts';
import type { Instant } from '../domain/instant.ts';
import { asOf, type Product } from '../policy/product.ts';
import type { Context } from '../use-cases/context.ts';
import { type Explain, ok, toHttp } from './answer.ts';
import { type HttpHandler, invocationOf, productIn } from './called.ts';
import { type ProductSecrets, secretsOf } from './config.ts';
import { languageOf } from './language.ts';
import { observed } from './observed.ts';
import { Problem } from './problem.ts';
import { rawBody } from './request.ts';
import { contextFor, type Runtime } from './runtime.ts';

type Headers = APIGatewayProxyEventV2['headers'];

/** @property language that the sender asks for */
export type SignedContext = Context & { readonly language: Language };

/**
 * A call that is signed instead of made with a key.
 *
 * @property serves whether the product has such callers
 * @property isSigned whether the body was signed by who may, close to `now`
 * @property refusal the status of a wrong signature
 * @property perform what the body asks for, answered with 200
 * @property explain more of what is wrong than its title, for senders whose people read it
 */
export type SignedCall = {
  readonly serves: (product: Product) => boolean;
  readonly isSigned: (
    body: Buffer,
    headers: Headers,
    secrets: ProductSecrets,
    now: Instant,
  ) => boolean;
  readonly refusal: 400 | 401;
  readonly perform: (body: Buffer, context: SignedContext, runtime: Runtime) => Promise<unknown>;
  readonly explain?: Explain | undefined;
};

/** A function for senders who sign: the signature is looked at before anything else of the body. */
export const signed =
  ({ serves, isSigned, refusal, perform, explain }: SignedCall) =>
  (runtime: Runtime): HttpHandler => {
    const answer: HttpHandler = async (event, lambda) => {
      const product = productIn(event, runtime);
      if (!serves(product)) throw new Problem('not_found');
      if (event.requestContext.http.method !== 'POST') {
        throw new Problem('method_not_allowed', { headers: { allow: 'POST' } });
      }
      const about = contextFor(runtime, invocationOf(event, lambda));
      const language = languageOf(event);
      const context = { ...about, product: asOf(product, about.now), language };
      const body = rawBody(event);
      const secrets = secretsOf(runtime.config, product.product);
      if (!isSigned(body, event.headers, secrets, context.now)) {
        throw new Problem('bad_signature', { status: refusal });
      }
      return toHttp(ok(await perform(body, context, runtime)), language);
    };
    return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
      .use(observed(runtime, explain))
      .handler(answer);
  };
