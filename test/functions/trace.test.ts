import { beforeEach, describe, expect, it } from 'vitest';
import { later, toInstant } from '../../shared/domain/instant.ts';
import { rates as remixerRates } from '../../shared/products/post-remixer/rates.ts';
import { rates as skenaRates } from '../../shared/products/skena/rates.ts';
import { disputeEvent } from '../support/money-back.ts';
import { monitored } from '../support/outages.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import {
  hundredPack,
  paddleCustomer,
  refundEvent,
  smallPack,
  stripeCustomer,
} from '../support/purchases.ts';
import { type SkenaMoney, skenaMoney } from '../support/skena-money.ts';
import { type Traced, traceOf, tracesOf } from '../support/traces.ts';
import { newWorld } from '../support/world.ts';

const rateOf = (
  cards: readonly {
    readonly rateCard: string;
    readonly actions: Readonly<Record<string, number>>;
  }[],
  rateCard: unknown,
  action = '',
) => cards.find((card) => card.rateCard === rateCard)?.actions[action] ?? Number.NaN;

describe('what stands behind an entry: a grant', () => {
  let skena: SkenaMoney;
  beforeEach(async () => {
    skena = await skenaMoney();
  });

  it('of credits to try', async () => {
    await skena.app.open('ann');
    const [trial] = await tracesOf(skena.app, 'ann');
    const { openedAt } = await skena.app.account('ann');
    expect(trial).toMatchObject({
      cause: 'trial',
      facts: { openedAt },
      rule: { clause: 'SK-21', values: { 'trial.credits': 15 } },
    });
    expect(trial?.entry.credits).toBe(15);
    expect([trial?.job, trial?.order, trial?.payment, trial?.quotes]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ]);
  });

  it('of a purchase: what was paid, when, and the price list it counts by', async () => {
    const { orderId, payment } = await skena.buy('ann', { amount: 900 });
    const paidAt = skena.world.now();
    const bought = traceOf(await tracesOf(skena.app, 'ann'), 'grant', 'starter');
    expect(bought).toMatchObject({
      facts: { paidMinor: 900, currency: 'USD', paidAt, rateCard: '2026-01' },
      order: {
        orderId,
        pack: 'starter',
        credits: 100,
        paid: { amountMinor: 900, currency: 'USD' },
        paymentId: payment,
      },
      payment: { paymentId: payment, provider: 'stripe', paidAt, paid: { amountMinor: 900 } },
    });
    expect(bought.payment?.events).toMatchObject([
      { type: 'checkout.session.completed', at: paidAt },
    ]);
    expect(bought.facts).not.toHaveProperty('looksPaidTwice');
  });

  it('of a purchase that looks like one paid twice', async () => {
    await skena.buy('ann');
    skena.world.advance({ minutes: 1 });
    await skena.buy('ann');
    const grants = (await tracesOf(skena.app, 'ann')).filter(({ cause }) => cause === 'starter');
    expect(grants.map(({ facts }) => facts.looksPaidTwice)).toEqual([undefined, true]);
  });
});

/** The price follows from what the entry keeps of it. */
function expectPriced({ entry, job, cause, facts, balanceAfter }: Traced, rate: number) {
  const { priceNow, quoted = priceNow, variants } = facts;
  expect(cause).toBe(job?.action);
  expect(variants).toBe(job?.variants.length);
  expect(priceNow).toBe(rate * Number(variants));
  expect(-entry.credits).toBe(Math.min(Number(quoted), Number(priceNow)));
  expect(facts.available).toBe(balanceAfter - entry.credits);
  expect(job?.credits.charged).toBe(-entry.credits);
}

describe('what stands behind an entry: a charge, of which the price can be worked out again', () => {
  let remixer: ProductClient;
  beforeEach(async () => {
    const world = await newWorld({ at: '2026-06-01T09:00:00.000Z' });
    remixer = productClient(world, 'post-remixer');
    await stripeCustomer(remixer, smallPack('ann', world.now()));
  });
  const start = (told: object) =>
    remixer.post('/jobs', {
      jobId: 'job-1',
      accountId: 'ann',
      action: 'quick-remix',
      variants: 3,
      ...told,
    });
  const charge = async () => traceOf(await tracesOf(remixer, 'ann'), 'charge');

  it('by the price that its customer was shown', async () => {
    await start({ shownCredits: 14 });
    const trace = await charge();
    expect(trace.facts).toEqual({
      variants: 3,
      rateCard: '2026-01',
      priceNow: 12,
      available: 40,
      shown: 14,
    });
    expectPriced(trace, rateOf(remixerRates, trace.facts.rateCard, 'quick-remix'));
  });

  it('by a quote', async () => {
    const asked = { accountId: 'ann', action: 'quick-remix', variants: 3 };
    const { quoteId } = (await remixer.post('/quotes', asked)).body;
    await start({ quoteId });
    const trace = await charge();
    expect(trace.facts).toMatchObject({ quoteId, quoted: 12 });
    expect(trace.facts).not.toHaveProperty('shown');
    expect(trace.rule).toMatchObject({ clause: 'PR-03', values: { 'charge.quoteMinutes': 30 } });
    expectPriced(trace, rateOf(remixerRates, trace.facts.rateCard, 'quick-remix'));
  });
});

