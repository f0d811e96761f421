import { beforeAll, describe, expect, it } from 'vitest';
import { adjustmentEvent } from '../support/money-back.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

const busy = 'fail:adjustment_pending_refund_request';

/** Approved by us while Paddle still has another request for the same transaction to decide. */
async function meetsAnother(accountId: string) {
  await paddleCustomer(jimeng, hundredPack(accountId, world.now()));
  const { refundId } = await desk.ask(accountId, 'unauthorised');
  world.payments.next('paddle', busy);
  await desk.decide(refundId, 'approve');
  const tell = async (status: 'pending_approval' | 'approved' | 'rejected', total = 330) => {
    world.advance({ minutes: 1 });
    const told = { id: `adj_${accountId}`, status, total };
    await jimeng.paddle(adjustmentEvent(`txn_${accountId}`, 'refund', world.now(), told));
  };
  return { refundId, tell };
}

/** The schedule, every minute for so long. */
async function minutes(count: number) {
  for (let minute = 0; minute < count; minute += 1) {
    world.advance({ minutes: 1 });
    await world.tick();
  }
}

const codes = (accountId: string) =>
  desk.sent(`txn_${accountId}`).map(({ result }) => result.code ?? result.outcome);

describe('JM-14: Paddle takes one request for a transaction at a time: ours waits its turn', () => {
  it('it stays approved, its credits frozen, and is sent again, once', async () => {
    const { refundId } = await meetsAnother('ann');
    expect(await desk.refund(refundId)).toMatchObject({ state: 'approved' });
    expect((await soundAccount(jimeng, 'ann')).balance).toMatchObject({
      available: 0,
      frozen: 100,
    });

    await minutes(30);

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded' });
    expect(codes('ann')).toEqual(['adjustment_pending_refund_request', 'ok']);
    expect((await soundAccount(jimeng, 'ann')).lots).toMatchObject([{ refunded: 100 }]);
  });

  it('the other one is rejected after a day: ours goes out then, and never twice', async () => {
    const { refundId, tell } = await meetsAnother('bob');
    await tell('pending_approval');
    for (let hour = 0; hour < 24; hour += 1)
      await minutes(2).then(() => world.advance({ hours: 1 }));
    expect(await desk.refund(refundId)).toMatchObject({ state: 'approved' });
    expect(new Set(codes('bob'))).toEqual(new Set(['adjustment_pending_refund_request']));

    await tell('rejected');
    world.advance({ hours: 1 });
    await minutes(5);

    expect(await desk.refund(refundId)).toMatchObject({
      state: 'succeeded',
      net: { amountMinor: 990 },
    });
    expect(codes('bob').filter((code) => code === 'ok')).toHaveLength(1);
    expect((await soundAccount(jimeng, 'bob')).lots).toMatchObject([{ refunded: 100 }]);
  });

  it('the other one is paid: ours no longer fits, and a person decides', async () => {
    const { refundId, tell } = await meetsAnother('cam');
    await tell('pending_approval');
    await tell('approved');
    await minutes(90);

    const { state, net } = await desk.refund(refundId);
    const paid = desk
      .sent('txn_cam')
      .filter(({ result }) => result.outcome === 'ok')
      .map(({ params }) => params.type);
    expect({ state, net: net.amountMinor, paid }).toEqual({ state: 'failed', net: 990, paid: [] });
    expect(await desk.work('cam')).toMatchObject([{ id: refundId }]);
    expect((await soundAccount(jimeng, 'cam')).balance).toMatchObject({ available: 67, frozen: 0 });
  });
});
