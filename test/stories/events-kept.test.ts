import { gzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Instant, toInstant } from '../../shared/domain/instant.ts';
import { dueShardName, eventKey } from '../../shared/store/keys.ts';
import { table } from '../../shared/store/table.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  checkoutSession,
  paymentIntent,
  refundEvent,
  sessionCompleted,
  soundAccount,
  stripeEvent,
} from '../support/purchases.ts';
import { newWorld, type World } from '../support/world.ts';

const monday = toInstant('2026-03-02T09:00:00.000Z');
const starter = (account: string, at: Instant = monday) => ({
  account,
  pack: 'starter',
  payment: `pi_${account}`,
  amount: 1000,
  at,
});

type Fault = {
  /** Which call from now on fails; those after it fail too where the process is gone. */
  readonly nth: number;
  readonly isDone: boolean;
  readonly isGone: boolean;
};

const sendingBy = (client: DynamoDBDocumentClient, send: unknown) =>
  new Proxy(client, {
    get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
  });

/** A client that can be made to fail at one of its calls, before or after it was carried out. */
function breakable() {
  let fault: Fault | undefined;
  let calls = 0;
  const wrap = (client: DynamoDBDocumentClient) => {
    const send = async (command: never) => {
      calls += 1;
      const isHit = fault && (fault.isGone ? calls >= fault.nth : calls === fault.nth);
      if (isHit && fault?.isDone && calls === fault.nth) await client.send(command);
      if (isHit) throw Object.assign(new Error('connection lost'), { name: 'TimeoutError' });
      return client.send(command);
    };
    return sendingBy(client, send);
  };
  /** Runs `work` under the fault, and says whether it met it. */
  const under = async <Result>(next: Fault, work: () => Promise<Result>) => {
    [fault, calls] = [next, 0];
    const result = await work().catch(() => undefined);
    const met = calls >= next.nth;
    fault = undefined;
    return { result, met };
  };
  return { wrap, under };
}

async function breakableWorld() {
  const { wrap, under } = breakable();
  const world = await newWorld({ client: wrap });
  return { world, under, skena: productClient(world, 'skena') };
}

const minutePasses = async (world: World) => {
  world.advance({ minutes: 1 });
  return world.tick();
};
const openPayments = async (skena: ProductClient) =>
  (await skena.support.get('/work?kind=payment&limit=100')).body.items;
const grantsOf = async (skena: ProductClient, accountId: string) =>
  (await soundAccount(skena, accountId)).entries.filter(({ orderId }) => orderId).length;

const gone = { isGone: true };
const hiccup = { isGone: false };
const notDone = { isDone: false };
const done = { isDone: true };

