import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import type { Freshness } from './load.ts';
import { type Try, untilAnswered } from './retry.ts';
import type { Store } from './store.ts';

/** What one request can ask for. */
const mostAtOnce = 100;

/**
 * Items by key, as many as exist, in no order.
 *
 * @throws Busy when the table does not hand out all of them in time
 */
export async function loadMany<Item>(
  store: Store,
  keys: readonly Key[],
  freshness: Freshness,
): Promise<(Item & Key)[]> {
  const items: (Item & Key)[] = [];
  for (let first = 0; first < keys.length; first += mostAtOnce) {
    const part = keys.slice(first, first + mostAtOnce);
    items.push(...(await getBatch<Item>(store, part, freshness)));
  }
  return items;
}

function getBatch<Item>(store: Store, keys: readonly Key[], freshness: Freshness) {
  const found: (Item & Key)[] = [];
  let wanted: readonly Key[] = keys;
  const attempt = async (): Promise<Try<(Item & Key)[]>> => {
    const { tableName } = store;
    const asked = { Keys: [...wanted], ConsistentRead: freshness === 'current' };
    const answer = await store.client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: asked } }),
    );
    found.push(...((answer.Responses?.[tableName] ?? []) as (Item & Key)[]));
    wanted = (answer.UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
    return wanted.length > 0 ? 'collided' : { answer: found };
  };
  return untilAnswered(store, attempt);
}
