import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { helpDesk } from '../support/help-desk.ts';
import { productClient } from '../support/product-client.ts';
import { soundAccount } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

type Act = () => Promise<unknown>;

/** A client that lets something happen right after an item of a kind was read so many times. */
function interruptible() {
  let plan: { readonly kind: string; readonly act: Act } | undefined;
  let left = 0;
  const isMeant = (command: unknown) =>
    plan !== undefined &&
    command instanceof GetCommand &&
    `${command.input.Key?.pk}`.startsWith(`${plan.kind}/`);
  const client = (plain: DynamoDBDocumentClient) => {
    const send = async (command: GetCommand) => {
      const read = await plain.send(command);
      if (!isMeant(command)) return read;
      left -= 1;
      const next = left === 0 ? plan?.act : undefined;
      if (next) plan = undefined;
      await next?.();
      return read;
    };
    return new Proxy(plain, {
      get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
    });
  };
  return {
    client,
    whenRead: (kind: string, act: Act, times = 1) => {
      plan = { kind, act };
      left = times;
    },
    hasHappened: () => plan === undefined,
  };
}

/** Ann's case, which somebody else changes right after it was next read. */
async function interrupted() {
  const { client, whenRead } = interruptible();
  const world = await newWorld({ client });
  const skena = productClient(world, 'skena');
  await skena.open('ann');
  const help = helpDesk(skena);
  const { caseId, dueAt } = await help.ask();
  return { world, help, caseId, dueAt, whenRead: (act: Act) => whenRead('case', act) };
}

describe('whoever changes a case that another one has changed meanwhile decides again', () => {
  it('two answers: the second is refused', async () => {
    const { help, caseId, whenRead } = await interrupted();
    whenRead(() => help.answer(caseId, 'declined', { by: 'bea' }));
    const second = await help.answer(caseId, 'explained');
    expect(second).toMatchObject({ status: 409, body: { code: 'case_answered' } });
    const { messages } = await help.file(caseId);
    expect(messages.map(({ by }) => by)).toEqual(['customer', 'bea']);
  });

  it('two details: both are kept', async () => {
    const { help, caseId, whenRead } = await interrupted();
    whenRead(() => help.tell(caseId, { project: 'Summer posts' }));
    expect(await help.tell(caseId, { expectation: 'a cat' })).toMatchObject({ status: 200 });
    expect((await help.file(caseId)).details).toEqual({
      project: 'Summer posts',
      expectation: 'a cat',
    });
  });

  it('a detail that comes as it is answered is refused, and does not open it again', async () => {
    const { help, caseId, whenRead } = await interrupted();
    whenRead(() => help.answer(caseId, 'declined'));
    expect(await help.tell(caseId, { message: 'wait' })).toMatchObject({ status: 409 });
    expect(await help.file(caseId)).toMatchObject({ state: 'answered' });
    expect(await help.work()).toEqual([]);
  });

  it('a reminder that comes as it is answered reminds nobody, and does not open it again', async () => {
    const { world, help, caseId, dueAt, whenRead } = await interrupted();
    world.set(dueAt);
    whenRead(() => help.answer(caseId, 'declined'));
    expect(await world.tick()).toMatchObject({ cases: 0, failed: 0 });
    expect(world.log.filter(({ what }) => what.startsWith('case_'))).toEqual([]);
    expect(await help.file(caseId)).toMatchObject({ state: 'answered' });
    expect(await help.work()).toEqual([]);
  });

  it('an answer that comes as somebody is reminded ends it', async () => {
    const { world, help, caseId, dueAt, whenRead } = await interrupted();
    world.set(dueAt);
    whenRead(() => world.tick());
    expect(await help.answer(caseId, 'declined')).toMatchObject({ status: 200 });
    world.advance({ days: 9 });
    expect(await world.tick()).toMatchObject({ cases: 0 });
    expect(await help.work()).toEqual([]);
  });
});

describe('SK-22: whoever settles a job while a case would mend it, it is settled once', () => {
  // biome-ignore format: one case a row
  it.each([
    // after the job was read
    [1],
    [2],
    [3],
  ])('right after it was looked at %i times', async (times) => {
    const { client, whenRead, hasHappened } = interruptible();
    const world = await newWorld({ client });
    const skena = productClient(world, 'skena');
    await skena.open('ann');
    await skena.post('/jobs', { jobId: 'job-1', accountId: 'ann', action: 'video', variants: 1 });
    world.advance({ minutes: 11 });
    whenRead('job', () => world.tick(), times);

    const { state } = await helpDesk(skena).ask({ jobId: 'job-1' });

    expect([hasHappened(), state]).toEqual([true, 'open']);
    const { entries, balance } = await soundAccount(skena, 'ann');
    expect(entries.filter(({ kind }) => kind === 'restore')).toHaveLength(1);
    expect(balance).toMatchObject({ available: 15, pending: 0 });
  });
});
