import { describe, expect, it } from 'vitest';
import { overWire, refusals, replyLost, type Wire } from '../support/faults.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

const job = { jobId: 'j1', accountId: 'ada', action: 'video', variants: 1 };
const isWrite = (operation: string) => /^(TransactWrite|Put|Update)/.test(operation);

/** A world whose every write is carried out, and whose first answer to each never comes. */
async function newForgetfulWorld() {
  const told = new Set<string>();
  const wire: Wire = (attempt) => {
    const text = JSON.stringify(attempt.input);
    if (!isWrite(attempt.operation) || told.has(text)) return attempt.send();
    told.add(text);
    return replyLost(attempt);
  };
  const world = await newWorld({ client: overWire(wire) });
  return { world, skena: productClient(world, 'skena'), lost: () => told.size };
}

const starter = (at: Parameters<typeof sessionCompleted>[0]['at']) =>
  sessionCompleted({ account: 'ada', pack: 'starter', payment: 'pi_1', at });

const start = (skena: ProductClient) => skena.post('/jobs', job);

describe('the first answer to every write is lost, and the SDK asks again', () => {
  it('an account is opened once, with one trial', async () => {
    const { skena, lost } = await newForgetfulWorld();
    expect(await skena.open('ada')).toMatchObject({ status: 201 });
    expect((await skena.account('ada')).balance.available).toBe(15);
    expect(await skena.entries('ada')).toHaveLength(1);
    expect(lost()).toBe(1);
  });

  it('a purchase is granted once', async () => {
    const { skena, lost, world } = await newForgetfulWorld();
    await skena.open('ada');
    expect(await skena.stripe(starter(world.now()))).toMatchObject({ status: 200 });
    expect((await skena.account('ada')).balance.available).toBe(115);
    expect(await skena.entries('ada')).toHaveLength(2);
    expect(lost()).toBe(4);
  });

  it('a job is charged once, and started by this very request', async () => {
    const { skena } = await newForgetfulWorld();
    await skena.open('ada');
    expect(await start(skena)).toMatchObject({ status: 201, body: { status: 'running' } });
    expect((await skena.account('ada')).balance).toMatchObject({ available: 5, pending: 10 });
    expect(await skena.entries('ada')).toHaveLength(2);
  });

  it('a failed variant is restored once, by this very event', async () => {
    const { skena } = await newForgetfulWorld();
    await skena.open('ada');
    await start(skena);
    expect((await skena.fail('j1')).body).toMatchObject({ applied: true });
    expect((await skena.account('ada')).balance).toMatchObject({ available: 15, pending: 0 });
    expect(await skena.entries('ada')).toHaveLength(3);
  });

  it('a cancelled job is restored once, and not called settled already', async () => {
    const { skena } = await newForgetfulWorld();
    await skena.open('ada');
    await start(skena);
    expect(await skena.cancel('j1')).toMatchObject({ status: 200, body: { status: 'refunded' } });
    expect(await skena.entries('ada')).toHaveLength(3);
  });

  // A single item is written under its condition alone, which cannot tell whose write it met.
  it('a delivered variant is captured once, though its worker may be told it was', async () => {
    const { skena } = await newForgetfulWorld();
    await skena.open('ada');
    await start(skena);
    expect(await skena.succeed('j1')).toMatchObject({ status: 200 });
    expect(await skena.job('j1')).toMatchObject({ status: 'completed', credits: { captured: 10 } });
    expect(await skena.entries('ada')).toHaveLength(2);
  });

  it('a delivery is noted once', async () => {
    const { skena } = await newForgetfulWorld();
    await skena.open('ada');
    await start(skena);
    const told = { variantId: 'v1', kind: 'saved' };
    const { status, body } = await skena.post('/jobs/j1/deliveries', told);
    expect([status, body.variants[0].deliveries]).toMatchObject([200, [{ kind: 'saved' }]]);
    expect(await skena.job('j1')).toMatchObject(body);
  });
});

describe('a table that stays busy', () => {
  const busy: Wire = async ({ operation, send }) =>
    operation === 'TransactWriteItems'
      ? refusals.cancelled(['TransactionConflict', 'None', 'None'])
      : send();

  it('makes nothing of a request but an answer that says to repeat it', async () => {
    const world = await newWorld({ client: overWire(busy) });
    const skena = productClient(world, 'skena');
    const { status, body, headers } = await skena.open('ada');
    expect([status, body.code]).toEqual([503, 'busy']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(body.detail).toContain('repeat the same request');
    expect((await skena.get('/accounts/ada')).status).toBe(404);
  });
});
