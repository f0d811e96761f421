import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Provider } from '../../shared/domain/payment.ts';
import { productClient } from './product-client.ts';
import {
  hundredPack,
  sessionCompleted,
  smallPack,
  soundAccount,
  transactionEvent,
} from './purchases.ts';
import { refundDesk } from './refund-desk.ts';
import { spend } from './spend.ts';
import { newWorld, type WorldOptions } from './world.ts';

const StripeRefunds = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      amount: z.number(),
      status: z.string(),
      metadata: z.looseObject({}),
    }),
  ),
});

const PaddleAdjustments = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      reason: z.string(),
      totals: z.object({ total: z.string() }),
    }),
  ),
});

/** A refund as the provider has it. @property isOurs whether it carries our mark */
type AtProvider = {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly isOurs: boolean;
};

const isGone = ({ status }: AtProvider) => /^(failed|canceled|rejected|reversed)$/.test(status);

const inDays = 60 * 24;

/** How long until somebody looks again: minutes at first, then days. */
const waits = [2, 5, 10, 30, 60, 60, 60, 25 * 60, 8 * inDays, 60, 60];

type Buyable = {
  readonly product: string;
  readonly price: number;
  readonly ground: string;
  readonly job?: { readonly action: string; readonly variants: number };
};

/** All of a purchase goes back by itself, a part of it when somebody approves it. */
// biome-ignore format: one case a row
const buyables: Readonly<Record<Provider, Readonly<Record<'all' | 'part', Buyable>>>> = {
  stripe: {
    all:  { product: 'skena',        price: 1000, ground: 'unused' },
    part: { product: 'post-remixer', price: 500,  ground: 'unused', job: { action: 'quick-remix', variants: 6 } },
  },
  paddle: {
    all:  { product: 'jimeng', price: 990, ground: 'duplicate' },
    part: { product: 'jimeng', price: 990, ground: 'duplicate', job: { action: 'text-to-video', variants: 16 } },
  },
};

export type OneRefund = Awaited<ReturnType<typeof oneRefund>>;

/** Ann, with a purchase that can be asked back, and the provider's own word for what went back. */
export async function oneRefund(
  provider: Provider,
  options: WorldOptions = {},
  howMuch: 'all' | 'part' = 'all',
) {
  const { product, price, ground, job } = buyables[provider][howMuch];
  const world = await newWorld({ providers: true, ...options });
  const client = productClient(world, product);
  const desk = refundDesk(world, client);
  const at = world.now();
  const payment = provider === 'stripe' ? 'pi_2' : 'txn_2';

  await client.open('ann');
  if (product === 'skena') {
    await client.stripe(sessionCompleted({ account: 'ann', pack: 'starter', payment, at }));
  } else if (provider === 'stripe') {
    await client.stripe(sessionCompleted({ ...smallPack('ann', at), payment }));
  } else {
    const pack = hundredPack('ann', at);
    await client.paddle(transactionEvent({ ...pack, payment: 'txn_1' }));
    world.advance({ minutes: 1 });
    await client.paddle(transactionEvent({ ...pack, payment, at: world.now() }));
  }
  if (job) await spend(client, { accountId: 'ann', jobId: 'spent', ...job });
  world.advance({ minutes: 1 });
  const [{ orderId }] = (await client.get('/accounts/ann/orders')).body.items;
  const quote = () => desk.quote('ann', ground, { orderId });

  const { stripe, paddle } = world.payments.urls;
  const ask = async (url: string) =>
    (await fetch(url, { headers: { authorization: 'Bearer sk_test_look' } })).json();
  /** All refunds of the payment that exist at the provider. */
  const atProvider = async (): Promise<AtProvider[]> => {
    if (provider === 'stripe') {
      const url = `${stripe}/v1/refunds?payment_intent=${payment}&limit=100`;
      return StripeRefunds.parse(await ask(url)).data.map(({ metadata, ...refund }) => ({
        ...refund,
        isOurs: 'makegood_refund' in metadata,
      }));
    }
    const url = `${paddle}/adjustments?transaction_id=${payment}&per_page=50`;
    return PaddleAdjustments.parse(await ask(url)).data.map(({ totals, reason, ...refund }) => ({
      ...refund,
      amount: Number(totals.total),
      isOurs: reason.includes('Makegood refund'),
    }));
  };

  return {
    world,
    client,
    desk,
    payment,
    orderId,
    atProvider,
    quote,
    /** Asks for it, up to where the next request lets the money go. @returns that request */
    begin: async () => {
      const key = { 'idempotency-key': 'once' };
      const { refundQuoteId } = await quote();
      if (howMuch === 'all') return () => client.post('/refunds', { refundQuoteId }, key);
      const { body } = await desk.confirm(refundQuoteId);
      const decision = { decision: 'approve', reason: 'looked at it', by: 'sue' };
      const path = `/refunds/${body.refundId}/decision`;
      return () => client.support.post(path, decision, key);
    },
    /** The calls of the provider that could give money back, or look for what did. */
    calls: () =>
      world.payments.calls.received
        .map(({ call }) => call)
        .filter((call) => /^(refunds|adjustments)\./.test(call)),
    tell: (event: unknown) => (provider === 'stripe' ? client.stripe(event) : client.paddle(event)),
    /** Lets time pass, with the schedule, until nothing more can happen. @param pauses in minutes */
    wait: async (pauses: readonly number[] = waits) => {
      for (const minutes of pauses) {
        world.advance({ minutes });
        await world.tick();
      }
    },
    /** However it went: once at most, never more than was paid, and the books are right. */
    expectOnce: async (refundId: string, state: string) => {
      const all = await atProvider();
      const standing = all.filter((one) => !isGone(one));
      expect(standing.filter(({ isOurs }) => isOurs).length).toBeLessThanOrEqual(1);
      const out = standing.reduce((sum, { amount }) => sum + amount, 0);
      expect(out).toBeLessThanOrEqual(price);
      const refund = await desk.refund(refundId);
      expect(refund).toMatchObject({ state });
      if (state === 'succeeded') {
        expect(standing).toMatchObject([{ amount: refund.net.amountMinor, isOurs: true }]);
      }
      const { lots } = await soundAccount(client, 'ann');
      const lot = lots.find((one) => one.orderId === orderId);
      const isPaid = state === 'succeeded';
      const isOver = isPaid || /failed|denied/.test(state);
      expect(lot?.refunded).toBe(isPaid ? refund.creditsRetired : 0);
      expect(lot?.state === 'frozen').toBe(!isOver);
      if (isPaid) expect(lot?.remaining).toBe(0);
      return { refund, all };
    },
  };
}
