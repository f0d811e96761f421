import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { toStoredEntry } from '../../shared/store/entry-item.ts';
import { entryKey } from '../../shared/store/keys.ts';
import { listEntriesBetween } from '../../shared/store/list-entries-between.ts';
import { entryIdAt } from '../decide/entry-ids.ts';
import { helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { newWorld } from '../support/world.ts';
import { newStore } from './new-store.ts';

const at = toInstant('2026-03-02T09:00:00.000Z');
const accountId = 'ann' as never;
const entryOf = (milliseconds: number, said: object = {}) => ({
  entryId: entryIdAt(later(at, { milliseconds }), 1),
  kind: 'adjust' as const,
  credits: 0,
  draws: [],
  clause: 'MG-06',
  policy: 'skena@1',
  ...said,
});
const itemOf = (entry: ReturnType<typeof entryOf>) => ({
  ...entryKey('skena', accountId, entry.entryId),
  ...toStoredEntry(entry),
});

// biome-ignore format: one case a row
it.each([
  // span                            from   to   found, in milliseconds
  ['both ends are in it',            0,     10,  [0, 5, 10]],
  ['a millisecond short of each',    1,     9,   [5]],
  ['one moment',                     5,     5,   [5]],
  ['between two of them',            6,     9,   []],
  ['before there were any',          -10,   -1,  []],
])('entries of a span of time: %s', async (_case, from, to, found) => {
  const store = await newStore();
  for (const milliseconds of [0, 5, 10]) {
    const Item = itemOf(entryOf(milliseconds));
    await store.client.send(new PutCommand({ TableName: store.tableName, Item }));
  }
  const span = { from: later(at, { milliseconds: from }), to: later(at, { milliseconds: to }) };
  const entries = await listEntriesBetween(store, 'skena', accountId, span, 100);
  expect(entries.map(({ entryId }) => entryId)).toEqual(
    found.map((milliseconds) => entryOf(milliseconds).entryId),
  );
});

it('entries from before 1970 to before 1970 are none', async () => {
  const store = await newStore();
  await store.client.send(new PutCommand({ TableName: store.tableName, Item: itemOf(entryOf(0)) }));
  const span = {
    from: toInstant('1966-03-02T09:00:00.000Z'),
    to: toInstant('1966-03-02T13:00:00.000Z'),
  };
  expect(await listEntriesBetween(store, 'skena', accountId, span, 100)).toEqual([]);
});

it('of more entries than are looked through none is guessed to be the only one', async () => {
  const world = await newWorld({ at });
  const skena = productClient(world, 'skena');
  await skena.open('ann');
  await skena.post('/jobs', { jobId: 'job-1', accountId, action: 'image', variants: 1 });
  for (let milliseconds = 1; milliseconds <= 320; milliseconds += 1) {
    const Item = itemOf(entryOf(milliseconds));
    await world.client.send(new PutCommand({ TableName: world.tableName, Item }));
  }
  world.advance({ minutes: 5 });
  await skena.post('/jobs', { jobId: 'job-2', accountId, action: 'image', variants: 1 });

  const { about } = await helpDesk(skena).ask({ approximateTime: world.now(), action: 'image' });

  expect(about).toEqual({ accountId });
});
