import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { Audit } from '../../shared/contract/audit.ts';
import { newCustomer } from '../store/saver.ts';
import { overWire, type Wire } from '../support/faults.ts';
import { disputeEvent } from '../support/money-back.ts';
import { plantedFaults } from '../support/planted-faults.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer } from '../support/purchases.ts';
import { type RawAccount, type RawItem, rawAccount } from '../support/raw-account.ts';
import { richLife } from '../support/rich-life.ts';
import { newWorld, type World } from '../support/world.ts';
import { moneyBack } from './money-tour.ts';
import { withKey } from './requests.ts';

type Audited = z.infer<typeof Audit>;

async function auditOf(client: ProductClient, accountId: string): Promise<Audited> {
  const answer = await client.support.get(`/accounts/${accountId}/audit`);
  expect(answer).toMatchObject({ status: 200 });
  return Audit.parse(answer.body);
}

const expectAgreed = async (client: ProductClient, accountId: string) => {
  const { agrees, differences, ...audited } = await auditOf(client, accountId);
  expect({ agrees, differences }).toEqual({ agrees: true, differences: [] });
  return audited;
};

describe('an account agrees with its ledger', () => {
  it('when it is new', async () => {
    const skena = productClient(await newWorld(), 'skena');
    await skena.open('ann');
    const { entries, folded } = await expectAgreed(skena, 'ann');
    expect({ entries, available: folded.available }).toEqual({ entries: 1, available: 15 });
  });

  it('when it is new and nothing was given', async () => {
    const remixer = productClient(await newWorld(), 'post-remixer');
    await remixer.open('ann');
    expect(await expectAgreed(remixer, 'ann')).toMatchObject({ entries: 0, folded: { lots: [] } });
  });

  it('when everything happened to it, and when it is closed after that', async () => {
    const world = await newWorld();
    const skena = productClient(world, 'skena');
    const { desk, paymentOf } = await richLife(world, skena, 'ann');
    const { balance, lots } = await skena.account('ann');
    const { folded } = await expectAgreed(skena, 'ann');
    expect(folded).toMatchObject({ available: balance.available, frozen: balance.frozen, owed: 0 });
    for (const { lotId, kind, credits: granted, remaining, refunded, clawedBack } of lots) {
      const told = folded.lots.find((lot) => lot.lotId === lotId);
      expect(told).toMatchObject({ kind, granted, remaining, refunded, clawedBack });
    }
    expect(folded.lots).toHaveLength(lots.length);

    await desk.close('ann', 'customer', balance.available + balance.frozen);
    await expectAgreed(skena, 'ann');
    await skena.stripe(disputeEvent(paymentOf(3), 'won', world.now()));
    await expectAgreed(skena, 'ann');
    world.advance({ minutes: 20 });
    await world.tick();
    expect((await expectAgreed(skena, 'ann')).folded.available).toBe(0);
  });

  it('whatever way its money went', async () => {
    const world = await newWorld({ providers: true });
    const skena = productClient(world, 'skena');
    await moneyBack(world, async (call, path, body, key) => {
      const headers = { ...withKey('skena', 'support'), ...(key && { 'idempotency-key': key }) };
      const text = body === undefined ? {} : { body: JSON.stringify(body) };
      const method = call.split(' ')[0] ?? '';
      return (await world.send({ method, path: `/v1/skena${path}`, headers, ...text })).body;
    });
    for (const accountId of ['cat', 'dan', 'eve']) await expectAgreed(skena, accountId);
  });

  it('when lots that are spent have left it, and when one came back', async () => {
    const { skena, start, world } = await newCustomer(20);
    await start('job', 20);
    for (let variant = 1; variant <= 20; variant += 1) await skena.succeed('job', `v${variant}`);
    await expectAgreed(skena, 'acct_7f3k2m9q');
    await skena.stripe(disputeEvent('pi_3QdXk2LkdIwHu7ix0aB1c0001', 'lost', world.now()));
    await expectAgreed(skena, 'acct_7f3k2m9q');
  });

  it('when its ledger is too long to be read at once', async () => {
    const world = await newWorld();
    const skena = productClient(world, 'skena');
    await richLife(world, skena, 'ann');
    const { entries, putAll } = await rawAccount(world, 'skena', 'ann');
    const refunds = entries.filter(({ kind }) => kind === 'refund');
    const { owed: _paid, ...refund } = refunds[0] as RawItem;
    const offers = Array.from({ length: 4_000 }, (_, index) => {
      const number = String(index).padStart(16, '0');
      const cause = `rfq_${number.repeat(16)}`;
      return { ...refund, sk: `entry/01KKZZZZZZ${number}`, credits: 0, draws: [], cause };
    });
    await putAll(offers);
    expect(await expectAgreed(skena, 'ann')).toMatchObject({ entries: 4_016 });
  });

  it('of every product', async () => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    const { folded } = await expectAgreed(jimeng, 'ann');
    expect(folded.lots).toMatchObject([{ kind: 'purchase', granted: 100, remaining: 100 }]);
  });
});

