import { beforeEach, describe, expect, it } from 'vitest';
import { type HelpDesk, helpDesk } from '../support/help-desk.ts';
import { sessionCompleted } from '../support/purchases.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';

let skena: SkenaMoney;
let help: HelpDesk;
/** Paid half past midnight of 3 March in Jakarta. */
beforeEach(async () => {
  skena = await skenaMoney({ at: '2026-03-02T17:30:00.000Z' });
  help = helpDesk(skena.app);
});

const ask = (told: object) => help.ask({ kind: 'refund', ...told });

describe('SK-12: a request for money names its purchase by the order id, or by day and amount', () => {
  // biome-ignore format: one case a row
  it.each([
    // named by                                       told                                                found
    ['the day before, which it was in UTC',           { paidOn: '2026-03-02' },                           true],
    ['the day itself',                                { paidOn: '2026-03-03' },                           true],
    ['the day after',                                 { paidOn: '2026-03-04' },                           true],
    ['two days before',                               { paidOn: '2026-03-01' },                           false],
    ['two days after',                                { paidOn: '2026-03-05' },                           false],
    ['the amount',                                    { amountMinor: 1000 },                              true],
    ['a quarter more, as with tax',                   { amountMinor: 1250 },                              true],
    ['a quarter less',                                { amountMinor: 750 },                               true],
    ['more than a quarter more',                      { amountMinor: 1251 },                              false],
    ['more than a quarter less',                      { amountMinor: 749 },                               false],
    ['the day, and the amount of something else',     { paidOn: '2026-03-03', amountMinor: 5000 },        false],
    ['an order that is none, but the right day',      { orderId: 'the blue one', paidOn: '2026-03-03' },  true],
    ['an order that is none',                         { orderId: 'the blue one' },                        false],
    ['nothing',                                       {},                                                 false],
  ])('by %s', async (_case, told, isFound) => {
    const { orderId } = await skena.buy('ann');
    const found = { state: 'open', missing: [], about: { accountId: 'ann', orderId } };
    const asked = { state: 'waiting', missing: ['orderId'], about: { accountId: 'ann' } };
    const file = await ask(told);
    expect(file).toMatchObject(isFound ? found : asked);
    expect(file.about.orderId).toBe(isFound ? orderId : undefined);
  });

  it('that an id is missing refuses nothing: it is asked for, and told later it is found', async () => {
    const { orderId } = await skena.buy('ann');
    const { caseId, explanation, dueAt } = await ask({});
    expect(explanation).toContain('the order id (SK-12)');

    const { status, body } = await help.tell(caseId, { orderId });

    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'open', missing: [], dueAt });
    expect((await help.file(body.caseId)).about).toMatchObject({ orderId });
  });

  it('of several that fit the exact amount is meant, and of two alike none is guessed', async () => {
    const cheaper = await skena.buy('ann', { amount: 1000 });
    await skena.buy('ann', { amount: 1100 });
    expect((await ask({ amountMinor: 1000 })).about.orderId).toBe(cheaper.orderId);
    expect(await ask({ amountMinor: 1050 })).toMatchObject({ missing: ['orderId'] });

    await skena.buy('ann', { amount: 1000 });
    const twice = await ask({ paidOn: '2026-03-03', amountMinor: 1000 });
    expect(twice).toMatchObject({ state: 'waiting', missing: ['orderId'] });
    expect(twice.about).toEqual({ accountId: 'ann' });
  });

  it("somebody else's order is nobody's", async () => {
    const { orderId } = await skena.buy('bob');
    await skena.buy('ann', { amount: 5000, pack: 'studio' });

    const file = await ask({ orderId });

    expect(file.about).toEqual({ accountId: 'ann' });
    expect(JSON.stringify((await help.file(file.caseId)).dossier)).not.toContain('pi_bob');
  });
});

describe('SK-12: the dossier of a request for money says how it would be answered now', () => {
  const codeOf = async (caseId: string) => (await help.file(caseId)).dossier.suggestion;

  it('by the policy, as the purchase stands when it is read', async () => {
    const { orderId } = await skena.buy('ann');
    const { caseId } = await ask({ orderId });
    expect(await codeOf(caseId)).toMatchObject({
      outcome: 'refund_opened',
      code: 'refund_by_policy',
      clause: 'SK-08',
      refs: [orderId],
      ruling: { code: 'eligible', clause: 'SK-08' },
    });

    skena.world.advance({ days: 7, milliseconds: 1 });
    expect(await codeOf(caseId)).toMatchObject({
      outcome: 'declined',
      code: 'refund_refused',
      ruling: { code: 'window_closed', clause: 'SK-15' },
    });
  });

  it('while a refund of it is under way, that is what there is to say', async () => {
    const { orderId } = await skena.buy('ann');
    const { caseId } = await ask({ orderId });
    const { refundId } = await skena.desk.ask('ann', 'faulty', { orderId });
    expect(await codeOf(caseId)).toMatchObject({
      outcome: 'explained',
      code: 'refund_under_way',
      refs: [refundId],
    });
  });

  it('all that happened to the purchase is in one line of time, and nothing of another', async () => {
    const { orderId, payment } = await skena.buy('ann');
    await skena.buy('ann', { amount: 5000, pack: 'studio' });
    const { refundId } = await skena.desk.ask('ann', 'unused', { orderId });
    await skena.settle(payment, 'succeeded');
    const { caseId } = await ask({ orderId });

    const { timeline } = (await help.file(caseId)).dossier;

    const { entries } = await skena.sound('ann');
    const ledger = timeline.filter(({ source }) => source === 'ledger').map(({ ref }) => ref);
    const own = entries.filter((entry) => entry.orderId === orderId).map(({ entryId }) => entryId);
    expect(ledger).toEqual(own.toReversed());
    const refund = await skena.desk.refund(refundId);
    const steps = timeline.filter(({ source }) => source === 'refund').map(({ what }) => what);
    expect(steps).toEqual(refund.history.map(({ state }) => state));
    const paid = timeline.filter(
      ({ source }) => source === 'payment' || source === 'provider_event',
    );
    expect(paid.map(({ what }) => what).toSorted()).toEqual([
      'checkout.session.completed',
      'paid',
      'refund succeeded',
      'refund.updated',
    ]);
    expect(JSON.stringify(timeline)).not.toContain('pi_ann_2');
  });

  it('a purchase told by a provider whose clock is ahead of ours is told of whole', async () => {
    skena.world.advance({ days: 1 });
    await skena.app.open('ann');
    const at = skena.world.now();
    skena.world.advance({ milliseconds: -2_000 });
    await skena.app.stripe(
      sessionCompleted({ account: 'ann', pack: 'starter', payment: 'pi_ahead', at }),
    );
    skena.world.advance({ days: 1 });
    const { caseId } = await ask({ amountMinor: 1000 });
    const { timeline } = (await help.file(caseId)).dossier;
    expect(timeline.map(({ source, what }) => `${source} ${what}`)).toContain(
      'ledger grant starter',
    );
  });
});
