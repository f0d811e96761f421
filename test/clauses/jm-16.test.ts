import { describe, expect, it } from 'vitest';
import { jimeng as shipped } from '../../shared/products/jimeng/product.ts';
import { adjustmentEvent } from '../support/money-back.ts';
import { productClient } from '../support/product-client.ts';
import {
  hundredPack,
  paddleCustomer,
  soundAccount,
  transactionEvent,
} from '../support/purchases.ts';
import { refundDesk } from '../support/refund-desk.ts';
import { spend } from '../support/spend.ts';
import { underPolicy } from '../support/under-policy.ts';
import { newWorld } from '../support/world.ts';

/** JiMeng under so many a version of its policy. */
const versioned = (version: number) => underPolicy(shipped, { ...shipped.policy, version });

/** All that can happen to Ann's credits, from the first purchase to the end of her account. */
async function aLife(version: number) {
  const world = await newWorld({ providers: true, products: [versioned(version)] });
  const jimeng = productClient(world, 'jimeng');
  const desk = refundDesk(world, jimeng);
  const buy = async (payment: string) => {
    world.advance({ minutes: 1 });
    const pack = { ...hundredPack('ann', world.now()), payment };
    await jimeng.paddle(transactionEvent(pack));
  };
  const adjusted = async (id: string, action: string) => {
    world.advance({ minutes: 1 });
    await jimeng.paddle(adjustmentEvent('txn_ann', action, world.now(), { id }));
  };
  await paddleCustomer(jimeng, hundredPack('ann', world.now()));
  await buy('txn_ann_2');
  await desk.ask('ann', 'duplicate');
  await spend(jimeng, { accountId: 'ann', jobId: 'job-1', action: 'text-to-video', variants: 1 });
  await adjusted('adj_1', 'chargeback');
  await adjusted('adj_2', 'chargeback_reverse');
  await desk.goodwill('ann', 5);
  const { refundId } = await desk.ask('ann', 'unauthorised', { paidOn: '2026-03-02' });
  await desk.decide(refundId, 'deny');
  await desk.close('ann', 'customer', 95);
  return soundAccount(jimeng, 'ann');
}

describe('JM-16: whatever is written down names the policy it was decided under', () => {
  it.each([1, 2, 17])('version %i, with the clause', async (version) => {
    const { entries, balance } = await aLife(version);
    expect(balance).toMatchObject({ available: 0, frozen: 0, owed: 0 });
    const kinds = new Set(entries.map(({ kind }) => kind));
    const all = ['grant', 'charge', 'refund', 'clawback', 'reinstate', 'adjust', 'forfeit'];
    expect([...kinds].toSorted()).toEqual(all.toSorted());
    for (const { policy, clause, explanation } of entries) {
      expect(policy).toBe(`jimeng@${version}`);
      expect(clause).toMatch(/^(JM|MG)-\d\d$/);
      expect(explanation).toContain(`(${clause})`);
    }
  });
});
