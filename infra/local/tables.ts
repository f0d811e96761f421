import { CreateTableCommand, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Definition } from './template.ts';

/**
 * Makes the table unless it was kept from before. Nothing is deleted for its age: what the engine
 * takes for the time is not what the stack's clock says.
 */
export async function createTable(
  client: DynamoDBDocumentClient,
  TableName: string,
  table: Definition['table'],
): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ TableName, ...table }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}
