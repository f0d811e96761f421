import { describe, expect, it } from 'vitest';
import type { Account } from '../../shared/domain/account.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import type { AccountId, LotId } from '../../shared/domain/ids.ts';
import { type Instant, later } from '../../shared/domain/instant.ts';
import { type Lot, newLot } from '../../shared/domain/lot.ts';
import { commit } from '../../shared/store/commit.ts';
import { putHead } from '../../shared/store/write-account.ts';
import { productClient } from '../support/product-client.ts';
import { newWorld } from '../support/world.ts';
import { accountId, purchase } from './saver.ts';

const lotOf = (number: number, remaining: number, since: Instant): Lot => ({
  ...newLot({
    lotId: `lot_${String(number).padStart(12, '0')}` as LotId,
    kind: 'purchase',
    credits: toCredits(100),
    since,
    rateCard: '2026-01',
    paidNothing: false,
  }),
  remaining: toCredits(remaining),
});

/** A customer who has spent so many lots to the last credit, and has one that is whole. */
async function newSpender(spent: number) {
  const world = await newWorld();
  const store = { ...world.runtime, tableName: world.tableName, timeLeft: () => 30_000 };
  const since = later(world.now(), { days: -30 });
  const lots = [
    ...Array.from({ length: spent }, (_, number) => lotOf(number, 0, since)),
    lotOf(spent, 100, since),
  ];
  const account: Account = {
    product: 'skena',
    accountId: accountId as AccountId,
    email: 'ada@example.com',
    openedAt: since,
    lots,
    spentLots: 0,
    lotsVersion: 1,
    running: [],
  };
  await commit(store, [putHead('account_new', account)]);
  return { world, skena: productClient(world, 'skena') };
}

const total = (lots: readonly { readonly credits: number }[]) =>
  lots.reduce((sum, { credits }) => sum + credits, 0);

describe("lots that are spent leave the account's item when another is bought", () => {
  it.each([18, 19, 20, 40, 96, 97])(
    'of %s spent lots every one is listed on, and what is bought is there',
    async (spent) => {
      const { skena, world } = await newSpender(spent);
      for (const number of [1, 2]) {
        await skena.stripe(purchase(number, world.now()));
        const { lots, balance } = await skena.account(accountId);
        expect(lots).toHaveLength(spent + 1 + number);
        expect(total(lots)).toBe(100 * lots.length);
        expect(balance.available).toBe(100 * (1 + number));
      }
      expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});
