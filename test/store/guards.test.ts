import { describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { overWire, type Wire } from '../support/faults.ts';
import { productClient } from '../support/product-client.ts';
import { sessionCompleted, smallPack } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';
import { audit } from './audit.ts';

/** A world in which something can happen between what a request has read and what it writes. */
async function newRace(product: string) {
  let meanwhile: (() => Promise<unknown>) | undefined;
  const wire: Wire = async ({ operation, send }) => {
    const happens = /^(TransactWrite|Put|Update)/.test(operation) ? meanwhile : undefined;
    if (happens) {
      meanwhile = undefined;
      await happens();
    }
    return send();
  };
  const world = await newWorld({ client: overWire(wire) });
  const client = productClient(world, product);
  await client.open('ada');
  const beforeNextWrite = (work: () => Promise<unknown>) => {
    meanwhile = work;
  };
  return { world, client, beforeNextWrite };
}

const started = { accountId: 'ada', action: 'video', variants: 1 };

describe('what happens between reading and writing is noticed, and decided on', () => {
  it('an older purchase arrives: the job is paid by it, as the burn order says', async () => {
    const { world, client, beforeNextWrite } = await newRace('skena');
    await client.post('/jobs', { ...started, jobId: 'trial', action: 'image', variants: 15 });
    const bought = { account: 'ada', pack: 'starter', at: world.now() };
    const longAgo = later(world.now(), { days: -1 });
    await client.stripe(sessionCompleted({ ...bought, payment: 'pi_new' }));
    beforeNextWrite(() =>
      client.stripe(sessionCompleted({ ...bought, payment: 'pi_old', at: longAgo })),
    );

    const { status, body } = await client.post('/jobs', { ...started, jobId: 'j1' });
    expect(status).toBe(201);
    const { account } = await audit(client, 'ada');
    const older = account.lots.find(({ grantedAt }) => grantedAt === longAgo);
    expect(body.draws).toEqual([{ lotId: older?.lotId, credits: 10 }]);
  });

  it('another job takes the credits: this one is refused', async () => {
    const { client, beforeNextWrite } = await newRace('skena');
    beforeNextWrite(() => client.post('/jobs', { ...started, jobId: 'j1' }));
    expect(await client.post('/jobs', { ...started, jobId: 'j2' })).toMatchObject({
      status: 402,
      body: { needed: 10, available: 5 },
    });
    await audit(client, 'ada');
  });

  it('the same job is started: this request is its repetition', async () => {
    const { client, beforeNextWrite } = await newRace('skena');
    beforeNextWrite(() => client.post('/jobs', { ...started, jobId: 'j1' }));
    const again = await client.post('/jobs', { ...started, jobId: 'j1' });
    expect(again).toMatchObject({ status: 200, headers: { 'idempotency-replayed': 'true' } });
    expect((await audit(client, 'ada')).ledger).toHaveLength(2);
  });

  it('the variant is delivered: its failure comes second', async () => {
    const { client, beforeNextWrite } = await newRace('skena');
    await client.post('/jobs', { ...started, jobId: 'j1' });
    beforeNextWrite(() => client.succeed('j1'));
    expect((await client.fail('j1')).body).toMatchObject({
      applied: false,
      code: 'already_settled',
      job: { status: 'completed' },
    });
    await audit(client, 'ada');
  });

  it('the last but one is captured: the job ends all the same', async () => {
    const { client, beforeNextWrite } = await newRace('skena');
    await client.post('/jobs', { ...started, jobId: 'j1', action: 'image', variants: 2 });
    beforeNextWrite(() => client.succeed('j1', 'v1'));
    expect((await client.succeed('j1', 'v2')).body).toMatchObject({
      applied: true,
      job: { status: 'completed' },
    });
    await audit(client, 'ada');
  });

  it('one variant fails before the cancellation of all: the rest is cancelled', async () => {
    const { client, beforeNextWrite } = await newRace('skena');
    await client.post('/jobs', { ...started, jobId: 'j1', action: 'image', variants: 3 });
    beforeNextWrite(() => client.fail('j1', 'v2'));
    const { body } = await client.cancel('j1');
    expect(body.variants.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'cancelled',
      'model_failed',
      'cancelled',
    ]);
    expect((await audit(client, 'ada')).account.balance.available).toBe(15);
  });

  it('the output is saved before its failure is written: it was delivered', async () => {
    const { world, client, beforeNextWrite } = await newRace('post-remixer');
    await client.stripe(sessionCompleted(smallPack('ada', world.now())));
    const job = { jobId: 'j1', accountId: 'ada', action: 'quick-remix', variants: 1 };
    await client.post('/jobs', { ...job, shownCredits: 4 });
    const saved = { variantId: 'v1', kind: 'saved' };
    beforeNextWrite(() => client.post('/jobs/j1/deliveries', saved));
    expect((await client.fail('j1')).body.job).toMatchObject({ status: 'completed' });
    await audit(client, 'ada');
  });

  it('the account is opened under another address: this one is taken', async () => {
    const { client, beforeNextWrite } = await newRace('skena');
    const account = (email: string) => ({ accountId: 'ben', email });
    beforeNextWrite(() => client.post('/accounts', account('ben@example.com')));
    expect(await client.post('/accounts', account('eve@example.com'))).toMatchObject({
      status: 409,
      body: { code: 'account_exists' },
    });
  });

  it('the idempotency key is used for another request: this one does nothing', async () => {
    const { client, beforeNextWrite } = await newRace('skena');
    const key = { 'idempotency-key': 'key-1' };
    beforeNextWrite(() => client.post('/jobs', { ...started, jobId: 'j1', variants: 1 }, key));
    const other = { ...started, jobId: 'j2', action: 'image' };
    expect(await client.post('/jobs', other, key)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_conflict' },
    });
    expect((await audit(client, 'ada')).jobs).toHaveLength(1);
  });
});
