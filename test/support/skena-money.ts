import { expect } from 'vitest';
import { productClient } from './product-client.ts';
import { sessionCompleted, soundAccount, stripeEvent } from './purchases.ts';
import { refundDesk } from './refund-desk.ts';
import { newWorld, type WorldOptions } from './world.ts';

/** @property amount in minor units; the starter pack's 1000 where nothing else is said */
type Purchase = { readonly amount?: number; readonly currency?: string; readonly pack?: string };

type Order = { readonly orderId: string; readonly lotId: string; readonly paymentId: string };

/**
 * Skena where money moves. An `avatar` costs 20 credits: the first one takes all 15 of the trial, and 5
 * of what was bought.
 */
export async function skenaMoney(options: WorldOptions = {}) {
  const world = await newWorld({ providers: true, ...options });
  const app = productClient(world, 'skena');
  const desk = refundDesk(world, app);
  let payments = 0;

  return {
    world,
    app,
    desk,
    sound: (accountId: string) => soundAccount(app, accountId),
    /** Buys a pack, now; an account that is not there was opened a minute before. */
    buy: async (accountId: string, purchase: Purchase = {}) => {
      payments += 1;
      const payment = `pi_${accountId}_${payments}`;
      world.advance({ minutes: -1 });
      await app.open(accountId);
      world.advance({ minutes: 1 });
      const bought = { account: accountId, pack: 'starter', payment, at: world.now(), ...purchase };
      expect(await app.stripe(sessionCompleted(bought))).toMatchObject({ status: 200 });
      const orders: Order[] = await desk.orders(accountId);
      const { orderId, lotId } = orders.find(({ paymentId }) => paymentId === payment) as Order;
      return { orderId, lotId, payment };
    },
    start: (accountId: string, jobId: string, action = 'avatar', variants = 1) =>
      app.post('/jobs', { jobId, accountId, action, variants }),
    /** The bank asks for all of a payment of 1000 back. */
    dispute: (payment: string) =>
      stripeEvent(
        'charge.dispute.created',
        {
          id: `du_${payment}`,
          object: 'dispute',
          payment_intent: payment,
          status: 'needs_response',
          amount: 1000,
          currency: 'usd',
          reason: 'fraudulent',
        },
        world.now(),
      ),
    /** Brings a refund that is with Stripe to its end, and hears of it. */
    settle: async (payment: string, outcome: string) => {
      const { id = '' } = desk.sent(payment).findLast(({ result }) => result.id)?.result ?? {};
      await app.stripe(await world.payments.settle('stripe', id, outcome));
    },
  };
}

export type SkenaMoney = Awaited<ReturnType<typeof skenaMoney>>;

export const dollars = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
