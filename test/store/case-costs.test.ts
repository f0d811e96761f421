import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { newMeter, type Units } from '../support/measured.ts';
import { productClient } from '../support/product-client.ts';
import { richLife } from '../support/rich-life.ts';
import { newWorld } from '../support/world.ts';
import { accountId, type Customer, newCustomer } from './saver.ts';

const jobId = 'job_01jd5x8y';
const asked = { email: 'ada@example.com', jobId };

describe('what help may cost in units', () => {
  let customer: Customer;
  let help: HelpDesk;
  beforeEach(async () => {
    customer = await newCustomer(2);
    help = helpDesk(customer.skena);
  });

  type Prepare = () => Promise<() => Promise<unknown>>;
  const asking: Prepare = async () => {
    await customer.start(jobId);
    return () => help.send(asked);
  };
  const askingOfNobody: Prepare = async () => () => help.send({ email: 'none@example.com' });
  const askingByTime: Prepare = async () => {
    await customer.start(jobId);
    return () => help.send({ email: asked.email, approximateTime: customer.world.now() });
  };
  const mending: Prepare = async () => {
    await customer.start(jobId);
    customer.world.advance({ minutes: 11 });
    return () => help.send(asked);
  };
  const opened = async (told: object = asked) => {
    await customer.start(jobId);
    return (await help.ask(told)).caseId;
  };
  const telling: Prepare = async () => {
    const caseId = await opened({ email: asked.email });
    return () => help.tell(caseId, { jobId });
  };
  const answering: Prepare = async () => {
    const caseId = await opened();
    return () => help.answer(caseId, 'explained');
  };
  const readingOfJob: Prepare = async () => {
    const caseId = await opened();
    return () => help.file(caseId);
  };
  const readingOfOrder: Prepare = async () => {
    const [{ orderId }] = (await customer.skena.get(`/accounts/${accountId}/orders`)).body.items;
    const caseId = await opened({ email: asked.email, kind: 'refund', orderId });
    return () => help.file(caseId);
  };
  const reminding: Prepare = async () => {
    await opened();
    const [{ dueAt = '' } = {}] = await help.work();
    customer.world.set(dueAt);
    await customer.skena.succeed(jobId);
    return () => customer.world.tick();
  };

  // biome-ignore format: one operation a row
  it.each<[string, number, number, Prepare]>([
    // operation                                                              writes  reads
    ['asking about a job: case, pointer, message, work, answer, due index',   11,     4,    asking],
    ['asking as nobody we know: no pointer',                                  9,      2,    askingOfNobody],
    ['asking by the time alone',                                              11,     4,    askingByTime],
    ['asking, and it is mended: job, account, entry; no work, nothing due',   15,     5.5,  mending],
    ['telling more',                                                          6,      6,    telling],
    ['answering',                                                             9,      2,    answering],
    ['reading it with its dossier, about a job',                              0,      5,    readingOfJob],
    ['reading it with its dossier, about a purchase',                         0,      17,   readingOfOrder],
    ['reminding somebody of it, in the look for what is due',                 3,      5,    reminding],
  ])('%s', async (_what, writes, reads, prepare) => {
    const act = await prepare();
    expect(await customer.meter.during(act)).toEqual({ writes, reads });
  });
});

describe('what opening an account may cost in units, with the address it is found by', () => {
  // biome-ignore format: one product a row
  it.each<[string, Units]>([
    // product         costs
    ['skena',          { writes: 6, reads: 0 }],
    ['post-remixer',   { writes: 4, reads: 0 }],
    ['jimeng',         { writes: 4, reads: 0 }],
  ])('%s', async (product, costs) => {
    const meter = newMeter();
    const world = await newWorld({ client: meter.client });
    const client = productClient(world, product);
    expect(await meter.during(() => client.open('ann'))).toEqual(costs);
  });
});

describe('nothing about a case goes through the table', () => {
  it('opening, telling, reading, answering: by key, or a part of one partition', async () => {
    const commands = new Set<string>();
    const listening = (client: DynamoDBDocumentClient) => {
      client.middlewareStack.add(
        (next, { commandName = '' }) =>
          (args) => {
            commands.add(commandName);
            return next(args);
          },
        { step: 'initialize', name: 'listening' },
      );
      return client;
    };
    const world = await newWorld({ client: listening, providers: true });
    const skena = productClient(world, 'skena');
    const help = helpDesk(skena);
    await richLife(world, skena, 'ann');
    const orders: { orderId: string }[] = (await skena.get('/accounts/ann/orders')).body.items;
    commands.clear();

    const now = world.now();
    const told = [
      { jobId: 'ann-mixed' },
      { jobId: 'ann-running', orderId: orders[0]?.orderId },
      { approximateTime: now, action: 'video' },
      { kind: 'refund', paidOn: '2026-03-02', amountMinor: 1000 },
      { email: 'none@example.com', jobId: 'ann-mixed' },
      ...orders.map(({ orderId }) => ({ kind: 'payment', orderId })),
    ];
    for (const about of told) {
      const { caseId } = await help.ask(about);
      await help.tell(caseId, { message: 'more', approximateTime: now });
      await help.file(caseId);
      await help.answer(caseId, 'explained');
    }

    expect([...commands].toSorted()).not.toContain('ScanCommand');
    expect(commands.has('QueryCommand')).toBe(true);
  });
});