describe('what stands behind an entry: a restore', () => {
  type End = (skena: SkenaMoney) => unknown;
  const told =
    (reason: string): End =>
    ({ app }) =>
      app.fail('job-1', 'v1', reason);
  const empty: End = ({ app }) =>
    app.tell({ type: 'variant.succeeded', jobId: 'job-1', variantId: 'v1', output: { bytes: 0 } });
  const cancel: End = ({ app }) => app.cancel('job-1');
  const silence: End = ({ world }) => {
    world.advance({ minutes: 11 });
    return world.tick();
  };

  // biome-ignore format: one case a row
  it.each<[string, End, number, string]>([
    // outcome             as                                 of   clause
    ['model_failed',       told('model_error'),               1,   'SK-02'],
    ['timed_out',          told('model_timeout'),             1,   'SK-04'],
    ['timed_out',          silence,                           2,   'SK-04'],
    ['cancelled',          cancel,                            2,   'SK-05'],
    ['internal_error',     told('database_error'),            1,   'SK-06'],
    ['no_usable_output',   empty,                             1,   'SK-02'],
  ])('%s, %#', async (outcome, end, variants, clause) => {
    const skena = await skenaMoney();
    await skena.buy('ann');
    await skena.start('ann', 'job-1', 'video', 2);
    await end(skena);

    const trace = traceOf(await tracesOf(skena.app, 'ann'), 'restore');

    const { job, facts } = trace;
    expect(trace).toMatchObject({ cause: outcome, rule: { clause } });
    expect(facts).toEqual({
      variants,
      startedAt: job?.startedAt,
      capAt: job?.capAt,
      chargedUnder: 'skena@1',
    });
    expect(trace.entry.credits).toBe(variants * rateOf(skenaRates, '2026-01', 'video'));
    const restored = job?.variants.filter(({ state }) => state === 'restored');
    expect(restored?.map((one) => one.outcome)).toEqual(Array(variants).fill(outcome));
    const isLate = trace.entry.at > String(facts.capAt);
    expect(isLate).toBe(end === silence);
  });
});

describe('what stands behind an entry: money that goes back', () => {
  let skena: SkenaMoney;
  beforeEach(async () => {
    skena = await skenaMoney();
  });
  const minute = () => skena.world.advance({ minutes: 1 });
  const dispute = async (payment: string, status: 'needs_response' | 'lost' | 'won') => {
    minute();
    await skena.app.stripe(disputeEvent(payment, status, skena.world.now()));
  };
  const causes = (traces: readonly Traced[]) =>
    traces.filter(({ entry }) => entry.orderId).map(({ entry, cause }) => [entry.kind, cause]);

  it('a refund: frozen while it is decided, then taken, with its quote and what it was judged by', async () => {
    const { orderId, payment } = await skena.buy('ann');
    const { refundId } = await skena.desk.ask('ann', 'faulty', { orderId });
    minute();
    await skena.desk.decide(refundId, 'approve');
    await skena.settle(payment, 'succeeded');

    const traces = await tracesOf(skena.app, 'ann');
    const frozen = traceOf(traces, 'refund', 'refund_open');
    expect(frozen).toMatchObject({
      facts: { claimedByRefunds: 0, claimedByDisputes: 0, frozenBy: 'refund' },
      rule: { clause: 'SK-20' },
    });
    const taken = traces.find(({ entry }) => entry.kind === 'refund' && entry.credits < 0);
    expect(taken).toMatchObject({ entry: { credits: -100 }, facts: { claimedByRefunds: 100 } });
    expect(taken?.quotes).toMatchObject([
      {
        quote: { orderId, ground: 'faulty', outcome: 'review', clause: 'SK-20' },
        facts: {
          ground: 'faulty',
          credits: 100,
          remaining: 100,
          spent: 0,
          leftMinor: 1000,
          paid: { amountMinor: 1000 },
        },
      },
    ]);
    expect(taken?.payment?.refunds).toMatchObject([
      { status: 'succeeded', amount: { amountMinor: 1000 } },
    ]);
  });

  it('a dispute: frozen, and given free again when it is won', async () => {
    const { payment } = await skena.buy('ann');
    await dispute(payment, 'needs_response');
    await dispute(payment, 'won');
    const traces = await tracesOf(skena.app, 'ann');
    expect(causes(traces)).toEqual([
      ['grant', 'starter'],
      ['clawback', 'disputed'],
      ['reinstate', 'dispute_over'],
    ]);
    const [, frozen, thawed] = traces.filter(({ entry }) => entry.orderId);
    expect(frozen).toMatchObject({
      entry: { credits: 0, frozen: 100 },
      facts: { claimedByDisputes: 0, frozenBy: 'dispute' },
      rule: { clause: 'MG-02' },
    });
    expect(thawed).toMatchObject({
      entry: { frozen: -100 },
      rule: { clause: 'MG-04' },
      payment: { disputes: [{ status: 'won' }] },
    });
    expect(thawed?.facts).not.toHaveProperty('frozenBy');
  });

  it('a dispute lost when some is spent: what is claimed, what was taken of it and what is owed', async () => {
    const { payment } = await skena.buy('ann');
    await skena.start('ann', 'job-1', 'avatar', 2);
    await skena.app.succeed('job-1', 'v1');
    await skena.app.succeed('job-1', 'v2');
    await dispute(payment, 'lost');
    minute();
    await skena.buy('ann');

    const traces = await tracesOf(skena.app, 'ann');
    const taken = traces.find(({ entry }) => entry.kind === 'clawback' && entry.credits === -75);
    expect(taken).toMatchObject({
      facts: { claimedByRefunds: 0, claimedByDisputes: 100 },
      rule: { clause: 'MG-03' },
    });
    expect(Number(taken?.facts.claimedByDisputes)).toBe(
      -(taken?.entry.credits ?? 0) + (taken?.entry.owed ?? 0),
    );
    const paid = traceOf(traces, 'clawback', 'owed');
    expect(paid).toMatchObject({
      entry: { credits: -25, owed: -25 },
      facts: { claimedByDisputes: 100 },
      rule: { clause: 'MG-07' },
    });
  });

  it('a refund made elsewhere: the share of the credits that the money stands for', async () => {
    const { payment } = await skena.buy('ann');
    minute();
    await skena.app.stripe(
      refundEvent(payment, { id: 're_1', status: 'succeeded', amount: 333 }, skena.world.now()),
    );
    const taken = (await tracesOf(skena.app, 'ann')).at(-1);
    expect(taken).toMatchObject({
      entry: { kind: 'refund', credits: -33 },
      facts: { claimedByRefunds: Math.floor((100 * 333) / 1000) },
      rule: { clause: 'MG-05' },
    });
    expect(taken?.payment?.refunds).toMatchObject([{ id: 're_1', amount: { amountMinor: 333 } }]);
  });
});

