import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  hundredPack,
  paddleCustomer,
  soundAccount,
  transactionEvent,
} from '../support/purchases.ts';
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

describe('JM-17: nothing is kept of what is paid back', () => {
  // biome-ignore format: one case a row
  it.each([
    // asked for as    decided by
    ['duplicate',      'policy'],
    ['unauthorised',   'sue'],
    ['faulty',         'sue'],
    ['statutory',      'sue'],
  ])('%s', async (ground, by) => {
    await paddleCustomer(jimeng, hundredPack(ground, world.now()));
    const second = { ...hundredPack(ground, world.now()), payment: `txn_${ground}_2` };
    world.advance({ minutes: 1 });
    await jimeng.paddle(transactionEvent({ ...second, at: world.now() }));

    const paid = { amountMinor: 990, currency: 'USD' };
    const money = { gross: paid, fee: { ...paid, amountMinor: 0 }, net: paid };
    expect(await desk.quote(ground, ground)).toMatchObject(money);
    const { refundId } = await desk.ask(ground, ground);
    if (by !== 'policy') await desk.decide(refundId, 'approve', { by });

    const { history, ...refund } = await desk.refund(refundId);
    expect(refund).toMatchObject({ state: 'succeeded', ...money });
    expect(history).toContainEqual(expect.objectContaining({ state: 'approved', by }));
    expect(desk.sent(`txn_${ground}_2`)).toMatchObject([{ params: { type: 'full' } }]);
    expect((await soundAccount(jimeng, ground)).balance).toMatchObject({ available: 100, owed: 0 });
  });
});
