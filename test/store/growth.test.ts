import { BatchWriteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { toCredits } from '../../shared/domain/credits.ts';
import type { Entry } from '../../shared/domain/entry.ts';
import type { AccountId, JobId, LotId } from '../../shared/domain/ids.ts';
import { later } from '../../shared/domain/instant.ts';
import { newMint } from '../../shared/runtime/ids.ts';
import { toStoredEntry } from '../../shared/store/entry-item.ts';
import { entryKey, headKey } from '../../shared/store/keys.ts';
import type { Units } from '../support/measured.ts';
import { accountId, type Customer, newCustomer } from './saver.ts';

const mint = newMint();

/** Charges and restores of jobs long over, from before the newest entry. */
function pastEntries({ world }: Customer, count: number): Entry[] {
  const longAgo = later(world.now(), { days: -30 });
  return Array.from({ length: count }, (_, index) => ({
    entryId: mint.entryId(later(longAgo, { minutes: index })),
    kind: index % 2 === 0 ? 'charge' : 'restore',
    credits: index % 2 === 0 ? -10 : 10,
    draws: [{ lotId: 'lot_fdafzs8eqbw2' as LotId, credits: toCredits(10) }],
    clause: index % 2 === 0 ? 'SK-13' : 'SK-02',
    policy: 'skena@1',
    jobId: `job_01jd${1000 + index}` as JobId,
    cause: index % 2 === 0 ? 'video' : 'model_failed',
  }));
}

async function writePast(customer: Customer, count: number) {
  const { client, tableName } = customer.world;
  const puts = pastEntries(customer, count).map((entry) => {
    const key = entryKey('skena', accountId as AccountId, entry.entryId);
    return { PutRequest: { Item: { ...key, ...toStoredEntry(entry) } } };
  });
  for (let first = 0; first < puts.length; first += 25) {
    const RequestItems = { [tableName]: puts.slice(first, first + 25) };
    await client.send(new BatchWriteCommand({ RequestItems }));
  }
}

/** What each operation costs on an account with so many entries behind it. */
async function costsWith(entries: number): Promise<Record<string, Units>> {
  const customer = await newCustomer(1);
  await writePast(customer, entries);
  const { meter, skena, start } = customer;
  return {
    charge: await meter.during(() => start('job_01jd5x8y')),
    restore: await meter.during(() => skena.fail('job_01jd5x8y')),
    account: await meter.during(() => skena.get(`/accounts/${accountId}`)),
    entries: await meter.during(() => skena.get(`/accounts/${accountId}/entries?limit=10`)),
  };
}

describe('what a call costs does not grow', () => {
  it('with a thousand entries behind it as with ten', async () => {
    expect(await costsWith(1_000)).toEqual(await costsWith(10));
  });
});

describe('an account forgets the jobs that are over', () => {
  it('so it names few of them, at half a read for each job ever started', async () => {
    const { meter, skena, start, world } = await newCustomer(5);
    const jobs = Array.from({ length: 40 }, (_, index) => `job_01jd5x${index + 10}`);
    const { reads, writes } = await meter.during(async () => {
      for (const jobId of jobs) {
        await start(jobId);
        await skena.succeed(jobId);
      }
    });
    const captured = { reads: 0.5, writes: 2 };
    expect(reads / jobs.length).toBeLessThanOrEqual(0.5 + 0.5 + captured.reads);
    expect(writes / jobs.length).toBe(7 + captured.writes);
    const key = headKey('skena', accountId as AccountId);
    const { Item } = await world.client.send(
      new GetCommand({ TableName: world.tableName, Key: key }),
    );
    expect(Object.keys(Item?.running).length).toBeLessThanOrEqual(8);
  });
});

describe('entries that two hosts wrote out of the order of their clocks', () => {
  it('cost the reader one look more, which shows that nothing was under way', async () => {
    const { meter, skena, start, world } = await newCustomer(1);
    const page = () => skena.get(`/accounts/${accountId}/entries?limit=10`);
    const ahead = later(world.now(), { milliseconds: 5 });
    const behind = world.now();

    world.set(ahead);
    await start('job_01jd5x8y');
    const inOrder = await meter.during(page);
    world.set(behind);
    await start('job_01jd5x8z');
    expect(await meter.during(page)).toEqual({ writes: 0, reads: 2 * inOrder.reads });
  });
});
