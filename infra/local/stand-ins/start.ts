import type { Instant } from '../../../shared/domain/instant.ts';
import type { Provider } from '../../../shared/domain/payment.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import type { Store } from '../../../shared/store/store.ts';
import { type Api, startApiServer } from './api-server.ts';
import { AdjustmentsMade } from './paddle/adjustments-made.ts';
import { paddleApi } from './paddle/api.ts';
import { settleAdjustment } from './paddle/settle-adjustment.ts';
import type { PaymentCalls } from './payment-calls.ts';
import type { Settle } from './settled.ts';
import { stripeApi } from './stripe/api.ts';
import { RefundsMade } from './stripe/refunds-made.ts';
import { settleRefund } from './stripe/settle-refund.ts';
import { type ToldPayments, toldPayments } from './told-payments.ts';
import type { World } from './world.ts';

/** @property client, tableName where the stack keeps what it was told */
type Around = Pick<Store, 'client' | 'tableName'> & {
  readonly now: () => Instant;
  readonly calls: PaymentCalls;
  readonly log: Log;
};

/** A server that stands in for one provider. */
type StandIn = {
  readonly url: string;
  readonly told: ToldPayments;
  readonly settle: Settle;
  readonly stop: () => Promise<void>;
};

export type StandIns = Readonly<Record<Provider, StandIn>>;

type Made = { readonly api: Api; readonly settle: Settle };

const standInFor: Readonly<Record<Provider, (world: World) => Made>> = {
  stripe: (world) => {
    const made = new RefundsMade(world.told);
    return { api: stripeApi(made, world), settle: settleRefund(made, world) };
  },
  paddle: (world) => {
    const made = new AdjustmentsMade(world.told);
    return { api: paddleApi(made, world), settle: settleAdjustment(made, world) };
  },
};

async function startStandIn(provider: Provider, around: Around): Promise<StandIn> {
  const { now, calls } = around;
  const told = toldPayments(around, provider);
  const { api, settle } = standInFor[provider]({ told, now, behave: () => calls.take(provider) });
  return { told, settle, ...(await startApiServer(api, { provider, ...around })) };
}

/**
 * Servers that stand in for the payment providers. They know no payment of their own: what was paid
 * they take from what the stack was told.
 */
export async function startStandIns(around: Around): Promise<StandIns> {
  const [stripe, paddle] = await Promise.all([
    startStandIn('stripe', around),
    startStandIn('paddle', around),
  ]);
  return { stripe, paddle };
}
