import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { audit } from '../store/audit.ts';
import { mortal, overWire } from '../support/faults.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

type Life = { readonly world: World; readonly skena: ProductClient };

/**
 * Something that is asked of us. @property before what has happened by then
 * @property request what the process dies at, and what its caller then asks again
 */
type Story = {
  readonly before: (life: Life) => Promise<void>;
  readonly request: (life: Life) => Promise<unknown>;
};

const job = { jobId: 'j1', accountId: 'ada', action: 'video', variants: 2 };
const withKey = { 'idempotency-key': 'key-1' };

const starter = (world: World) =>
  sessionCompleted({ account: 'ada', pack: 'starter', payment: 'pi_1', at: world.now() });

const nothing = async () => undefined;
const opened = async ({ skena }: Life) => {
  await skena.open('ada');
};
const rich = async ({ skena, world }: Life) => {
  await skena.open('ada');
  await skena.stripe(starter(world));
};
const running = async (life: Life) => {
  await rich(life);
  await life.skena.post('/jobs', job);
};
const overdue = async (life: Life) => {
  await running(life);
  for (const jobId of ['j2', 'j3', 'j4']) await life.skena.post('/jobs', { ...job, jobId });
  await life.skena.succeed('j1', 'v1');
  life.world.advance({ minutes: 10, milliseconds: 1 });
};

const account = { accountId: 'ada', email: 'ada@example.com' };
const delivery = { variantId: 'v1', kind: 'saved' };

const stories: Readonly<Record<string, Story>> = {
  'opening an account': {
    before: nothing,
    request: ({ skena }) => skena.post('/accounts', account),
  },
  'opening an account, under a key': {
    before: nothing,
    request: ({ skena }) => skena.post('/accounts', account, withKey),
  },
  'a purchase': { before: opened, request: ({ skena, world }) => skena.stripe(starter(world)) },
  'charging a job': { before: rich, request: ({ skena }) => skena.post('/jobs', job) },
  'charging a job, under a key': {
    before: rich,
    request: ({ skena }) => skena.post('/jobs', job, withKey),
  },
  'a success': { before: running, request: ({ skena }) => skena.succeed('j1', 'v1') },
  'a failure': { before: running, request: ({ skena }) => skena.fail('j1', 'v1') },
  'the failure of a whole job': {
    before: running,
    request: ({ skena }) => skena.tell({ type: 'job.failed', jobId: 'j1', reason: 'model_error' }),
  },
  'a success that comes too late': {
    before: async (life) => {
      await running(life);
      await life.skena.fail('j1', 'v1');
    },
    request: ({ skena }) => skena.succeed('j1', 'v1'),
  },
  'a cancellation': { before: running, request: ({ skena }) => skena.cancel('j1') },
  'a cancellation, under a key': {
    before: running,
    request: ({ skena }) => skena.post('/jobs/j1/cancellation', {}, withKey),
  },
  'a delivery': {
    before: running,
    request: ({ skena }) => skena.post('/jobs/j1/deliveries', delivery),
  },
  'a delivery, under a key': {
    before: running,
    request: ({ skena }) => skena.post('/jobs/j1/deliveries', delivery, withKey),
  },
  'the sweep': { before: overdue, request: ({ world }) => world.tick() },
};

const ulid = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;

/** Everything in the table, but for the chance in the entries' ids. */
async function tableOf({ client, tableName: TableName }: World): Promise<string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  const sorted = (_key: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return Items.map((item) => JSON.stringify(item, sorted).replace(ulid, 'ulid')).toSorted();
}

async function newLife() {
  const process = mortal();
  const world = await newWorld({ client: overWire(process.wire) });
  return { process, world, skena: productClient(world, 'skena') };
}

/** How the story ends, and how many calls of the table its request is. */
async function undisturbed({ before, request }: Story) {
  const { process, ...life } = await newLife();
  await before(life);
  process.startAgain();
  await request(life);
  return { calls: process.calls(), end: await tableOf(life.world) };
}

/** How it ends when the process died, was started again, and was asked the same again. */
async function disturbed({ before, request }: Story, at: number, when: 'before' | 'after') {
  const { process, ...life } = await newLife();
  await before(life);
  process.dieAt(at, when);
  await request(life).catch(() => undefined);
  expect(process.hasDied()).toBe(true);
  process.startAgain();
  await request(life);
  const end = await tableOf(life.world);
  await audit(life.skena, 'ada');
  return end;
}

describe('a process that dies at any call of the table, and is then asked the same again', () => {
  it.each(Object.entries(stories))('%s ends as if it had lived', async (_name, story) => {
    const { calls, end } = await undisturbed(story);
    expect(calls).toBeGreaterThan(0);
    for (let at = 1; at <= calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        expect([when, at, await disturbed(story, at, when)]).toEqual([when, at, end]);
      }
    }
  });
});

describe('a process that dies, and nobody asks again: the schedule ends what was begun', () => {
  const restored = { available: 115, pending: 0 };

  it('a purchase that was stored is granted within a minute, once', async () => {
    const story = stories['a purchase'] as Story;
    const { calls } = await undisturbed(story);
    // Dying before the event was stored is not accepting it: the provider tells it again.
    for (let at = 2; at <= calls; at += 1) {
      const { process, ...life } = await newLife();
      await story.before(life);
      process.dieAt(at, 'before');
      await story.request(life).catch(() => undefined);
      process.startAgain();
      life.world.advance({ minutes: 1 });
      await life.world.tick();
      const { account } = await audit(life.skena, 'ada');
      expect([at, account.balance]).toMatchObject([at, restored]);
    }
  });

  it.each(['charging a job', 'a success', 'a failure', 'a cancellation'])(
    '%s: within the time limit and a tick nothing is pending',
    async (name) => {
      const story = stories[name] as Story;
      const { calls } = await undisturbed(story);
      for (let at = 1; at <= calls; at += 1) {
        const { process, ...life } = await newLife();
        await story.before(life);
        process.dieAt(at, 'after');
        await story.request(life).catch(() => undefined);
        process.startAgain();
        life.world.advance({ minutes: 10, milliseconds: 1 });
        await life.world.tick();
        const { account } = await audit(life.skena, 'ada');
        expect([at, account.balance.pending]).toEqual([at, 0]);
      }
    },
  );
});
