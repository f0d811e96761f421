import { describe, expect, it } from 'vitest';
import { skena } from '../../shared/products/skena/product.ts';
import { evidenceDesk } from '../support/evidence-desk.ts';
import { disputeEvent } from '../support/money-back.ts';
import { annUnder, twoVersions } from '../support/two-versions.ts';

/** Skena with a window of so many hours. */
const within = (windowHours: number) => ({
  cash: { unused: { ...skena.policy.cash.unused, windowHours } },
});

/** Ann buys under the first version, and once more under the second one. */
async function twoPurchases() {
  const ann = await annUnder(twoVersions(skena, within(96), within(24)));
  ann.moveTo({ days: 5 });
  await ann.buy('2');
  const desk = evidenceDesk(ann.world, ann.client);
  for (const payment of ['pi_1', 'pi_2']) {
    await ann.client.stripe(disputeEvent(payment, 'needs_response', ann.world.now()));
  }
  const policyOf = async (disputeId: string) =>
    (await desk.fields(disputeId)).refund_policy_disclosure?.split('\n') ?? [];
  return { first: await policyOf('dsp_du_1'), second: await policyOf('dsp_du_2') };
}

describe('the refund policy that a bank is told is the one of the day of the purchase (JM-16)', () => {
  it('names the version, since when it was in force, and where it is published', async () => {
    const { first, second } = await twoPurchases();
    expect(first[0]).toBe(
      'This was paid on 2026-06-01 09:00:00 UTC, under refund policy skena@1, which took effect on 2020-01-01 00:00:00 UTC and is published at /v1/skena/policy?version=1.',
    );
    expect(second[0]).toBe(
      'This was paid on 2026-06-06 09:00:00 UTC, under refund policy skena@2, which took effect on 2026-06-03 11:00:00 UTC and is published at /v1/skena/policy?version=2.',
    );
  });

  it('in the published words with the numbers of that version, and in none that were not published', async () => {
    const { first, second } = await twoPurchases();
    const text = first.join('\n');
    expect(text).toContain('SK-08: Credits you have not used.');
    expect(text).toContain('within 96 hours (4 days)');
    expect(text).not.toContain('24 hours');
    expect(second).toHaveLength(1);
  });

  it('its rules about money, and none about anything else', async () => {
    const { first } = await twoPurchases();
    const clauses = first.flatMap((line) => /^([A-Z]{2}-\d\d): /.exec(line)?.[1] ?? []);
    for (const clause of ['SK-08', 'SK-10', 'SK-11', 'SK-15', 'SK-18', 'SK-19', 'SK-20']) {
      expect(clauses).toContain(clause);
    }
    for (const clause of ['SK-04', 'SK-13', 'SK-17']) expect(clauses).not.toContain(clause);
  });
});
