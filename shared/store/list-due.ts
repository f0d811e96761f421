import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/instant.ts';
import { dueShardName, type Key } from './keys.ts';
import type { Store } from './store.ts';
import { table } from './table.ts';

export type Due = Key & { readonly dueAt: Instant };

/** @property resume where the next page of the shard begins, where there is one */
export type DuePage = {
  readonly due: readonly Due[];
  readonly resume?: Record<string, unknown>;
};

/** A page of what is due in one shard at `now`, longest due first. The index may lag a little. */
export async function listDue(
  store: Store,
  shard: number,
  now: Instant,
  resume: Record<string, unknown> | undefined,
): Promise<DuePage> {
  const { Items = [], LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: table.due.index,
      KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
      ExpressionAttributeValues: { ':shard': dueShardName(shard), ':now': now },
      Limit: 50,
      ...(resume && { ExclusiveStartKey: resume }),
    }),
  );
  return { due: Items as Due[], ...(LastEvaluatedKey && { resume: LastEvaluatedKey }) };
}
