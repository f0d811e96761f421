import { describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { table } from '../../shared/store/table.ts';
import { newMeter, type Units } from '../support/measured.ts';
import { productClient } from '../support/product-client.ts';
import { transactionEvent } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';
import { accountId, type Customer, newCustomer, purchase } from './saver.ts';

/** What a row measures: what happens before the act it returns is not counted. */
type Prepare = (customer: Customer) => Promise<() => Promise<unknown>>;
type Row = [what: string, writes: number, reads: number, prepare: Prepare];

const jobId = 'job_01jd5x8y';

const charging: Prepare =
  async ({ start }) =>
  () =>
    start(jobId);

const chargingBeside =
  (others: number): Prepare =>
  async ({ start }) => {
    for (let other = 1; other <= others; other += 1) await start(`job_01jd5x${other}`);
    return () => start(jobId);
  };

const settling =
  (settle: 'succeed' | 'fail', { of }: { readonly of: number }): Prepare =>
  async ({ skena, start }) => {
    await start(jobId, of);
    return () => skena[settle](jobId, 'v1');
  };

const readingAccount: Prepare =
  async ({ skena }) =>
  () =>
    skena.get(`/accounts/${accountId}`);

const readingEntries: Prepare = async ({ skena, start }) => {
  for (let job = 10; job < 25; job += 1) {
    await start(`job_01jd5x${job}`);
    await skena.fail(`job_01jd5x${job}`);
  }
  return async () => {
    const page = await skena.get(`/accounts/${accountId}/entries`);
    expect(page.body.items).toHaveLength(25);
  };
};

describe('what a call may cost in units, where twenty lots can be spent', () => {
  // biome-ignore format: one operation a row
  it.each<Row>([
    // operation                                   writes reads
    ['charging a job',                                  7, 0.5, charging],
    ['charging a job beside three that run',            7, 0.5, chargingBeside(3)],
    ['capturing the last pending variant',              2, 0.5, settling('succeed', { of: 1 })],
    ['capturing one variant of several',                1, 0.5, settling('succeed', { of: 2 })],
    ['restoring, which ends the job',                   7, 0.5, settling('fail', { of: 1 })],
    ['restoring, and the job goes on',                  6, 0.5, settling('fail', { of: 2 })],
    ['reading the account while nothing runs',          0, 1,   readingAccount],
    ['reading 25 entries, and the balance behind them', 0, 2,   readingEntries],
  ])('%s', async (_what, writes, reads, prepare) => {
    const customer = await newCustomer(19);
    const act = await prepare(customer);
    expect(await customer.meter.during(act)).toEqual({ writes, reads });
  });
});

describe('what a purchase may cost in units, from the arrival of its event', () => {
  const most: Units = { writes: 12, reads: 2 };
  const within = (units: Units) => {
    expect(units.writes).toBeLessThanOrEqual(most.writes);
    expect(units.reads).toBeLessThanOrEqual(most.reads);
  };

  it('at Stripe', async () => {
    const { meter, skena, world } = await newCustomer(0);
    within(await meter.during(() => skena.stripe(purchase(1, world.now()))));
    expect((await skena.account(accountId)).lots).toHaveLength(2);
  });

  it('at Paddle', async () => {
    const meter = newMeter();
    const world = await newWorld({ client: meter.client });
    const jimeng = productClient(world, 'jimeng');
    await jimeng.open(accountId);
    const bought = transactionEvent({
      account: accountId,
      priceId: 'pri_01jm0000000000000000000100',
      payment: 'txn_01hv8wptq8987qeep44cyrewp9',
      at: world.now(),
    });
    within(await meter.during(() => jimeng.paddle(bought)));
    expect((await jimeng.account(accountId)).lots).toHaveLength(1);
  });

  it('told once more, it costs the look that finds it known', async () => {
    const { meter, skena, world } = await newCustomer(1);
    const again = () => skena.stripe(purchase(1, world.now()));
    expect(await meter.during(again)).toEqual({ writes: 1, reads: 1 });
  });
});

describe('what the sweep may cost in units', () => {
  const { shards } = table.due;
  const nothingDue: Units = { writes: 0, reads: 0.5 * shards };

  it('nothing due: half a unit a shard', async () => {
    const { meter, start, world } = await newCustomer(1);
    await start(jobId);
    expect(await meter.during(() => world.tick())).toEqual(nothingDue);
  });

  it('each job past its limit: its restore, and its share of the look', async () => {
    const meter = newMeter();
    const world = await newWorld({ client: meter.client });
    const skena = productClient(world, 'skena');
    const customers = Array.from({ length: 20 }, (_, index) => `acct_7f3k2m${index + 10}`);
    for (const customer of customers) {
      await skena.open(customer);
      const job = { jobId: `job_${customer}`, accountId: customer, action: 'video', variants: 1 };
      await skena.post('/jobs', job);
    }
    world.set(later(world.now(), { minutes: 10, milliseconds: 1 }));

    const { writes, reads } = await meter.during(async () => {
      expect(await world.tick()).toMatchObject({ settled: customers.length, failed: 0 });
    });
    expect(writes / customers.length).toBe(7);
    expect((reads - nothingDue.reads) / customers.length).toBeLessThanOrEqual(0.6);
  });
});
