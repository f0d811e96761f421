import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld } from '../support/world.ts';

let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  const world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
  for (const [accountId, variants] of [
    ['whole', 0],
    ['used', 3],
    ['spent', 10],
  ] as const) {
    await paddleCustomer(jimeng, hundredPack(accountId, world.now()));
    const job = { accountId, jobId: `job-${accountId}`, action: 'text-to-video', variants };
    if (variants > 0) await spend(jimeng, job);
  }
});

describe('JM-10: a video that is not liked is not paid back, one that is broken is looked at', () => {
  // biome-ignore format: one case a row
  it.each([
    // of 100  asked for as  answer     code                    pays  takes
    ['whole',  'quality',    'refused', 'quality_not_covered',    0,    0],
    ['used',   'quality',    'refused', 'quality_not_covered',    0,    0],
    ['spent',  'quality',    'refused', 'quality_not_covered',    0,    0],
    ['used',   'faulty',     'review',  'claim_to_check',       990,   70],
    ['spent',  'faulty',     'review',  'claim_to_check',       990,    0],
  ])('%s, %s: %s', async (accountId, ground, outcome, code, amountMinor, creditsRetired) => {
    expect(await desk.quote(accountId, ground)).toMatchObject({
      outcome,
      code,
      clause: 'JM-10',
      gross: { amountMinor, currency: 'USD' },
      creditsRetired,
    });
  });

  it('what is refused changes nothing, and names the ground that would be looked at', async () => {
    const before = await soundAccount(jimeng, 'used');
    const { refundQuoteId, explanation } = await desk.quote('used', 'quality');
    expect(explanation).toContain('faulty');
    expect(await desk.confirm(refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'JM-10' },
    });
    expect(await soundAccount(jimeng, 'used')).toEqual(before);
  });
});
