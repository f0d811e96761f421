import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context as LambdaContext } from 'aws-lambda';
import { inject } from 'vitest';
import * as anyone from '../../functions/public/handler.ts';
import { build as buildOffers } from '../../functions/schedules/outage-offers.ts';
import { build as buildDeadlines } from '../../functions/schedules/work-deadlines.ts';
import { build as buildJobEvents } from '../../functions/webhooks/job-events.ts';
import { build as buildPaddle } from '../../functions/webhooks/paddle.ts';
import { build as buildStripe } from '../../functions/webhooks/stripe.ts';
import { type Duration, type Instant, later, toInstant } from '../../shared/domain/instant.ts';
import type { Product } from '../../shared/policy/product.ts';
import { products as shippedProducts } from '../../shared/products/products.ts';
import type { HttpHandler } from '../../shared/runtime/called.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { newMint } from '../../shared/runtime/ids.ts';
import type { LogLine } from '../../shared/runtime/log.ts';
import type { Runtime } from '../../shared/runtime/runtime.ts';
import { connect } from '../../shared/store/store.ts';
import type { Mint } from '../../shared/use-cases/context.ts';
import { createTable } from './create-table.ts';
import { expectDocumented } from './documented.ts';
import { httpEvent, type Sent } from './http-event.ts';
import { providersFor } from './provider-stand-ins.ts';
import { servedByKey, servedByProviders } from './served.ts';
import { secrets } from './signing.ts';
import { strict } from './strict-table.ts';

export type Answered = {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the contract says is there
  readonly body: any;
  readonly headers: Readonly<Record<string, string>>;
};

export type WorldOptions = {
  readonly at?: string;
  readonly products?: readonly Product[];
  readonly client?: (client: DynamoDBDocumentClient) => DynamoDBDocumentClient;
  readonly providers?: boolean;
  /** Other ids than chance gives. */
  readonly mint?: Mint;
  /** Another server that speaks Stripe's HTTP. */
  readonly stripeUrl?: string;
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const keyFor = (product: string, scope: 'app' | 'support') => `key-${product}-${scope}`;

/** Our keys to the payment providers, which nobody may hear of. */
export const apiKeys = { stripe: 'sk_test_world', paddle: 'pdl_world' } as const;

const environment = (tableName: string, urls: Readonly<Record<'stripe' | 'paddle', string>>) => ({
  MAKEGOOD_STRIPE_API_KEY: apiKeys.stripe,
  MAKEGOOD_PADDLE_API_KEY: apiKeys.paddle,
  STRIPE_API_URL: urls.stripe,
  PADDLE_API_URL: urls.paddle,
  MAKEGOOD_TABLE: tableName,
  MAKEGOOD_STRIPE_WEBHOOK_SECRET: secrets.stripe,
  MAKEGOOD_PADDLE_WEBHOOK_SECRET: secrets.paddle,
  MAKEGOOD_JOB_EVENTS_SECRET: secrets.worker,
  MAKEGOOD_API_KEYS: shippedProducts
    .flatMap(({ product }) =>
      (['app', 'support'] as const).map(
        (scope) => `${product}:${scope}:${sha256(keyFor(product, scope))}`,
      ),
    )
    .join(' '),
});

const lambda = (timeLeft: number) =>
  ({ getRemainingTimeInMillis: () => timeLeft, awsRequestId: 'req_test' }) as LambdaContext;

/** Which function a path belongs to, as the gateway decides it. */
const routesOf = (runtime: Runtime): { path: string; handler: HttpHandler }[] => {
  const callable = [...Object.values(servedByKey), ...Object.values(servedByProviders), anyone];
  const served = callable.flatMap(({ operations, build }) => {
    const handler = build(runtime);
    return operations.map(({ contract }) => ({ path: contract.path as string, handler }));
  });
  return [
    ...served,
    { path: '/v1/{product}/webhooks/stripe', handler: buildStripe(runtime) },
    { path: '/v1/{product}/webhooks/paddle', handler: buildPaddle(runtime) },
    { path: '/v1/{product}/job-events', handler: buildJobEvents(runtime) },
  ];
};

/**
 * The real handlers over a table of their own in the embedded DynamoDB, with a clock that stands
 * until it is moved.
 */
export async function newWorld(options: WorldOptions = {}) {
  const tableName = `world-${crypto.randomUUID()}`;
  const endpoint = { endpoint: inject('engine'), region: 'local' };
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plain = connect({ ...endpoint, credentials });
  await createTable(plain as never, tableName);
  strict(plain);

  let now = toInstant(options.at ?? '2026-03-02T09:00:00.000Z');
  const log: LogLine[] = [];
  const around = { client: plain, tableName, now: () => now };
  const payments = await providersFor(around, options.providers ?? false);
  const urls = { ...payments.urls, ...(options.stripeUrl && { stripe: options.stripeUrl }) };
  const runtime: Runtime = {
    config: readConfig(environment(tableName, urls)),
    products: options.products ?? shippedProducts,
    client: options.client?.(plain) ?? plain,
    now: () => now,
    pause: () => Promise.resolve(),
    random: () => 0.5,
    mint: options.mint ?? newMint(),
    log: (line) => log.push(line),
  };
  const routes = routesOf(runtime);
  const deadlines = buildDeadlines(runtime);
  const offers = buildOffers(runtime);

  const send = async (sent: Sent): Promise<Answered> => {
    const { event, handler } = httpEvent(sent, routes);
    const { statusCode = 0, body = '', headers = {} } = await handler(event, lambda(30_000));
    const answered = { status: statusCode, body: JSON.parse(body), headers: headers as never };
    expectDocumented(sent.method, event.routeKey.slice('ANY '.length), answered);
    return answered;
  };

  return {
    runtime,
    client: plain,
    tableName,
    log,
    payments,
    send,
    now: () => now,
    set: (time: string | Instant) => {
      now = toInstant(time);
    },
    advance: (by: Duration) => {
      now = later(now, by);
    },
    tick: (timeLeft = 60_000) => deadlines(undefined, lambda(timeLeft)),
    offer: (timeLeft = 60_000) => offers(undefined, lambda(timeLeft)),
  };
}

export type World = Awaited<ReturnType<typeof newWorld>>;