describe('12: nothing accepted is lost: it is applied, or is open work that is shown', () => {
  it('one that was stored and not applied is applied a minute later, once', async () => {
    const { world, under, skena } = await breakableWorld();
    await skena.open('ann');
    const { result } = await under({ nth: 2, ...notDone, ...gone }, () =>
      skena.stripe(sessionCompleted(starter('ann'))),
    );
    expect(result).toMatchObject({ status: 200 });
    expect(await grantsOf(skena, 'ann')).toBe(0);
    expect(world.log).toContainEqual(
      expect.objectContaining({ level: 'error', what: 'event_not_applied' }),
    );

    world.advance({ milliseconds: 59_999 });
    expect(await world.tick()).toMatchObject({ applied: 0 });
    world.advance({ milliseconds: 1 });
    expect(await world.tick()).toMatchObject({ applied: 1, failed: 0, finished: true });
    expect(await minutePasses(world)).toMatchObject({ applied: 0, failed: 0 });

    const { entries, lots } = await soundAccount(skena, 'ann');
    expect(entries[0]).toMatchObject({
      kind: 'grant',
      credits: 100,
      at: '2026-03-02T09:01:00.000Z',
    });
    expect(lots.find(({ kind }) => kind === 'purchase')).toMatchObject({ grantedAt: monday });
  });

  it('one that could not be stored is not accepted: the provider sends it again', async () => {
    const { under, skena } = await breakableWorld();
    await skena.open('ann');
    const event = sessionCompleted(starter('ann'));
    const { result } = await under({ nth: 1, ...notDone, ...gone }, () => skena.stripe(event));
    expect(result).toMatchObject({ status: 503, headers: { 'retry-after': expect.any(String) } });
    expect(await skena.stripe(event)).toMatchObject({ status: 200 });
    expect(await grantsOf(skena, 'ann')).toBe(1);
  });

  type Mend = (world: World, again: () => Promise<unknown>, wasAccepted: boolean) => unknown;
  const retry: Mend = (_world, again) => again();
  const schedule: Mend = (world, again, wasAccepted) =>
    wasAccepted ? minutePasses(world) : again();
  const bothAtOnce: Mend = (world, again) => {
    world.advance({ minutes: 1 });
    return Promise.all([again(), world.tick(), again(), world.tick()]);
  };

  // biome-ignore format: one case a row
  it.each([
    // fault                            what mends it    as                          by
    ['the process ends before a call',  'the provider',  { ...gone, ...notDone },    retry],
    ['the process ends before a call',  'the schedule',  { ...gone, ...notDone },    schedule],
    ['the process ends before a call',  'both at once',  { ...gone, ...notDone },    bothAtOnce],
    ['the process ends after a call',   'the provider',  { ...gone, ...done },       retry],
    ['the process ends after a call',   'the schedule',  { ...gone, ...done },       schedule],
    ['the process ends after a call',   'both at once',  { ...gone, ...done },       bothAtOnce],
    ['one call fails',                  'the schedule',  { ...hiccup, ...notDone },  schedule],
    ['the answer to one call is lost',  'the schedule',  { ...hiccup, ...done },     schedule],
  ])('%s, whichever it is: %s mends it', async (_fault, _by, fault, mend) => {
    const { world, under, skena } = await breakableWorld();
    const accounts: string[] = [];
    for (let nth = 1, met = true; met; nth += 1) {
      const accountId = `ann-${nth}`;
      accounts.push(accountId);
      await skena.open(accountId);
      const tell = () => skena.stripe(sessionCompleted(starter(accountId)));
      const faulty = await under({ nth, ...fault }, tell);
      met = faulty.met;
      await mend(world, tell, faulty.result?.status === 200);
    }
    await minutePasses(world);

    expect(accounts.length).toBeGreaterThan(4);
    for (const accountId of accounts) {
      const { balance, lots, entries } = await soundAccount(skena, accountId);
      expect([accountId, balance.available, entries.length]).toEqual([accountId, 115, 2]);
      const lot = lots.find(({ kind }) => kind === 'purchase');
      expect(lot).toMatchObject({ remaining: 100, grantedAt: monday });
      const { body } = await skena.get(`/accounts/${accountId}/orders`);
      expect(body.items).toHaveLength(1);
    }
    expect(await openPayments(skena)).toEqual([]);
  });

  // biome-ignore format: one case a row
  it.each([
    // fault in the schedule            as
    ['its process ends before a call',  { ...gone, ...notDone }],
    ['the answer to one call is lost',  { ...hiccup, ...done }],
  ])('the schedule itself may fail: %s, whichever it is', async (_fault, fault) => {
    const { world, under, skena } = await breakableWorld();
    for (let nth = 1, met = true; met; nth += 1) {
      const accountId = `ann-${nth}`;
      await skena.open(accountId);
      const event = sessionCompleted(starter(accountId));
      await under({ nth: 2, ...gone, ...notDone }, () => skena.stripe(event));
      world.advance({ minutes: 1 });
      met = (await under({ nth, ...fault }, () => world.tick())).met;
      await minutePasses(world);
      expect([nth, await grantsOf(skena, accountId)]).toEqual([nth, 1]);
    }
  });

  it('one that is told again is applied only while it has not been', async () => {
    const { skena } = await breakableWorld();
    await skena.open('ann');
    const event = sessionCompleted(starter('ann'));
    await skena.stripe(event);
    const before = await soundAccount(skena, 'ann');
    await skena.stripe({
      ...event,
      data: { object: { ...checkoutSession(starter('ann')), amount_total: 1 } },
    });
    expect(await soundAccount(skena, 'ann')).toEqual(before);
    expect((await skena.get('/accounts/ann/orders')).body.items[0].paid.amountMinor).toBe(1000);
  });

  it('two stages side by side in one cloud account do not take each other for done', async () => {
    const [one, other] = [await newWorld(), await newWorld()];
    for (const world of [one, other]) {
      const skena = productClient(world, 'skena');
      await skena.stripe(sessionCompleted({ payment: 'pi_of_both', at: monday }));
      expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
      expect(await openPayments(skena)).toMatchObject([{ id: 'pi_of_both' }]);
    }
  });
});

