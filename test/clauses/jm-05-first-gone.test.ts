import { beforeAll, describe, expect, it } from 'vitest';
import { adjustmentEvent } from '../support/money-back.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, transactionEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

describe('JM-05: the later of two payments goes back by itself only while the first is kept', () => {
  // biome-ignore format: one case a row
  it.each([
    // the first was                 by             with so many videos made
    ['refunded at Paddle',           'refund',      0],
    ['charged back',                 'chargeback',  0],
    ['used up, and charged back',    'chargeback',  10],
  ])('%s: a person looks at the second', async (name, action, variants) => {
    const accountId = name.replaceAll(/\W+/g, '-');
    await paddleCustomer(jimeng, hundredPack(accountId, world.now()));
    world.advance({ minutes: 1 });
    const second = { ...hundredPack(accountId, world.now()), payment: `txn_${accountId}_2` };
    await jimeng.paddle(transactionEvent(second));
    const job = { accountId, jobId: `job-${accountId}`, action: 'text-to-video', variants };
    if (variants > 0) await spend(jimeng, job);
    const told = { id: `adj_${accountId}` };
    await jimeng.paddle(adjustmentEvent(`txn_${accountId}`, action, world.now(), told));

    expect(await desk.quote(accountId, 'duplicate')).toMatchObject({
      outcome: 'review',
      code: 'claim_to_check',
      clause: 'JM-05',
    });
  });
});
