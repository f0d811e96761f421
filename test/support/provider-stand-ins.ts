import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Behaviour, PaymentCalls } from '../../infra/local/stand-ins/payment-calls.ts';
import { startStandIns } from '../../infra/local/stand-ins/start.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Provider } from '../../shared/domain/payment.ts';

type Around = {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: () => Instant;
};

/** Nobody listens there: for worlds in which nothing is asked of a provider. */
const nowhere = { stripe: 'http://127.0.0.1:9', paddle: 'http://127.0.0.1:9' };

/**
 * The stand-ins of the local stack around a world's table, and a hand on them. They end with the
 * process: no test waits for them.
 */
export async function providersFor(around: Around, isWanted: boolean) {
  const calls = new PaymentCalls();
  if (!isWanted) return { urls: nowhere, calls, next: noProviders, settle: noProviders };
  const standIns = await startStandIns({ ...around, calls, log: () => {} });
  return {
    urls: { stripe: standIns.stripe.url, paddle: standIns.paddle.url },
    calls,
    next: (provider: Provider, behaviour: Behaviour) => {
      calls.queue(provider, behaviour);
    },
    /** Brings a refund or adjustment to a status. @returns the event that the provider tells of it */
    settle: async (provider: Provider, id: string, outcome: string) => {
      const settled = await standIns[provider].settle(id, outcome);
      if (!settled) throw new Error(`${provider} has no ${id}`);
      return settled.event;
    },
  };
}

const noProviders = (): never => {
  throw new Error('this world was made without payment providers: newWorld({ providers: true })');
};