describe('12: what keeps failing is shown, and the work is over when it succeeds', () => {
  const forEver = { nth: 1, ...gone, ...notDone };

  const writesPayment = (command: object) =>
    command.constructor.name === 'TransactWriteCommand' &&
    JSON.stringify(command).includes('"pk":"payment/');

  /** An event whose payment cannot be written until it is mended. */
  async function failingEvent() {
    const { wrap, under } = breakable();
    let isBroken = false;
    const refusing = (client: DynamoDBDocumentClient) => {
      const send = async (command: object) => {
        if (isBroken && writesPayment(command)) throw new Error('not now');
        return client.send(command as never);
      };
      return sendingBy(client, send);
    };
    const world = await newWorld({ client: (client) => wrap(refusing(client)) });
    const skena = productClient(world, 'skena');
    await skena.open('ann');
    isBroken = true;
    await skena.stripe(sessionCompleted(starter('ann')));
    const mend = () => {
      isBroken = false;
    };
    return { world, under, skena, mend };
  }

  it('after five failures in half an hour, and applied within a day of being mended', async () => {
    const { world, skena, mend } = await failingEvent();
    let failures = 0;
    for (let minutes = 0; minutes < 30; minutes += 1) {
      expect(await openPayments(skena)).toHaveLength(failures >= 5 ? 1 : 0);
      failures += (await minutePasses(world)).failed;
    }
    expect(failures).toBe(5);
    expect(await openPayments(skena)).toMatchObject([
      {
        kind: 'payment',
        dueAt: '2026-03-03T16:59:59.999Z',
        summary: expect.stringContaining('evt_'),
      },
    ]);
    expect(await grantsOf(skena, 'ann')).toBe(0);

    mend();
    world.advance({ days: 1 });
    await world.tick();
    expect(await grantsOf(skena, 'ann')).toBe(1);
    expect(await openPayments(skena)).toEqual([]);
  });

  it('wherever the schedule fails when it succeeds, the work is over in the end', async () => {
    for (let nth = 1, met = true; met; nth += 1) {
      const { world, under, skena, mend } = await failingEvent();
      for (const minutes of [1, 1, 2, 4, 8]) {
        world.advance({ minutes });
        await world.tick();
      }
      expect(await openPayments(skena)).toHaveLength(1);
      mend();
      world.advance({ days: 1 });
      met = (await under({ ...forEver, nth }, () => world.tick())).met;
      for (let days = 0; days < 2; days += 1) {
        world.advance({ days: 1 });
        await world.tick();
      }
      expect([nth, await grantsOf(skena, 'ann')]).toEqual([nth, 1]);
      expect([nth, await openPayments(skena)]).toEqual([nth, []]);
    }
  });
});

const sessionWith = (more: object) =>
  stripeEvent(
    'checkout.session.completed',
    { ...checkoutSession(starter('ann')), ...more },
    monday,
    'evt_bad',
  );
const intentWith = (more: object) =>
  stripeEvent(
    'payment_intent.succeeded',
    { ...paymentIntent(starter('ann')), ...more },
    monday,
    'evt_bad',
  );

const refundOf = (payment: string, status: string) => ({
  ...refundEvent(payment, { id: 're_1', status, amount: 400 }, monday),
  id: 'evt_bad',
});

