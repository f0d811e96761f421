import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { table } from '../../shared/store/table.ts';

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });

/** The table as `shared/store/table.ts` describes it. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  const { partitionKey, sortKey, due } = table;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [partitionKey, sortKey, due.partitionKey, due.sortKey].map(text),
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: due.index,
          KeySchema: [
            { AttributeName: due.partitionKey, KeyType: 'HASH' },
            { AttributeName: due.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
}
