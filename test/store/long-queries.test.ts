import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { toStoredEntry } from '../../shared/store/entry-item.ts';
import { entryKey } from '../../shared/store/keys.ts';
import { listEntriesBetween } from '../../shared/store/list-entries-between.ts';
import { entryIdAt } from '../decide/entry-ids.ts';
import { helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { newWorld, type World } from '../support/world.ts';

const at = toInstant('2026-03-02T09:00:00.000Z');
const accountId = 'ann' as never;

/** Writes so many entries of more than 4 KB each, a millisecond apart: 250 of them are more than 1 MB. */
async function writeLongEntries({ client, tableName }: World, count: number) {
  for (let milliseconds = 1; milliseconds <= count; milliseconds += 1) {
    const entry = {
      entryId: entryIdAt(later(at, { milliseconds }), 1),
      kind: 'adjust' as const,
      credits: 0,
      draws: [],
      clause: 'MG-06',
      policy: 'skena@1',
      reason: 'é'.repeat(2000),
      by: 'sue',
    };
    const Item = {
      ...entryKey('skena', accountId, entry.entryId),
      ...toStoredEntry(entry as never),
    };
    await client.send(new PutCommand({ TableName: tableName, Item }));
  }
}

async function skenaWithAnn() {
  const world = await newWorld({ at });
  const skena = productClient(world, 'skena');
  await skena.open('ann');
  return { world, skena, desk: helpDesk(skena) };
}

const image = { accountId: 'ann', action: 'image', variants: 1 };

describe('a page that the database cuts at 1 MB is not the end of what it holds', () => {
  it('of 400 entries of 4 KB all are found', async () => {
    const { world } = await skenaWithAnn();
    const { client, tableName } = world;
    const patience = { pause: () => Promise.resolve(), random: () => 0.5, timeLeft: () => 30_000 };
    await writeLongEntries(world, 400);

    const span = { from: later(at, { milliseconds: 1 }), to: later(at, { hours: 1 }) };
    const store = { client, tableName, ...patience };
    const entries = await listEntriesBetween(store, 'skena', accountId, span, 1000);

    expect(entries).toHaveLength(400);
    expect(entries.at(-1)?.entryId).toBe(entryIdAt(later(at, { milliseconds: 400 }), 1));
  });

  it('of 47 messages of 30 KB support is shown the last one too', async () => {
    const { world, desk } = await skenaWithAnn();
    const { caseId } = await desk.ask({ kind: 'other' });
    for (let n = 1; n <= 45; n += 1) {
      world.advance({ milliseconds: 5 });
      expect(await desk.tell(caseId, { message: '画'.repeat(10_000) })).toMatchObject({
        status: 200,
      });
    }
    world.advance({ minutes: 1 });
    await desk.tell(caseId, { message: 'The last word.' });

    const { messages } = await desk.file(caseId);
    expect(messages).toHaveLength(47);
    expect(messages.at(-1)).toMatchObject({ message: 'The last word.' });
  });

  it('of two jobs that fit, with more than 1 MB between them, none is guessed', async () => {
    const { world, skena, desk } = await skenaWithAnn();
    await skena.post('/jobs', { jobId: 'job-1', ...image });
    await writeLongEntries(world, 300);
    world.advance({ minutes: 5 });
    await skena.post('/jobs', { jobId: 'job-2', ...image });

    const { about } = await desk.ask({ approximateTime: world.now(), action: 'image' });
    expect(about).toEqual({ accountId });
  });
});

it('of a job within the entries that are looked through, and one beyond them, none is guessed', async () => {
  const { world, skena, desk } = await skenaWithAnn();
  await skena.post('/jobs', { jobId: 'job-1', ...image });
  await writeLongEntries(world, 10);
  expect(await desk.ask({ approximateTime: at })).toMatchObject({ about: { jobId: 'job-1' } });

  await writeLongEntries(world, 1000);
  world.advance({ minutes: 5 });
  await skena.post('/jobs', { jobId: 'job-2', ...image });
  expect((await desk.ask({ approximateTime: at })).about).toEqual({ accountId });
});
