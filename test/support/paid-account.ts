import { expect } from 'vitest';
import { skena } from '../../shared/products/skena/product.ts';
import { type DisputeWord, disputeEvent } from './money-back.ts';
import { productClient } from './product-client.ts';
import { refundEvent, sessionCompleted, soundAccount } from './purchases.ts';
import { refundDesk } from './refund-desk.ts';
import { underPolicy } from './under-policy.ts';
import { newWorld, type WorldOptions } from './world.ts';

/** Skena without the credits it gives away, so that every credit was paid for. */
const { policy } = skena;
export const paidSkena = underPolicy(skena, {
  ...policy,
  trial: { ...policy.trial, credits: 0 },
});

export type PaidAccount = Awaited<ReturnType<typeof paidAccount>>;

/** Ann, who has bought 100 credits of Skena for USD 10.00 with `pi_1`. */
export async function paidAccount(options: WorldOptions = {}) {
  const world = await newWorld({ products: [paidSkena], ...options });
  const app = productClient(world, 'skena');
  const desk = refundDesk(world, app);
  let jobs = 0;

  const buy = async (payment: string, amount = 1000) => {
    const purchase = { account: 'ann', pack: 'starter', payment, amount, at: world.now() };
    expect(await app.stripe(sessionCompleted(purchase))).toMatchObject({ status: 200 });
    world.advance({ minutes: 1 });
  };
  const run = async (credits: number) => {
    jobs += 1;
    const jobId = `job-${jobs}`;
    const job = { jobId, accountId: 'ann', action: 'video', variants: credits / 10 };
    expect(await app.post('/jobs', job)).toMatchObject({ status: 201 });
    return jobId;
  };
  const sound = () => soundAccount(app, 'ann');

  await app.open('ann');
  await buy('pi_1');
  return {
    world,
    app,
    desk,
    sound,
    /** 100 credits more, for 10.00 more unless told otherwise. */
    buy,
    /** Starts a job of so many credits, in tens. @returns its id */
    run,
    /** Spends so many credits, in tens, on videos that are delivered. */
    spend: async (credits: number) => {
      const jobId = await run(credits);
      for (let n = 1; n <= credits / 10; n += 1) await app.succeed(jobId, `v${n}`);
    },
    /** The bank's word on a payment, a minute after whatever was last. */
    dispute: async (
      status: DisputeWord,
      told: Parameters<typeof disputeEvent>[3] = {},
      of = 'pi_1',
    ) => {
      world.advance({ minutes: 1 });
      expect(await app.stripe(disputeEvent(of, status, world.now(), told))).toMatchObject({
        status: 200,
      });
    },
    /** A refund made in Stripe's dashboard. */
    refunded: async (status: string, amount: number, id = 're_1', of = 'pi_1') => {
      world.advance({ minutes: 1 });
      await app.stripe(refundEvent(of, { id, status, amount }, world.now()));
    },
    /** The lot of a payment, as its account shows it. */
    lot: async (payment = 'pi_1') => {
      const orders = (await app.get('/accounts/ann/orders')).body.items;
      const { lotId } = orders.find((one: { paymentId: string }) => one.paymentId === payment);
      const found = (await sound()).lots.find((lot) => lot.lotId === lotId);
      if (!found) throw new Error(`no lot of ${payment}`);
      return found;
    },
    balance: async () => (await sound()).balance,
    /** Open work of a kind, as support sees it. */
    work: async (kind: 'refund' | 'dispute') =>
      (await app.support.get(`/work?kind=${kind}`)).body.items,
  };
}
