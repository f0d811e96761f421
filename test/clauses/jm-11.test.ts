import { beforeAll, describe, expect, it } from 'vitest';
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
  await paddleCustomer(jimeng, hundredPack('ann', world.now()));
});

describe('JM-11: credits are not paid back for not having been used in time', () => {
  // biome-ignore format: one case a row
  it.each([['a day', 1], ['a month', 30], ['a year', 335]])('%s later', async (_when, days) => {
    world.advance({ days });
    await world.tick();
    expect(await desk.quote('ann', 'unused')).toMatchObject({
      outcome: 'refused',
      code: 'not_offered',
      clause: 'JM-01',
    });
    expect((await soundAccount(jimeng, 'ann')).balance.available).toBe(100);
  });
});
