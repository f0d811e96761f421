import { beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../shared/domain/instant.ts';
import { adjustmentEvent, fraudWarning } from '../support/money-back.ts';
import { type PaidAccount, paidAccount } from '../support/paid-account.ts';
import { productClient } from '../support/product-client.ts';
import { hundredPack, paddleCustomer, soundAccount } from '../support/purchases.ts';
import { newWorld } from '../support/world.ts';

let ann: PaidAccount;
beforeEach(async () => {
  ann = await paidAccount();
});

const free = { available: 100, frozen: 0, owed: 0 };

describe('MG-01: an early warning or an inquiry is shown to somebody, and freezes nothing', () => {
  it('an early fraud warning', async () => {
    await ann.app.stripe(fraudWarning('pi_1', ann.world.now()));

    expect(await ann.balance()).toMatchObject(free);
    const [work, ...others] = await ann.work('dispute');
    expect(others).toEqual([]);
    expect(work).toMatchObject({ kind: 'dispute', accountId: 'ann', overdue: false });
    expect(work.dueAt).toBe('2026-03-03T16:59:59.999Z');
    const { status, body } = await ann.app.support.get(`/disputes/${work.id}`);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        disputeId: work.id,
        accountId: 'ann',
        orderId: (await ann.lot()).orderId,
        status: 'warning',
        reason: 'made_with_stolen_card',
      },
    });
  });

  // biome-ignore format: one case a row
  it.each([
    // Stripe says              it is         open work
    ['warning_needs_response',  'warning',    1],
    ['warning_under_review',    'warning',    1],
    ['warning_closed',          'prevented',  0],
  ] as const)('an inquiry: %s', async (word, status, open) => {
    await ann.dispute(word);

    expect(await ann.balance()).toMatchObject(free);
    expect(await ann.lot()).toMatchObject({ state: 'open', refund: { code: 'eligible' } });
    const { evidence, ...dispute } = (await ann.app.support.get('/disputes/dsp_du_1')).body;
    expect(dispute).toEqual({
      disputeId: 'dsp_du_1',
      orderId: (await ann.lot()).orderId,
      accountId: 'ann',
      status,
      amount: { amountMinor: 1000, currency: 'USD' },
      reason: 'fraudulent',
    });
    expect(evidence?.draftedAt).toBe(open ? ann.world.now() : undefined);
    expect(await ann.work('dispute')).toHaveLength(open);
  });

  it('is due when the bank wants an answer, where it says when', async () => {
    await ann.dispute('warning_needs_response', { dueBy: ann.world.now() });
    expect(await ann.work('dispute')).toMatchObject([{ id: 'dsp_du_1', overdue: true }]);
    expect((await ann.app.support.get('/disputes/dsp_du_1')).body.dueBy).toBe(
      '2026-03-02T09:01:00.000Z',
    );
  });

  it('credits are spent and money goes back as if nothing had been said', async () => {
    await ann.dispute('warning_needs_response');
    expect(await ann.desk.quote('ann', 'unused')).toMatchObject({ outcome: 'automatic' });
    await ann.spend(100);
    expect(await ann.balance()).toMatchObject({ available: 0, owed: 0 });
  });

  it('an inquiry that becomes a dispute freezes the lot then', async () => {
    await ann.dispute('warning_needs_response');
    const dueBy = later(ann.world.now(), { days: 7 });
    await ann.dispute('needs_response', { dueBy });
    expect(await ann.balance()).toMatchObject({ available: 0, frozen: 100 });
    expect(await ann.work('dispute')).toMatchObject([{ id: 'dsp_du_1', dueAt: dueBy }]);
  });

  // biome-ignore format: one case a row
  it.each([
    // Paddle says                  it is         open work
    ['chargeback_warning',          'warning',    1],
    ['chargeback_warning_reverse',  'prevented',  0],
  ])('Paddle: %s', async (action, status, open) => {
    const world = await newWorld();
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    await jimeng.paddle(adjustmentEvent('txn_ann', 'chargeback_warning', world.now()));
    if (action !== 'chargeback_warning') {
      world.advance({ days: 3 });
      await jimeng.paddle(adjustmentEvent('txn_ann', action, world.now(), { id: 'adj_2' }));
    }
    expect((await soundAccount(jimeng, 'ann')).balance).toMatchObject(free);
    expect((await jimeng.support.get('/disputes/dsp_adj_1')).body).toMatchObject({ status });
    expect((await jimeng.support.get('/work?kind=dispute')).body.items).toHaveLength(open);
  });

  it('what there is to say to it is drawn up at once, and drawn up anew should it become a dispute', async () => {
    const fields = async () =>
      (await ann.app.support.get('/disputes/dsp_du_1')).body.evidence.fields;
    await ann.dispute('warning_needs_response');
    expect(await fields()).toMatchObject({
      customer_email_address: 'ann@example.com',
      product_description: expect.stringContaining('100 credits of Skena'),
      access_activity_log: expect.stringContaining('100 credits were added to account ann'),
      refund_policy_disclosure: expect.stringContaining('skena@1'),
      refund_refusal_explanation: expect.stringContaining('No refund of this payment'),
    });
    expect(await fields()).not.toHaveProperty('service_date');

    await ann.spend(20);
    await ann.dispute('needs_response');
    expect(await fields()).toMatchObject({ service_date: '2 March 2026' });
  });

  it('is for support only; one that nobody heard of is not there', async () => {
    await ann.dispute('warning_needs_response');
    expect(await ann.app.get('/disputes/dsp_du_1')).toMatchObject({ status: 403 });
    expect(await ann.app.get('/work?kind=dispute')).toMatchObject({ status: 403 });
    expect(await ann.app.support.get('/disputes/dsp_du_2')).toMatchObject({
      status: 404,
      body: { code: 'dispute_not_found' },
    });
  });
});
