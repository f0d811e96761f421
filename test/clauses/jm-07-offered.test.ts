import { beforeEach, describe, expect, it } from 'vitest';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import { monitored, offersTo } from '../support/outages.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
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

describe('JM-07: nobody has to ask: what an outage reaches is offered back', () => {
  it('at the first possible moment, once, as a line in the ledger that names the quote', async () => {
    await bought('ann');
    expect(await offeredAfter({ hours: 72 })).toMatchObject({ offered: 0 });
    expect(await offersTo(jimeng, 'ann')).toEqual([]);

    expect(await offeredAfter(over72)).toEqual({ offered: 1, failed: 0, finished: true });

    const { entries, balance, lots } = await soundAccount(jimeng, 'ann');
    expect(balance).toMatchObject({ available: 100, frozen: 0 });
    expect(lots).toMatchObject([{ refund: { eligible: true, code: 'eligible', clause: 'JM-07' } }]);
    expect(entries[0]).toMatchObject({
      kind: 'refund',
      credits: 0,
      balanceAfter: 100,
      draws: [],
      at: world.now(),
      clause: 'JM-07',
      policy: 'jimeng@1',
      orderId: (await desk.orders('ann'))[0].orderId,
      explanation: expect.stringMatching(/rfq_\w+/),
    });
    for (let hour = 0; hour < 24; hour += 1) {
      world.advance({ hours: 1 });
      expect((await world.offer()).jimeng).toMatchObject({ offered: 0, finished: true });
    }
    expect(await offersTo(jimeng, 'ann')).toHaveLength(1);
  });

  // biome-ignore format: one case a row
  it.each([
    // confirmed           after                              answer
    ['at once',            {},                                'succeeded'],
    ['on the last day',    { days: 30 },                      'succeeded'],
    ['a moment too late',  { days: 30, milliseconds: 1 },     'quote_expired'],
  ])('the quote can be confirmed %s', async (_case, after, answer) => {
    await bought('ann');
    await used('ann', 3);
    await offeredAfter(over72, over72);
    const [refundQuoteId = ''] = await offersTo(jimeng, 'ann');
    world.advance(after);

    const { status, body } = await desk.confirm(refundQuoteId);

    if (answer === 'quote_expired') {
      expect([status, body.code]).toEqual([409, answer]);
      const net = { amountMinor: 693, currency: 'USD' };
      expect(await desk.quote('ann', 'outage')).toMatchObject({ outcome: 'automatic', net });
      return;
    }
    expect(status).toBe(202);
    expect(await desk.refund(body.refundId)).toMatchObject({
      state: answer,
      clause: 'JM-07',
      net: { amountMinor: 693, currency: 'USD' },
      creditsRetired: 70,
    });
    expect((await soundAccount(jimeng, 'ann')).lots).toMatchObject([{ refunded: 70, remaining: 0 }]);
  });

  it('what was spent since is not paid for: it is asked for anew', async () => {
    await bought('ann');
    await offeredAfter(over72, over72);
    const [refundQuoteId = ''] = await offersTo(jimeng, 'ann');
    await used('ann', 1);
    expect(await desk.confirm(refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'lot_changed' },
    });
    const net = { amountMinor: 891, currency: 'USD' };
    expect(await desk.quote('ann', 'outage')).toMatchObject({ outcome: 'automatic', net });
  });
});
