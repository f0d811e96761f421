import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context as LambdaContext } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { build } from '../../functions/schedules/outage-offers.ts';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { monitored } from '../support/outages.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer } from '../support/purchases.ts';
import { before } from '../support/skena-story.ts';
import { newWorld } from '../support/world.ts';

const noon = toInstant('2026-03-02T12:00:00.000Z');
const reached = 150;

/** Purchases of as many accounts, and the service down for three days since. */
async function manyReached() {
  let commands = 0;
  const counting = before(() => {
    commands += 1;
  });
  const client = (plain: DynamoDBDocumentClient) => counting(plain);
  const world = await newWorld({ at: '2026-03-02T09:00:00.000Z', client });
  const jimeng = productClient(world, 'jimeng');
  const accounts = Array.from({ length: reached }, (_, index) => `account-${index}`);
  for (let first = 0; first < reached; first += 20) {
    const some = accounts.slice(first, first + 20);
    await Promise.all(
      some.map((accountId) => paddleCustomer(jimeng, hundredPack(accountId, world.now()))),
    );
  }
  world.set(later(noon, { days: 4 }));
  await monitored(jimeng, noon, [
    ['down', {}],
    ['up', { hours: 80 }],
  ]);

  const offersTo = async (accountId: string) => {
    const entries: { explanation: string }[] = await jimeng.entries(accountId);
    return entries.filter(({ explanation }) => explanation.includes('rfq_')).length;
  };
  /** One run that is given so long; every call of the table takes two milliseconds of that. */
  const run = async (milliseconds: number) => {
    world.advance({ minutes: 1 });
    const begun = commands;
    const getRemainingTimeInMillis = () => milliseconds - 2 * (commands - begun);
    const context = { getRemainingTimeInMillis, awsRequestId: 'req_test' } as LambdaContext;
    return (await build(world.runtime)(undefined, context)).jimeng;
  };
  return { run, accounts, offersTo };
}

describe('JM-07: an offer to many goes on where it was cut off', () => {
  // biome-ignore format: one case a row
  it.each([
    // a run has    and is done within so many
    [60_000,         1],
    [6_000,         20],
    [5_200,         30],
  ])('in runs of %i ms: everybody is offered it once, and it ends', async (milliseconds, most) => {
    const { run, accounts, offersTo } = await manyReached();
    const offered: number[] = [];
    let isFinished = false;
    while (!isFinished && offered.length < most) {
      const made = await run(milliseconds);
      offered.push(made?.offered ?? 0);
      isFinished = made?.finished ?? false;
    }

    expect(isFinished, `offered run by run: ${offered}`).toBe(true);
    expect(offered.reduce((sum, count) => sum + count, 0)).toBe(reached);
    for (const accountId of accounts) expect(await offersTo(accountId)).toBe(1);
    expect(await run(milliseconds)).toEqual({ offered: 0, failed: 0, finished: true });
  });
});
