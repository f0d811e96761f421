import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { connect, type Store } from '../../shared/store/store.ts';
import { createTable } from '../support/create-table.ts';

type StoreOptions = Partial<Omit<Store, 'client' | 'tableName'>> & {
  readonly client?: (client: DynamoDBDocumentClient) => DynamoDBDocumentClient;
};

/** A table of its own in the embedded engine, and nobody in a hurry. */
export async function newStore({ client, ...options }: StoreOptions = {}): Promise<Store> {
  const plain = connect({
    endpoint: inject('engine'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const tableName = `store-${crypto.randomUUID()}`;
  await createTable(plain as never, tableName);
  return {
    client: client?.(plain) ?? plain,
    tableName,
    pause: () => Promise.resolve(),
    random: () => 0.5,
    timeLeft: () => 30_000,
    ...options,
  };
}
