import { BatchWriteCommand, DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountId, JobId } from '../../shared/domain/ids.ts';
import { headKey, jobKey, type Key } from '../../shared/store/keys.ts';
import type { Store } from '../../shared/store/store.ts';

/** An item as it is stored, whatever it holds. */
// biome-ignore lint/suspicious/noExplicitAny: who plants a fault looks at no type
export type RawItem = Key & Record<string, any>;

/** An account's own items, to be spoilt behind the product's back. */
export async function rawAccount(
  { client, tableName: TableName }: Pick<Store, 'client' | 'tableName'>,
  product: string,
  accountId: string,
) {
  const { pk } = headKey(product, accountId as AccountId);
  const query = async (partition: string): Promise<RawItem[]> => {
    const asked = {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
    };
    return ((await client.send(new QueryCommand(asked))).Items ?? []) as RawItem[];
  };
  const put = (Item: RawItem) => client.send(new PutCommand({ TableName, Item }));
  const putAll = async (all: readonly RawItem[]) => {
    for (let first = 0; first < all.length; first += 25) {
      const puts = all.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
    }
  };
  const remove = ({ pk, sk }: Key) =>
    client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  const items = await query(pk);
  const of = (kind: string) => items.filter(({ sk }) => sk.startsWith(`${kind}/`));
  const head = items.find(({ sk }) => sk === 'head');
  if (!head) throw new Error(`${accountId} has no head`);
  const jobOf = async (jobId: string) => {
    const [job] = await query(jobKey(product, jobId as JobId).pk);
    if (!job) throw new Error(`there is no job ${jobId}`);
    return job;
  };
  return {
    head,
    entries: of('entry'),
    orders: of('order'),
    spent: of('spent'),
    jobOf,
    put,
    putAll,
    remove,
  };
}

export type RawAccount = Awaited<ReturnType<typeof rawAccount>>;
