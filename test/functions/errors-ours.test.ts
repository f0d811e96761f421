import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { sessionCompleted } from '../support/purchases.ts';
import { failingTable } from './failing-table.ts';
import { expectProblem } from './problems.ts';
import { givenCallable, givenCustomer, named } from './requests.ts';

const $metadata = {};
const thrown = (name: string) => Object.assign(new Error('the table is down'), { name });

const crowded = new TransactionCanceledException({
  message: 'cancelled',
  $metadata,
  CancellationReasons: [{ Code: 'TransactionConflict' }],
});

describe('a fault of ours says that it is one, and nothing of what is inside', () => {
  it.each(named.filter(([, { path }]) => !path.endsWith('/rates')))(
    '%s is 500 internal_error',
    async (_name, contract) => {
      const table = failingTable();
      const { world, request } = await givenCallable(contract, { client: table.client });
      table.failWith(new TypeError(`cannot read pk of ${world.tableName} in /var/task/index.mjs`));
      const answered = await world.send(request);
      expectProblem(answered, 500, 'internal_error');
      const told = JSON.stringify(answered);
      expect(told).not.toMatch(/TypeError|var\/task|cannot read| at |dynamo/i);
      expect(told).not.toContain(world.tableName);
    },
  );
});

describe('a table that is too busy is 503 busy, with a time to come back', () => {
  const throttled = new ProvisionedThroughputExceededException({ message: 'slow', $metadata });
  const isTransaction = (command: string) => command.startsWith('Transact');
  const isRead = (command: string) => /^(Get|Query|BatchGet)/.test(command);

  // biome-ignore format: one case a row
  it.each<[string, Error, (command: string) => boolean]>([
    ['transactions that keep colliding', crowded,                       isTransaction],
    ['everything throttled',             throttled,                     () => true],
    ['reads throttled',                  throttled,                     isRead],
    ['reads throttled on demand',        thrown('ThrottlingException'), isRead],
    ['no answer in time',                thrown('TimeoutError'),        () => true],
  ])('%s', async (_case, trouble, fails) => {
    const table = failingTable();
    const { world, skena } = await givenCustomer({ client: table.client });
    table.failWith(trouble, fails);
    const another = { jobId: 'job-2', accountId: 'ann', action: 'image', variants: 1 };
    for (const answered of [await skena.get('/accounts/ann'), await skena.post('/jobs', another)]) {
      expectProblem(answered, 503, 'busy');
      expect(answered.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    }
    expect(world.log.at(-1)).toMatchObject({ level: 'error', status: 503, code: 'busy' });
  });
});

describe('a webhook that could not be stored is 503, and the provider sends it again', () => {
  it.each(['InternalServerError', 'TimeoutError', 'ThrottlingException'])('%s', async (name) => {
    const table = failingTable();
    const { world, skena } = await givenCustomer({ client: table.client });
    table.failWith(thrown(name));
    const bought = { account: 'ann', pack: 'starter', payment: 'pi_2', at: world.now() };
    const answered = await skena.stripe(sessionCompleted(bought));
    expect([answered.status, answered.headers['retry-after']]).toEqual([503, '1']);
  });

  it('one that was stored and not applied is 200, and applied by the next minute', async () => {
    const table = failingTable();
    const { world, skena } = await givenCustomer({ client: table.client });
    table.failWith(thrown('InternalServerError'), (command) => command !== 'PutCommand');
    const bought = { account: 'ann', pack: 'starter', payment: 'pi_2', at: world.now() };
    expect((await skena.stripe(sessionCompleted(bought))).status).toBe(200);
    expect(world.log.some(({ what }) => what === 'event_not_applied')).toBe(true);

    table.failWith(thrown('InternalServerError'), () => false);
    world.advance({ minutes: 1 });
    expect(await world.tick()).toMatchObject({ failed: 0 });
    expect((await skena.account('ann')).balance.available).toBe(15 + 100 + 100 - 3);
  });
});
