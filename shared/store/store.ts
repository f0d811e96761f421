import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * The table, and what retrying needs from outside.
 *
 * @property pause resolves after so many milliseconds
 * @property random 0 up to 1
 * @property timeLeft milliseconds until the caller must have answered
 */
export type Store = {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly timeLeft: () => number;
};

/**
 * A client that gives up on a silent connection. The SDK only logs a slow request unless told to
 * throw, and waits for ever unless told how long.
 */
export function connect(options: ConstructorParameters<typeof DynamoDBClient>[0] = {}) {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
    ...options,
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: false } });
}
