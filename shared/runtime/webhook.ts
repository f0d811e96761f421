import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Instant } from '../domain/instant.ts';
import type { Provider, ProviderEvent } from '../domain/payment.ts';
import { readEvent } from '../payments/read-event.ts';
import { receiveEvent } from '../use-cases/receive-event.ts';
import { ok, toHttp } from './answer.ts';
import { type HttpHandler, invocationOf, productIn } from './api.ts';
import { type Config, secretsOf } from './config.ts';
import { observed } from './observed.ts';
import { Problem } from './problem.ts';
import { parseJson, rawBody } from './request.ts';
import { contextFor, type Runtime } from './runtime.ts';

/** A test-mode event can grant nothing in a stage that sells, nor the reverse. */
const ofThisMode = (event: ProviderEvent, { livemode }: Config): ProviderEvent =>
  livemode === undefined || event.livemode === undefined || event.livemode === livemode
    ? event
    : { ...event, reading: { read: 'ignored', why: 'other_mode' } };

/** Whether the raw body was signed by the provider, close to `now`. */
export type Verify = (
  body: Buffer,
  signature: string | undefined,
  secrets: readonly string[],
  now: Instant,
) => boolean;

/**
 * The webhook of one payment provider: verify, read, store, apply. A product that does not use the
 * provider has none.
 */
export const webhook =
  (provider: Provider, signatureHeader: string, verify: Verify) =>
  (runtime: Runtime): HttpHandler => {
    const answer: HttpHandler = async (event, lambda) => {
      const product = productIn(event, runtime);
      if (product.provider !== provider) throw new Problem('not_found');
      if (event.requestContext.http.method !== 'POST') {
        throw new Problem('method_not_allowed', { headers: { allow: 'POST' } });
      }
      const context = { ...contextFor(runtime, invocationOf(event, lambda)), product };
      const body = rawBody(event);
      const { webhook: secrets } = secretsOf(runtime.config, product.product);
      const isSigned = verify(body, event.headers[signatureHeader], secrets, context.now);
      if (!isSigned) throw new Problem('bad_signature', { status: 400 });

      const told = readEvent[provider](parseJson(body));
      if (!told) throw new Problem('malformed_json');
      await receiveEvent(context, ofThisMode(told, runtime.config), body);
      return toHttp(ok({ received: true }));
    };
    return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
      .use(observed(runtime))
      .handler(answer);
  };
