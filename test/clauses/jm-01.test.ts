import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend, start } from '../support/spend.ts';
import { newWorld } from '../support/world.ts';

let jimeng: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  const world = await newWorld({ providers: true });
  jimeng = productClient(world, 'jimeng');
  desk = refundDesk(world, jimeng);
  for (const accountId of ['whole', 'running', 'used', 'spent']) {
    await paddleCustomer(jimeng, hundredPack(accountId, world.now()));
  }
  const job = (accountId: string, variants: number) => ({
    accountId,
    jobId: `job-${accountId}`,
    action: 'text-to-video',
    variants,
  });
  await start(jimeng, job('running', 2));
  await spend(jimeng, job('used', 2));
  await spend(jimeng, job('spent', 10));
});

describe('JM-01: credits are not paid back, but in the cases that are listed', () => {
  // biome-ignore format: one case a row
  it.each([
    // of 100   asked for as    answer      code                    clause   pays  takes
    ['whole',   'unused',       'refused',  'not_offered',          'JM-01',   0,    0],
    ['whole',   'other',        'refused',  'not_offered',          'JM-01',   0,    0],
    ['running', 'unused',       'refused',  'not_offered',          'JM-01',   0,    0],
    ['used',    'unused',       'refused',  'lot_used',             'JM-08',   0,    0],
    ['spent',   'other',        'refused',  'lot_used',             'JM-08',   0,    0],
    ['whole',   'duplicate',    'refused',  'not_a_duplicate',      'JM-05',   0,    0],
    ['whole',   'outage',       'refused',  'no_qualifying_outage', 'JM-07',   0,    0],
    ['whole',   'unauthorised', 'review',   'claim_to_check',       'JM-06', 990,  100],
    ['spent',   'unauthorised', 'review',   'claim_to_check',       'JM-06', 990,    0],
    ['whole',   'statutory',    'review',   'statutory_claim',      'JM-01', 990,  100],
    ['spent',   'statutory',    'review',   'statutory_claim',      'JM-01', 990,    0],
  ])('%s, %s: %s, %s', async (accountId, ground, outcome, code, clause, gross, creditsRetired) => {
    const quote = await desk.quote(accountId, ground);
    expect(quote).toMatchObject({ outcome, code, clause, creditsRetired });
    expect(quote.gross).toEqual({ amountMinor: gross, currency: 'USD' });
    expect(quote.explanation).toContain(clause);
  });

  it('says which cases those are', async () => {
    const { explanation } = await desk.quote('whole', 'unused');
    for (const word of ['twice', 'outage', 'law']) expect(explanation).toContain(word);
  });

  it('an order says that it is not paid back, from the start', async () => {
    const refund = { eligible: false, code: 'not_offered', clause: 'JM-01' };
    expect(await desk.orders('whole')).toMatchObject([{ refund }]);
  });
});
