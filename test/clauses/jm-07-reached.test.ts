import { beforeEach, describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { monitored, offersTo } from '../support/outages.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, transactionEvent } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

const noon = toInstant('2026-03-02T12:00:00.000Z');
const over72 = { hours: 72, milliseconds: 1 };

let world: World;
let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeEach(async () => {
  world = await newWorld({ at: '2026-03-02T09:00:00.000Z', providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
});

const bought = (accountId: string) => paddleCustomer(jimeng, hundredPack(accountId, world.now()));
const used = (accountId: string, variants: number) =>
  spend(jimeng, { accountId, jobId: `job-${accountId}`, action: 'text-to-video', variants });

/** Down since noon, and the schedule runs so long after that. */
async function offeredAfter(since: Duration, ends?: Duration) {
  world.set(later(noon, since));
  await monitored(jimeng, noon, [['down', {}], ...(ends ? ([['up', ends]] as const) : [])]);
  return (await world.offer()).jimeng;
}

describe('JM-07: every purchase that is reached is offered back, and no other', () => {
  it('what is unused of it, wherever it lies', async () => {
    for (const accountId of ['whole', 'used', 'used-up', 'asked', 'closed', 'two']) {
      await bought(accountId);
    }
    await used('used', 3);
    await used('used-up', 10);
    await desk.ask('asked', 'unauthorised');
    await desk.close('closed', 'customer', 100);
    await used('two', 10);
    world.advance({ hours: 1 });
    const second = { ...hundredPack('two', world.now()), payment: 'txn_two_2' };
    await jimeng.paddle(transactionEvent(second));
    world.set(later(noon, { hours: 1 }));
    await bought('during');
    world.set(later(noon, { hours: 73 }));
    await bought('at-the-end');

    expect(await offeredAfter({ hours: 73 }, { hours: 73 })).toMatchObject({ offered: 3 });

    const reached: Record<string, number> = {};
    const all = ['whole', 'used', 'used-up', 'asked', 'closed', 'two', 'during', 'at-the-end'];
    for (const accountId of all) reached[accountId] = (await offersTo(jimeng, accountId)).length;
    expect(reached).toEqual({
      whole: 1,
      used: 1,
      'used-up': 0,
      asked: 0,
      closed: 0,
      two: 1,
      during: 0,
      'at-the-end': 0,
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // lasting            ends                          offered in the end
    ['exactly 72 hours after it was bought', { hours: 77 },                    0],
    ['a millisecond longer',                 { hours: 77, milliseconds: 1 },   1],
  ])('bought 5 hours into it, %s', async (_case, ends, count) => {
    await bought('early');
    world.set(later(noon, { hours: 5 }));
    await bought('late');
    expect(await offeredAfter({ hours: 73 })).toMatchObject({ offered: 1 });
    expect(await offersTo(jimeng, 'late')).toEqual([]);
    await offeredAfter({ hours: 78 }, ends);
    expect([await offersTo(jimeng, 'early'), await offersTo(jimeng, 'late')]).toMatchObject([
      { length: 1 },
      { length: count },
    ]);
  });

  it('while it goes on, those who bought during it are reached within hours', async () => {
    world.set(later(noon, { hours: 5 }));
    await bought('late');
    await offeredAfter(over72);
    for (let hour = 73; hour <= 84; hour += 1) {
      world.set(later(noon, { hours: hour }));
      await world.offer();
    }
    expect(await offersTo(jimeng, 'late')).toHaveLength(1);
  });

  it('a purchase among many that are spent is found', async () => {
    await jimeng.open('ann');
    for (let n = 1; n <= 25; n += 1) {
      const pack = { ...hundredPack('ann', world.now()), payment: `txn_ann_${n}` };
      await jimeng.paddle(transactionEvent(pack));
      const job = { accountId: 'ann', jobId: `job-${n}`, action: 'text-to-video', variants: 10 };
      if (n < 25) await spend(jimeng, job);
      world.advance({ minutes: 1 });
    }
    expect(await offeredAfter(over72)).toMatchObject({ offered: 1, failed: 0 });
    expect(await offersTo(jimeng, 'ann')).toHaveLength(1);
    expect((await desk.orders('ann'))[0].refund).toMatchObject({ eligible: true });
  });
});
