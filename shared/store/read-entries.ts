import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Entry } from '../domain/entry.ts';
import { entryTimeDigits } from '../domain/entry-time.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { fromStoredEntry, type StoredEntry } from './entry-item.ts';
import { endOf, firstOf, headKey, type Key } from './keys.ts';
import type { Store } from './store.ts';

/**
 * Ledger entries from a time on, oldest first, page by page.
 *
 * @param most how many are read at least, where there are so many
 * @returns isCut whether there are more
 */
export async function readEntries(
  store: Store,
  product: string,
  accountId: AccountId,
  from: Instant,
  most: number,
): Promise<{ readonly entries: readonly Entry[]; readonly isCut: boolean }> {
  const entries: Entry[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': headKey(product, accountId).pk,
          ':first': `${firstOf.entry}${entryTimeDigits(from)}`,
          ':last': endOf('entry'),
        },
        ConsistentRead: true,
        Limit: most,
        ...(after && { ExclusiveStartKey: after }),
      }),
    );
    entries.push(...(Items as (StoredEntry & Key)[]).map(fromStoredEntry));
    after = LastEvaluatedKey;
  } while (after && entries.length < most);
  return { entries, isCut: after !== undefined };
}
