import { expect } from 'vitest';
import type { RefundQuoteId } from '../../shared/domain/ids.ts';
import { type Duration, later, toInstant } from '../../shared/domain/instant.ts';
import type { CashPolicy } from '../../shared/policy/cash.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Product } from '../../shared/policy/product.ts';
import { loadRefundQuote } from '../../shared/store/refund-quote-item.ts';
import { productClient } from './product-client.ts';
import { hundredPack, sessionCompleted, smallPack, transactionEvent } from './purchases.ts';
import { refundDesk } from './refund-desk.ts';
import { newWorld } from './world.ts';

/** When Ann buys, and how long after that the second version takes effect. */
export const boughtAt = toInstant('2026-06-01T09:00:00.000Z');
export const changesAfter = { hours: 50 };

/** What one version says otherwise than the shipped one. */
export type Says = Partial<Omit<Policy, 'cash'>> & { readonly cash?: Partial<CashPolicy> };

export const versioned = (shipped: Policy, version: number, says: Says, effectiveFrom: string) => ({
  ...shipped,
  ...says,
  cash: { ...shipped.cash, ...says.cash },
  version,
  effectiveFrom,
});

/** The product under a version from long ago, and one that takes effect after the purchase. */
export function twoVersions(
  shipped: Product,
  old: Says,
  next: Says,
  changes: Duration = changesAfter,
): Product {
  const first = versioned(shipped.policy, 1, old, '2020-01-01T00:00:00.000Z');
  const second = versioned(shipped.policy, 2, next, later(boughtAt, changes));
  return { ...shipped, policies: [first, second], policy: second };
}

/** A purchase as the product's provider tells it. */
const purchaseOf = (product: string, payment: string, at: typeof boughtAt) => {
  if (product === 'jimeng') return transactionEvent({ ...hundredPack('ann', at), payment });
  const pack = product === 'skena' ? { account: 'ann', pack: 'starter', at } : smallPack('ann', at);
  return sessionCompleted({ ...pack, payment });
};

/** Ann, who bought a pack at `boughtAt`. */
export async function annUnder(product: Product) {
  const world = await newWorld({ at: boughtAt, providers: true, products: [product] });
  const client = productClient(world, product.product);
  const desk = refundDesk(world, client);
  const isPaddle = product.provider === 'paddle';
  const prefix = isPaddle ? 'txn' : 'pi';
  const store = {
    client: world.client,
    tableName: world.tableName,
    pause: () => Promise.resolve(),
    random: () => 0.5,
    timeLeft: () => 30_000,
  };

  const buy = async (name: string) => {
    const event = purchaseOf(product.product, `${prefix}_${name}`, world.now());
    const answer = await (isPaddle ? client.paddle(event) : client.stripe(event));
    expect(answer).toMatchObject({ status: 200 });
  };
  await client.open('ann');
  await buy('1');

  return {
    world,
    client,
    desk,
    buy,
    /** Moves the clock to so long after the purchase. */
    moveTo: (passed: Duration) => world.set(later(boughtAt, passed)),
    /** The quote, and the version it was judged by, as it is kept. */
    quote: async (ground: string, orderId?: string) => {
      const quote = await desk.quote('ann', ground, orderId ? { orderId } : {});
      const id = quote.refundQuoteId as RefundQuoteId;
      const kept = await loadRefundQuote(store, product.product, id);
      return { ...quote, policy: kept?.policy };
    },
    /** Where the oldest purchase stands, as its account shows it. */
    standing: async () => {
      const { lots } = await client.account('ann');
      return lots.find((lot: { kind: string }) => lot.kind === 'purchase').refund;
    },
  };
}
