import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  hundredPack,
  paddleCustomer,
  soundAccount,
  transactionEvent,
} from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend, start } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

const bought = (accountId: string) => paddleCustomer(jimeng, hundredPack(accountId, world.now()));

const video = (accountId: string, variants: number, name = '') => ({
  accountId,
  jobId: `job-${accountId}${name}`,
  action: 'text-to-video',
  variants,
});

describe('JM-09: credits left when customers close their account are forfeited', () => {
  it('once they have said how many that are', async () => {
    await bought('ann');
    await spend(jimeng, video('ann', 3));
    const before = await soundAccount(jimeng, 'ann');
    for (const said of [0, 69, 71, 100]) {
      expect(await desk.close('ann', 'customer', said)).toMatchObject({
        status: 409,
        body: {
          code: 'forfeit_not_acknowledged',
          clause: 'JM-09',
          forfeitCredits: 70,
          refundable: [],
        },
      });
    }
    expect(await soundAccount(jimeng, 'ann')).toEqual(before);

    const closed = await desk.close('ann', 'customer', 70);

    expect(closed).toMatchObject({
      status: 200,
      body: { status: 'closed', closedAt: world.now() },
    });
    const { balance, lots, entries } = await soundAccount(jimeng, 'ann');
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ state: 'forfeited', forfeited: 70, captured: 30 }]);
    expect(entries[0]).toMatchObject({ kind: 'forfeit', credits: -70, clause: 'JM-09' });
    expect(await desk.work('ann')).toEqual([]);
    expect(await desk.quote('ann', 'outage')).toMatchObject({
      outcome: 'refused',
      code: 'no_cash_value',
      clause: 'JM-09',
    });
  });

  // biome-ignore format: one case a row
  it.each([
    ['fails',     { captured: 0, forfeited: 100 }],
    ['succeeds',  { captured: 20, forfeited: 80 }],
  ])('a video that runs and then %s', async (ends, then) => {
    const accountId = `running-${ends}`;
    await bought(accountId);
    await start(jimeng, video(accountId, 2));
    expect(await desk.close(accountId, 'customer', 80)).toMatchObject({ status: 200 });
    for (const variant of ['v1', 'v2']) {
      await (ends === 'fails' ? jimeng.fail : jimeng.succeed)(`job-${accountId}`, variant);
    }
    const { balance, lots } = await soundAccount(jimeng, accountId);
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([then]);
  });

  // biome-ignore format: one case a row
  it.each([
    ['approve', { refunded: 100, forfeited: 0 }],
    ['deny',    { refunded: 0, forfeited: 100 }],
  ] as const)('a refund that was asked for before goes on: %s', async (decision, then) => {
    const accountId = `asked-${decision}`;
    await bought(accountId);
    const { refundId } = await desk.ask(accountId, 'unauthorised');
    expect(await desk.close(accountId, 'customer', 0)).toMatchObject({ status: 200 });
    expect((await soundAccount(jimeng, accountId)).balance).toMatchObject({ frozen: 100 });
    await desk.decide(refundId, decision);
    expect((await soundAccount(jimeng, accountId)).lots).toMatchObject([then]);
  });

  it('money that was paid by mistake goes back all the same', async () => {
    await bought('bob');
    world.advance({ minutes: 1 });
    const second = { ...hundredPack('bob', world.now()), payment: 'txn_bob_2' };
    await jimeng.paddle(transactionEvent(second));
    await desk.close('bob', 'customer', 200);
    const { refundId } = await desk.ask('bob', 'duplicate');
    expect(await desk.refund(refundId)).toMatchObject({
      state: 'succeeded',
      net: { amountMinor: 990 },
    });
    expect((await soundAccount(jimeng, 'bob')).balance).toMatchObject({ available: 0, owed: 0 });
  });
});

describe('JM-09: of an account that the operator closes, paid credits are looked at', () => {
  // biome-ignore format: one case a row
  it.each([
    // decided   used  paid for   in the end
    ['approve',  0,    990,       { refunded: 100, forfeited: 0 }],
    ['approve',  3,    693,       { refunded: 70, forfeited: 0 }],
    ['deny',     3,    693,       { refunded: 0, forfeited: 70 }],
  ] as const)('%s, %i videos used', async (decision, used, amountMinor, then) => {
    const accountId = `closed-${decision}-${used}`;
    await bought(accountId);
    if (used > 0) await spend(jimeng, video(accountId, used));
    world.advance({ minutes: 1 });
    await desk.goodwill(accountId, 5);

    expect(await desk.close(accountId, 'operator', 5)).toMatchObject({ status: 200 });

    const [{ id }] = await desk.work(accountId);
    expect(await desk.refund(id)).toMatchObject({
      state: 'under_review',
      clause: 'JM-09',
      gross: { amountMinor, currency: 'USD' },
    });
    await desk.decide(id, decision);
    const { balance, lots } = await soundAccount(jimeng, accountId);
    expect(balance).toEqual({ available: 0, pending: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([then, { kind: 'goodwill', forfeited: 5 }]);
    expect(await desk.work(accountId)).toEqual([]);
  });

  it('one that was used up leaves nothing to look at', async () => {
    await bought('cam');
    await spend(jimeng, video('cam', 10));
    expect(await desk.close('cam', 'operator', 0)).toMatchObject({ status: 200 });
    expect(await desk.work('cam')).toEqual([]);
  });
});
