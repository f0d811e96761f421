import { beforeAll, describe, expect, it } from 'vitest';
import { rates } from '../../shared/products/skena/rates.ts';
import { type ProductClient, productClient } from '../support/product-client.ts';
import { richLife } from '../support/rich-life.ts';
import { type Traced, tracesOf } from '../support/traces.ts';
import { newWorld } from '../support/world.ts';

/** Everything that a ledger can tell of has happened to Ann. */
let skena: ProductClient;
let traces: Traced[];
beforeAll(async () => {
  const world = await newWorld({ providers: true });
  skena = productClient(world, 'skena');
  const { desk } = await richLife(world, skena, 'ann');
  const account = await skena.account('ann');
  const quote = { by: 'customer', forfeitCredits: 0 };
  const { body } = await skena.post('/accounts/ann/closure', quote, { 'idempotency-key': 'q' });
  expect(account.status).toBe('open');
  await desk.close('ann', 'customer', body.forfeitCredits);
  traces = await tracesOf(skena, 'ann');
});

const of = (kind: string) => traces.filter(({ entry }) => entry.kind === kind);

describe('whatever moved, the facts it was decided by are kept with it, and are true', () => {
  it('of every kind there is', () => {
    const kinds = new Set(traces.map(({ entry }) => entry.kind));
    const all = ['adjust', 'charge', 'clawback', 'forfeit', 'grant', 'refund', 'restore'];
    expect([...kinds].toSorted()).toEqual(all);
    for (const { entry, facts } of traces) {
      expect([entry.kind, entry.clause, Object.keys(facts).length > 0]).toEqual([
        entry.kind,
        entry.clause,
        true,
      ]);
    }
  });

  it('a charge costs its variants at the rate of its price list, out of what there was', () => {
    expect(of('charge').length).toBeGreaterThan(2);
    for (const { facts, entry, cause = '', balanceAfter, job } of of('charge')) {
      const card: Readonly<Record<string, number>> =
        rates.find(({ rateCard }) => rateCard === facts.rateCard)?.actions ?? {};
      expect(-entry.credits).toBe((card[cause] ?? 0) * Number(facts.variants));
      expect(facts.priceNow).toBe(-entry.credits);
      expect(facts.available).toBe(balanceAfter - entry.credits);
      expect(job?.variants).toHaveLength(Number(facts.variants));
    }
  });

  it('a restore gives back variants of a job, charged and limited as it says', () => {
    for (const { facts, entry, job } of of('restore')) {
      const restored = job?.variants.filter(
        (variant) => variant.state === 'restored' && variant.settledAt === entry.at,
      );
      expect(restored).toHaveLength(Number(facts.variants));
      expect([facts.startedAt, facts.capAt]).toEqual([job?.startedAt, job?.capAt]);
    }
  });

  it('a purchase says what was paid, as its order and its payment do', () => {
    for (const { facts, order, payment } of of('grant').filter(({ entry }) => entry.orderId)) {
      expect([facts.paidMinor, facts.currency]).toEqual([
        order?.paid.amountMinor,
        order?.paid.currency,
      ]);
      expect([facts.paidAt, facts.paidAt]).toEqual([order?.paidAt, payment?.paidAt]);
    }
  });

  it('what is claimed of a lot is the share of the money that had gone by then (MG-03, MG-05)', () => {
    const claims = traces.filter(({ facts }) => 'claimedByRefunds' in facts);
    expect(claims.length).toBeGreaterThan(3);
    for (const { facts, entry, order, payment } of claims) {
      const gone = (
        told: readonly {
          status: string;
          at: string;
          amount?: { amountMinor: number } | undefined;
        }[],
        status: string,
      ) =>
        told
          .filter((one) => one.status === status && one.at <= entry.at)
          .reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0);
      const paid = order?.paid.amountMinor ?? 1;
      const out = gone(payment?.refunds ?? [], 'succeeded') + gone(payment?.disputes ?? [], 'lost');
      const claimed = Math.floor(((order?.credits ?? 0) * Math.min(paid, out)) / paid);
      expect([
        entry.entryId,
        Number(facts.claimedByRefunds) + Number(facts.claimedByDisputes),
      ]).toEqual([entry.entryId, claimed]);
    }
  });

  it('what was forfeited was so because the account was closed then', async () => {
    const { closedAt } = await skena.account('ann');
    expect(of('forfeit').length).toBeGreaterThan(0);
    for (const { facts } of of('forfeit')) expect(facts).toEqual({ closedAt });
  });

  it('what support moved was moved by somebody, for a reason, from what there was', () => {
    for (const { facts, entry, by, reason, balanceAfter } of of('adjust')) {
      expect([by, reason]).toEqual(['sue', 'so']);
      expect(facts.available).toBe(balanceAfter - entry.credits);
    }
  });
});
