import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld } from '../support/world.ts';

let remixer: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  const world = await newWorld({ at: '2026-06-01T09:00:00.000Z', providers: true });
  remixer = productClient(world, 'post-remixer');
  desk = refundDesk(world, remixer);
  for (const [accountId, variants] of [
    ['whole', 0],
    ['used', 12],
    ['spent', 40],
  ] as const) {
    await stripeCustomer(remixer, smallPack(accountId, world.now()));
    const job = { accountId, jobId: `job-${accountId}`, action: 'analyse-image', variants };
    if (variants > 0) await spend(remixer, job);
  }
});

describe('PR-07: delivered output is paid back only where it is faulty, or the law asks for it', () => {
  // biome-ignore format: one case a row
  it.each([
    // of 40    asked for as    answer     code                   clause   pays  takes
    ['whole',   'quality',      'refused', 'quality_not_covered', 'PR-07',   0,   0],
    ['used',    'quality',      'refused', 'quality_not_covered', 'PR-07',   0,   0],
    ['spent',   'quality',      'refused', 'quality_not_covered', 'PR-07',   0,   0],
    ['whole',   'faulty',       'review',  'claim_to_check',      'PR-07', 500,  40],
    ['used',    'faulty',       'review',  'claim_to_check',      'PR-07', 500,  28],
    ['spent',   'faulty',       'review',  'claim_to_check',      'PR-07', 500,   0],
    ['whole',   'statutory',    'review',  'statutory_claim',     'PR-14', 500,  40],
    ['used',    'statutory',    'review',  'statutory_claim',     'PR-14', 500,  28],
    ['spent',   'statutory',    'review',  'statutory_claim',     'PR-14', 500,   0],
    ['used',    'unused',       'review',  'case_by_case',        'PR-09', 350,  28],
    ['spent',   'unused',       'refused', 'lot_used',            'PR-07',   0,   0],
    ['spent',   'other',        'refused', 'lot_used',            'PR-07',   0,   0],
    ['used',    'unauthorised', 'review',  'claim_to_check',      'PR-09', 500,  28],
    ['spent',   'unauthorised', 'review',  'claim_to_check',      'PR-09', 500,   0],
  ])('%s, %s: %s', async (accountId, ground, outcome, code, clause, gross, creditsRetired) => {
    const quote = await desk.quote(accountId, ground);
    expect(quote).toMatchObject({ outcome, code, clause, creditsRetired });
    expect(quote.gross).toEqual({ amountMinor: gross, currency: 'GBP' });
    expect(quote.explanation).toContain(clause);
  });

  it('what is refused cannot be confirmed, and freezes nothing', async () => {
    const before = await soundAccount(remixer, 'used');
    const { refundQuoteId } = await desk.quote('used', 'quality');
    expect(await desk.confirm(refundQuoteId)).toMatchObject({
      status: 409,
      body: { code: 'refund_refused', clause: 'PR-07' },
    });
    expect(await soundAccount(remixer, 'used')).toEqual(before);
    expect(await desk.work('used')).toEqual([]);
  });

  it('a faulty output that a person finds faulty is paid back, spent or not', async () => {
    const { refundId, creditsRetired } = await desk.ask('spent', 'faulty');
    expect(creditsRetired).toBe(0);
    expect(await desk.work('spent')).toMatchObject([{ id: refundId }]);
    await desk.decide(refundId, 'approve', { reason: 'it is black' });
    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', clause: 'PR-07' });
    const { balance, lots } = await soundAccount(remixer, 'spent');
    expect(balance).toMatchObject({ available: 0, owed: 0 });
    expect(lots).toMatchObject([{ captured: 40, refunded: 0 }]);
    expect(desk.sent('pi_spent')).toHaveLength(1);
  });
});