describe('15: no provider event, however malformed, stops the next one', () => {
  // biome-ignore format: one case a row
  it.each([
    // malformed                          told
    ['a session without an amount',       sessionWith({ amount_total: undefined })],
    ['a session over a part of a cent',   sessionWith({ amount_total: 10.5 })],
    ['a session over less than nothing',  sessionWith({ amount_total: -1000 })],
    ['a session in no currency',          sessionWith({ currency: null })],
    ['a session in a new status',         sessionWith({ payment_status: 'partly_paid' })],
    ['a session of no payment',           sessionWith({ id: 17, payment_intent: {} })],
    ['a session with a path for an id',   sessionWith({ payment_intent: 'pi_1/../pi_2' })],
    ['a session whose metadata is text',  sessionWith({ metadata: 'makegood_account' })],
    ['a session of nothing',              sessionWith({ id: null, payment_intent: null })],
    ['an intent in a new status',         intentWith({ status: 'nearly' })],
    ['an intent over text',               intentWith({ amount_received: '1000' })],
    ['a refund of no payment',            refundOf('', 'succeeded')],
    ['a refund in a new status',          refundOf('pi_ann', 'odd')],
  ])(
    '%s is kept and shown, and the next one is applied',
    async (_case, malformed) => {
      const world = await newWorld();
      const skena = productClient(world, 'skena');
      await skena.open('ann');
      expect(await skena.stripe(malformed)).toMatchObject({ status: 200 });
      expect(await skena.stripe(malformed)).toMatchObject({ status: 200 });
      const shown = await openPayments(skena);
      expect(shown).toMatchObject([
        { kind: 'payment', overdue: false, dueAt: '2026-03-03T16:59:59.999Z' },
      ]);
      expect(shown[0].summary).toContain('evt_bad');

      expect(await skena.stripe(sessionCompleted(starter('ann')))).toMatchObject({ status: 200 });
      expect((await soundAccount(skena, 'ann')).balance.available).toBe(115);
      for (let days = 0; days < 3; days += 1) {
        world.advance({ days: 1 });
        expect(await world.tick()).toMatchObject({ failed: 0, finished: true });
      }
      expect(await openPayments(skena)).toMatchObject([{ id: shown[0].id, overdue: true }]);
    },
  );

  /** An event that nobody could read, and a day later the same as if a deploy had taught us to. */
  async function readADayLater(body: object) {
    const world = await newWorld();
    const skena = productClient(world, 'skena');
    await skena.open('ann');
    await skena.stripe(sessionWith({ payment_status: 'partly_paid' }));
    expect(await openPayments(skena)).toHaveLength(1);
    const learnt = new UpdateCommand({
      TableName: world.tableName,
      Key: eventKey('skena', 'stripe', 'evt_bad'),
      UpdateExpression: 'SET body = :body',
      ExpressionAttributeValues: { ':body': gzipSync(JSON.stringify(body)) },
    });
    await world.client.send(learnt);
    world.advance({ days: 1 });
    expect(await world.tick()).toMatchObject({ applied: 1, failed: 0 });
    return skena;
  }

  it('one that holds half a character is kept all the same when it is read later', async () => {
    const named = { client_reference_id: null, metadata: { makegood_account: 'ann\ud800' } };
    const skena = await readADayLater(sessionWith(named));
    expect(await openPayments(skena)).toMatchObject([{ summary: expect.stringContaining('paid') }]);
  });

  it('one that is understood later is applied then, and its work is over', async () => {
    const skena = await readADayLater(sessionWith({}));

    expect(await grantsOf(skena, 'ann')).toBe(1);
    expect(await openPayments(skena)).toEqual([]);
  });

  type Item = (n: number) => object;
  const at =
    (pk: string): Item =>
    (n) => ({ pk: `${pk}${n}`, sk: pk.split('/')[0] });
  const event =
    (more: object): Item =>
    (n) => ({ ...eventKey('skena', 'stripe', `lost-${n}`), attempts: 0, ...more });

  // biome-ignore format: one case a row
  it.each([
    // what is due                         as it lies in the table
    ['of a kind nobody knows',             at('riddle/skena/')],
    ['of a product there is not',          at('job/gone/')],
    ['under a key that is none',           at('%')],
    ['a job of which nothing is left',     at('job/skena/lost-')],
    ['an event of which nothing is left',  event({})],
    ['an event that says nothing',         event({ reading: { read: 'facts' } })],
    ['an event that cannot be unpacked',   event({ body: Buffer.from('?') })],
  ])('%s: the schedule settles and applies the rest', async (_case, poison) => {
    const { world, under, skena } = await breakableWorld();
    await skena.open('ann');
    for (const jobId of ['job-1', 'job-2', 'job-3', 'job-4']) {
      await skena.post('/jobs', { jobId, accountId: 'ann', action: 'image', variants: 1 });
    }
    await under({ nth: 2, ...gone, ...notDone }, () =>
      skena.stripe(sessionCompleted(starter('ann'))),
    );
    for (let shard = 0; shard < table.due.shards; shard += 1) {
      const Item = { ...poison(shard), dueShard: dueShardName(shard), dueAt: monday };
      await world.client.send(new PutCommand({ TableName: world.tableName, Item }));
    }
    world.advance({ minutes: 11 });

    expect(await world.tick()).toMatchObject({
      settled: 4,
      applied: 1,
      failed: table.due.shards,
      finished: true,
    });

    const { balance } = await soundAccount(skena, 'ann');
    expect(balance).toMatchObject({ available: 115, pending: 0 });
    expect(world.log.filter(({ level }) => level === 'error').length).toBeGreaterThanOrEqual(
      table.due.shards,
    );
  });
});