describe('what stands behind an entry: support, closing, and an outage', () => {
  it('an adjustment: who, why, for which case, and what was there', async () => {
    const { app, desk, buy } = await skenaMoney();
    await buy('ann');
    await desk.goodwill('ann', 7);
    const body = { credits: -3, reason: 'by mistake', by: 'sue', caseId: 'cse_1' };
    await app.support.post('/accounts/ann/adjustments', body, { 'idempotency-key': 'down' });
    const [more, fewer] = (await tracesOf(app, 'ann')).filter(
      ({ entry }) => entry.kind === 'adjust',
    );
    expect(more).toMatchObject({
      by: 'sue',
      reason: 'sorry',
      facts: { available: 115 },
      rule: { clause: 'MG-06' },
    });
    expect(fewer).toMatchObject({
      by: 'sue',
      reason: 'by mistake',
      cause: 'cse_1',
      facts: { available: 122 },
    });
    expect(more).not.toHaveProperty('cause');
    for (const trace of [more, fewer]) {
      expect(trace?.facts.available).toBe((trace?.balanceAfter ?? 0) - (trace?.entry.credits ?? 0));
    }
  });

  it('a forfeit: by whom and when the account was closed', async () => {
    const { app, desk, world } = await skenaMoney();
    await app.open('ann');
    await desk.close('ann', 'customer', 15);
    const forfeit = traceOf(await tracesOf(app, 'ann'), 'forfeit');
    expect(forfeit).toMatchObject({
      cause: 'customer',
      facts: { closedAt: world.now() },
      rule: { clause: 'SK-16' },
    });
  });

  it('an offer after an outage: what would be paid, for what, until when', async () => {
    const noon = toInstant('2026-03-02T12:00:00.000Z');
    const world = await newWorld({ at: '2026-03-02T09:00:00.000Z', providers: true });
    const jimeng = productClient(world, 'jimeng');
    await paddleCustomer(jimeng, hundredPack('ann', world.now()));
    world.set(later(noon, { hours: 73 }));
    await monitored(jimeng, noon, [['down', {}]]);
    expect(await world.offer()).toMatchObject({ jimeng: { offered: 1 } });

    const offer = (await tracesOf(jimeng, 'ann')).at(-1);

    expect(offer).toMatchObject({
      entry: { kind: 'refund', credits: 0 },
      facts: {
        netMinor: 990,
        currency: 'USD',
        creditsRetired: 100,
        expiresAt: later(world.now(), { days: 30 }),
      },
      rule: { clause: 'JM-07', values: { 'outage.hours': 72 } },
    });
    expect(offer?.cause).toMatch(/^rfq_/);
  });
});
