import { beforeAll, describe, expect, it } from 'vitest';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { smallPack, soundAccount, stripeCustomer } from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { newWorld, type World } from '../support/world.ts';

const monday = '2026-06-01T09:00:00.000Z';

let world: World;
let remixer: ProductClient;
let desk: ReturnType<typeof refundDesk>;
beforeAll(async () => {
  world = await newWorld({ at: monday, providers: true });
  remixer = productClient(world, 'post-remixer');
  desk = refundDesk(world, remixer);
});

/** A customer of 40 credits for GBP 5.00, so many of them spent on pictures that were analysed. */
async function customer(accountId: string, spent = 0) {
  await stripeCustomer(remixer, smallPack(accountId, world.now()));
  const job = { accountId, jobId: `job-${accountId}`, action: 'analyse-image', variants: spent };
  if (spent > 0) await spend(remixer, job);
}

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

describe('PR-09: unused paid credits are looked at case by case, and paid back at what they cost', () => {
  // biome-ignore format: one case a row
  it.each([
    // spent  of 40      pays  takes  as
    [0,  'nothing',        500,  40,  'all of it'],
    [1,  'one',            488,  39,  'GBP 4.875, rounded up'],
    [7,  'a few',          413,  33,  'GBP 4.125, rounded up'],
    [12, 'a third',        350,  28,  'GBP 3.50'],
    [39, 'all but one',     13,   1,  'GBP 0.125, rounded up'],
  ])('%i spent, %s: %i pence for %i credits', async (spent, _of, gross, creditsRetired) => {
    const accountId = `spent-${spent}`;
    await customer(accountId, spent);

    const quote = await desk.quote(accountId, 'unused');

    expect(quote).toMatchObject({
      outcome: 'review',
      code: 'case_by_case',
      clause: 'PR-09',
      gross: pounds(gross),
      fee: pounds(0),
      net: pounds(gross),
      creditsRetired,
      decisionWithin: '5 business days',
      payoutWithin: '5 business days',
    });
    const { refundId, ...asked } = await desk.ask(accountId, 'unused');
    expect(asked).toMatchObject({ state: 'under_review', gross: pounds(gross), creditsRetired });
    expect(desk.sent(`pi_${accountId}`)).toEqual([]);

    await desk.decide(refundId, 'approve');

    expect(await desk.refund(refundId)).toMatchObject({ state: 'succeeded', net: pounds(gross) });
    expect(desk.sent(`pi_${accountId}`)).toMatchObject([{ params: { amount: gross } }]);
    const { lots, balance } = await soundAccount(remixer, accountId);
    expect(balance).toMatchObject({ available: 0, frozen: 0, owed: 0 });
    expect(lots).toMatchObject([{ remaining: 0, refunded: creditsRetired, captured: spent }]);
  });

  it('nothing is left to look at once all of it is spent', async () => {
    await customer('spent-up', 40);
    expect(await desk.quote('spent-up', 'unused')).toMatchObject({
      outcome: 'refused',
      code: 'lot_used',
      clause: 'PR-07',
      gross: pounds(0),
      creditsRetired: 0,
    });
  });

  it('no more is paid than is left of what was paid', async () => {
    await customer('cam');
    await customer('dee', 1);
    for (const accountId of ['cam', 'dee']) {
      const { refundId } = await desk.ask(accountId, 'unused');
      await desk.decide(refundId, 'approve');
      expect(await desk.quote(accountId, 'unused')).toMatchObject({ outcome: 'refused' });
      expect(await desk.quote(accountId, 'statutory')).toMatchObject({
        gross: pounds(accountId === 'cam' ? 0 : 12),
      });
    }
  });
});

describe('PR-09: while somebody looks at it, its credits cannot be spent', () => {
  it('frozen when asked, work until it is decided, spendable again when denied', async () => {
    await customer('eve', 12);
    const { refundId } = await desk.ask('eve', 'unused');

    const asked = await soundAccount(remixer, 'eve');
    expect(asked.balance).toMatchObject({ available: 0, frozen: 28 });
    expect(asked.lots).toMatchObject([{ state: 'frozen', refund: { code: 'refund_open' } }]);
    expect(asked.entries[0]).toMatchObject({
      kind: 'refund',
      credits: 0,
      frozen: 28,
      balanceAfter: 0,
      clause: 'PR-09',
      policy: 'post-remixer@1',
    });
    expect(await desk.work('eve')).toMatchObject([
      { kind: 'refund', id: refundId, overdue: false, dueAt: '2026-06-08T22:59:59.999Z' },
    ]);
    const job = { jobId: 'job-eve-2', accountId: 'eve', action: 'analyse-image', variants: 1 };
    expect(await remixer.post('/jobs', { ...job, shownCredits: 1 })).toMatchObject({
      status: 402,
      body: { code: 'insufficient_credits', needed: 1, available: 0 },
    });

    const denied = await desk.decide(refundId, 'deny', { reason: 'spent last week', by: 'sue' });

    expect(denied).toMatchObject({ status: 200, body: { state: 'denied' } });
    expect((await desk.refund(refundId)).history).toMatchObject([
      { state: 'under_review', at: world.now(), by: 'customer' },
      { state: 'denied', at: world.now(), by: 'sue', note: 'spent last week' },
    ]);
    const after = await soundAccount(remixer, 'eve');
    expect(after.balance).toMatchObject({ available: 28, frozen: 0 });
    expect(after.lots).toMatchObject([{ state: 'open', remaining: 28, refunded: 0 }]);
    expect(after.entries[0]).toMatchObject({ kind: 'reinstate', credits: 0, frozen: -28 });
    expect(await desk.work('eve')).toEqual([]);
    expect(await remixer.post('/jobs', { ...job, shownCredits: 1 })).toMatchObject({ status: 201 });
  });

  it('approved, it names who and why', async () => {
    await customer('fay');
    const { refundId, orderId } = await desk.ask('fay', 'other', { statement: 'moving house' });
    await desk.decide(refundId, 'approve', { reason: 'fair enough', by: 'tom' });
    const { history, payoutDueAt } = await desk.refund(refundId);
    expect(history).toMatchObject([
      { state: 'under_review', by: 'customer' },
      { state: 'approved', by: 'tom', note: 'fair enough' },
      { state: 'succeeded', by: 'stripe' },
    ]);
    expect(payoutDueAt).toBe('2026-06-08T22:59:59.999Z');
    expect(await desk.work('fay')).toEqual([]);
    expect(await desk.orders('fay')).toMatchObject([
      { orderId, refund: { code: 'already_refunded' }, refunds: [refundId] },
    ]);
  });

  // biome-ignore format: one case a row
  it.each([
    ['again',            'approve', 'approve'],
    ['the other way',    'approve', 'deny'],
    ['denied again',     'deny',    'deny'],
    ['approved after',   'deny',    'approve'],
  ] as const)('what is decided is not decided %s', async (_case, first, second) => {
    const accountId = `gil-${first}-${second}`;
    await customer(accountId);
    const { refundId } = await desk.ask(accountId, 'unused');
    await desk.decide(refundId, first);
    const before = [await desk.refund(refundId), await soundAccount(remixer, accountId)];
    expect(await desk.decide(refundId, second)).toMatchObject({
      status: 409,
      body: { code: 'refund_decided' },
    });
    expect([await desk.refund(refundId), await soundAccount(remixer, accountId)]).toEqual(before);
  });
});
