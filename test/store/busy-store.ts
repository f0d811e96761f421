import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { GuardedItem } from '../../shared/store/guarded-item.ts';
import type { Store } from '../../shared/store/store.ts';
import { overWire, refusals, type Wire } from '../support/faults.ts';
import { newStore } from './new-store.ts';

export const keyOf = (name: string) => ({ pk: `thing/${name}`, sk: 'thing' });

export const put = (name: string): GuardedItem => ({
  guard: `${name}_new`,
  put: { Item: keyOf(name), ConditionExpression: 'attribute_not_exists(pk)' },
});

export const isThere = async ({ client, tableName: TableName }: Store, name: string) => {
  const { Item } = await client.send(
    new GetCommand({ TableName, Key: keyOf(name), ConsistentRead: true }),
  );
  return Item !== undefined;
};

/** A store whose first calls are answered by `refuse`, with what was asked and waited for. */
export async function newBusyStore(refuse: Wire, times: number, options: Partial<Store> = {}) {
  const pauses: number[] = [];
  const tokens: (string | undefined)[] = [];
  const wire: Wire = async (attempt) => {
    tokens.push(attempt.input.ClientRequestToken);
    return tokens.length <= times ? refuse(attempt) : attempt.send();
  };
  const store = await newStore({
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    random: () => 1,
    ...options,
    client: overWire(wire, 1),
  });
  return { store, pauses, tokens };
}

export const always = Number.POSITIVE_INFINITY;

export const cancelled =
  (...codes: string[]): Wire =>
  async () =>
    refusals.cancelled(codes);

export const exception =
  (name: string): Wire =>
  async () =>
    refusals.of(name);
