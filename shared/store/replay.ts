import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, later, toMilliseconds } from '../domain/instant.ts';
import type { GuardedItem } from './guarded-item.ts';
import { replayKey } from './keys.ts';
import type { Store } from './store.ts';
import { table } from './table.ts';

/** The first answer to a request that carried an idempotency key. @property language its sentences are in */
export type Replay = {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly language?: string;
};

/** Guard of the record: somebody used the key at the same moment. */
export const keyUnused = 'key_unused';

const keptDays = 30;

/** Part of the transaction it answers, so that it cannot say done when nothing was. */
export const putReplay = (
  product: string,
  idempotencyKey: string,
  replay: Replay,
  now: Instant,
): GuardedItem => ({
  guard: keyUnused,
  put: {
    Item: {
      ...replayKey(product, idempotencyKey),
      ...replay,
      [table.timeToLive]: Math.ceil(toMilliseconds(later(now, { days: keptDays })) / 1000),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export async function loadReplay(
  store: Store,
  product: string,
  idempotencyKey: string,
): Promise<Replay | undefined> {
  const { Item } = await store.client.send(
    new GetCommand({
      TableName: store.tableName,
      Key: replayKey(product, idempotencyKey),
      ConsistentRead: true,
    }),
  );
  return Item as Replay | undefined;
}
