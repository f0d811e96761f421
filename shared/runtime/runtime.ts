import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/instant.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import type { Product } from '../policy/product.ts';
import type { Store } from '../store/store.ts';
import type { Context, Mint } from '../use-cases/context.ts';
import type { Config } from './config.ts';
import { errorFields, type Log } from './log.ts';

/**
 * The world as the functions see it: time, chance, configuration, the table, the log.
 *
 * @property providerOf the payment providers, for the functions that call one
 * @property wordsOf the texts of policies, for the functions that write about them
 */
export type Runtime = {
  readonly config: Config;
  readonly products: readonly Product[];
  readonly client: DynamoDBDocumentClient;
  readonly now: () => Instant;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly mint: Mint;
  readonly providerOf?: (product: Product) => PaymentProvider;
  readonly wordsOf?: NonNullable<Context['wordsOf']>;
  readonly log: Log;
};

/** @property timeLeft milliseconds until this invocation is cut off */
export type Invocation = { readonly requestId: string; readonly timeLeft: () => number };

const storeFor = ({ client, config, pause, random }: Runtime, { timeLeft }: Invocation): Store => ({
  client,
  tableName: config.tableName,
  pause,
  random,
  timeLeft,
});

const noProvider = () => {
  throw new Error('this function calls no payment provider');
};

/** What a use case of no single product works with; the clock is read here, once. */
export const contextFor = (runtime: Runtime, invocation: Invocation): Omit<Context, 'product'> => ({
  store: storeFor(runtime, invocation),
  mint: runtime.mint,
  providerOf: runtime.providerOf ?? noProvider,
  ...(runtime.wordsOf && { wordsOf: runtime.wordsOf }),
  now: runtime.now(),
  report: (what, error, id) =>
    runtime.log({
      level: 'error',
      what,
      requestId: invocation.requestId,
      ...(id && { id }),
      ...errorFields(error),
    }),
});
