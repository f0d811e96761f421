import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountId } from '../domain/ids.ts';
import { type Key, partsOf } from './keys.ts';
import type { Store } from './store.ts';

/** Whose items a partition holds. */
export type Holder = { readonly product: string; readonly accountId: AccountId };

/**
 * @property looked how many items were looked at for it, of whatever kind
 * @property last the partition in which it ends: the next page may go on in it
 */
export type HolderPage = {
  readonly holders: readonly Holder[];
  readonly looked: number;
  readonly last?: string;
  readonly next?: Key;
};

function holderOf(pk: string): Holder {
  const [, product = '', accountId = ''] = partsOf(pk);
  return { product, accountId: accountId as AccountId };
}

/**
 * A page of all accounts of all products, each once: those whose own item is gone too, as long as anything
 * is left of them. Goes through the whole table, so it is for what hardly ever happens.
 *
 * @param before the page before, or nothing
 */
export async function scanHolders(
  { client, tableName }: Store,
  before: HolderPage | undefined,
): Promise<HolderPage> {
  const {
    Items = [],
    LastEvaluatedKey,
    ScannedCount = 0,
  } = await client.send(
    new ScanCommand({
      TableName: tableName,
      FilterExpression: 'begins_with(pk, :accounts)',
      ExpressionAttributeValues: { ':accounts': 'account/' },
      ProjectionExpression: 'pk',
      ...(before?.next && { ExclusiveStartKey: before.next }),
    }),
  );
  const partitions = (Items as Pick<Key, 'pk'>[]).map(({ pk }) => pk);
  const last = partitions.at(-1) ?? before?.last;
  const found = new Set(partitions.filter((pk) => pk !== before?.last));
  return {
    holders: [...found].map(holderOf),
    looked: ScannedCount,
    ...(last && { last }),
    ...(LastEvaluatedKey && { next: LastEvaluatedKey as Key }),
  };
}