describe('an account that changes while it is read', () => {
  /** Another job is charged whenever all entries have been read, so many times. */
  async function restless(times: number) {
    let left = 0;
    let charge = async (): Promise<unknown> => undefined;
    const wire: Wire = async ({ operation, send }) => {
      const answer = await send();
      if (operation !== 'Query' || left === 0) return answer;
      left -= 1;
      await charge();
      return answer;
    };
    const skena = productClient(await newWorld({ client: overWire(wire) }), 'skena');
    await skena.open('ann');
    charge = () =>
      skena.post('/jobs', { jobId: `job-${left}`, accountId: 'ann', action: 'image', variants: 1 });
    left = times;
    return skena;
  }

  it('is read again', async () => {
    const { entries, folded } = await expectAgreed(await restless(2), 'ann');
    expect({ entries, available: folded.available }).toEqual({ entries: 3, available: 13 });
  });

  it('is not judged where it does not come to rest', async () => {
    const answer = await (await restless(10)).support.get('/accounts/ann/audit');
    expect(answer).toMatchObject({ status: 503, body: { code: 'busy' } });
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('may be half written where its items are looked at one by one: that is no difference', async () => {
    let hidden = 1;
    const wire: Wire = async ({ operation, send }) => {
      const answer = await send();
      if (operation !== 'Query' || hidden === 0) return answer;
      hidden -= 1;
      const { response } = answer;
      const { Items, ...told } = JSON.parse(String(response.body));
      const heads = Items.filter(({ sk }: { sk: { S: string } }) => sk.S === 'head');
      const body = Buffer.from(JSON.stringify({ ...told, Items: heads }));
      const { 'x-amz-crc32': _sum, ...headers } = response.headers;
      return { response: { ...response, headers, body } } as typeof answer;
    };
    const skena = productClient(await newWorld({ client: overWire(wire) }), 'skena');
    await skena.open('ann');
    await expectAgreed(skena, 'ann');
    expect(hidden).toBe(0);
  });
});

describe('what does not agree is named', () => {
  let world: World;
  let skena: ProductClient;
  beforeAll(async () => {
    world = await newWorld();
    skena = productClient(world, 'skena');
  });

  const nameOf = (raw: RawAccount, where: string): string => {
    const numbers = raw.orders.map(({ sk }, index) => [sk.split('_').at(-1), index + 1] as const);
    const number = numbers.find(([name]) => where.endsWith(`_${name}`))?.[1];
    const lotOf = (kind: string) =>
      `lot_${raw.entries.find((one) => one.kind === kind)?.draws[0][0]}`;
    if (where.startsWith('ent_')) return 'entry';
    if (where === lotOf('grant')) return 'trial';
    if (where === lotOf('adjust')) return 'gift';
    if (where.startsWith('ord_')) return `order-${number}`;
    if (where.startsWith('lot_')) return number ? `lot-${number}` : where;
    return where.includes('-') ? 'job' : where;
  };

  it.each(plantedFaults.map((fault, index) => [...fault, `ann${index}`] as const))(
    '%s',
    async (_what, plant, found, accountId) => {
      await richLife(world, skena, accountId);
      const raw = await rawAccount(world, 'skena', accountId);
      await plant(raw, accountId);
      const { agrees, differences } = await auditOf(skena, accountId);
      expect(agrees).toBe(false);
      const told = differences.map(({ what, where }) => `${what} ${nameOf(raw, where)}`);
      expect(told).toEqual(expect.arrayContaining([...found]));
    },
  );
});
