import { beforeAll, describe, expect, it } from 'vitest';
import { adjustmentEvent } from '../support/money-back.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;
let jimeng: ProductClient;
beforeAll(async () => {
  world = await newWorld();
  jimeng = productClient(world, 'jimeng');
});

/** 100 credits for 9.90, so many videos of 10 made with them, and money that a bank took back. */
async function charged(accountId: string, videos: number, total: number) {
  await paddleCustomer(jimeng, hundredPack(accountId, world.now()));
  const job = { accountId, jobId: `job-${accountId}`, action: 'text-to-video', variants: videos };
  if (videos > 0) await spend(jimeng, job);
  const tell = async (action: string) => {
    world.advance({ minutes: 1 });
    const told = { id: `adj_${accountId}_${action}`, total };
    await jimeng.paddle(adjustmentEvent(`txn_${accountId}`, action, world.now(), told));
    return soundAccount(jimeng, accountId);
  };
  return tell;
}

describe('JM-15: a chargeback takes at once, and its reversal brings exactly that back', () => {
  // biome-ignore format: one case a row
  it.each([
    // videos  of 9.90 back  takes  owed  and then there are again
    [0,        990,          100,   0,    100],
    [7,        990,           30,  70,     30],
    [10,       990,            0, 100,      0],
    [0,        330,           33,   0,    100],
    [8,        330,           20,  13,     20],
    [0,          9,            0,   0,    100],
  ])('%i videos made, %i charged back', async (videos, total, takes, owed, back) => {
    const tell = await charged(`made-${videos}-${total}`, videos, total);

    const { balance, lots, entries } = await tell('chargeback');
    expect(balance).toMatchObject({ available: back - takes, frozen: 0, owed });
    expect(lots).toMatchObject([{ clawedBack: takes, refunded: 0 }]);
    const isTold = takes + owed > 0;
    if (isTold) expect(entries[0]).toMatchObject({ kind: 'clawback', credits: 0 - takes });

    const after = await tell('chargeback_reverse');
    expect(after.balance).toMatchObject({ available: back, frozen: 0, owed: 0 });
    expect(after.lots).toMatchObject([{ clawedBack: 0, remaining: back, state: 'open' }]);
    if (isTold) expect(after.entries[0]).toMatchObject({ kind: 'reinstate', credits: takes });
  });

  it('the reversal told first, it ends the same', async () => {
    const tell = await charged('reversed-first', 0, 990);
    await tell('chargeback_reverse');
    const { balance, lots } = await tell('chargeback');
    expect(balance).toMatchObject({ available: 100, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ state: 'open', clawedBack: 0 }]);
  });
});
