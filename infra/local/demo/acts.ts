import { type Dispute, disputeTold } from './dispute-events.ts';
import { checkoutCompleted, type Purchase, transactionTold } from './purchase-events.ts';
import type { Cast } from './story.ts';

type Bought = Omit<Purchase, 'at'>;

export const signUp = (accountId: string) => (cast: Cast) =>
  cast.shop.post('/accounts', { accountId, email: `${accountId}@example.com` });

/** Stripe tells of a payment made just now. */
export const payByStripe =
  (bought: Bought) =>
  async ({ shop, local }: Cast) =>
    shop.stripe(checkoutCompleted({ ...bought, at: await local.now() }, `evt_${bought.payment}`));

/** Paddle does. */
export const payByPaddle =
  (bought: Bought) =>
  async ({ shop, local }: Cast) => {
    const at = await local.now();
    return shop.paddle(transactionTold({ ...bought, at }, 'completed', `evt_${bought.payment}`));
  };

/** The customer's bank does something about a payment, and Stripe tells. */
export const bankSays =
  (dispute: Dispute, status: 'needs_response' | 'won' | 'lost') =>
  async ({ shop, local }: Cast) =>
    shop.stripe(disputeTold(dispute, status, await local.now()));

export const deliver = (jobId: string, variantId: string) => (cast: Cast) =>
  cast.shop.tell({ type: 'variant.succeeded', jobId, variantId });

/** Starts a job and delivers all of it. */
export const make =
  (job: { jobId: string; accountId: string; action: string; variants: number }) =>
  async (cast: Cast) => {
    await cast.shop.post('/jobs', job);
    for (let variant = 1; variant <= job.variants; variant += 1) {
      await deliver(job.jobId, `v${variant}`)(cast);
    }
  };

export const wait =
  (by: string) =>
  async ({ local }: Cast) => {
    await local.advance(by);
    await local.tick();
  };
