import { checkoutCompleted, type Purchase, paymentIntentSucceeded } from './purchase-events.ts';
import type { Story } from './story.ts';

const purchase: Purchase = {
  payment: 'pi_demo_skena',
  account: 'ada',
  pack: 'starter',
  amount: 1000,
  currency: 'usd',
  at: '2026-03-02T09:00:00.000Z',
};

const video = { accountId: 'ada', action: 'video' };

export const skena: Story = {
  product: 'skena',
  title: 'Skena: whatever is not delivered goes back by itself',
  account: 'ada',
  steps: [
    {
      event: 'Ada signs up',
      act: ({ shop }) => shop.post('/accounts', { accountId: 'ada', email: 'ada@example.com' }),
      credits: 15,
      balance: 15,
      clause: 'SK-21',
    },
    {
      event: 'buys 100 credits; Stripe tells the session',
      act: ({ shop }) => shop.stripe(checkoutCompleted(purchase, 'evt_demo_session')),
      credits: 100,
      balance: 115,
      clause: 'SK-14',
    },
    {
      event: 'Stripe tells the same payment as an intent',
      act: ({ shop }) => shop.stripe(paymentIntentSucceeded(purchase, 'evt_demo_intent')),
      credits: 0,
      balance: 115,
    },
    {
      event: 'Stripe sends the session again',
      act: ({ shop }) => shop.stripe(checkoutCompleted(purchase, 'evt_demo_session')),
      credits: 0,
      balance: 115,
    },
    {
      event: 'starts a job of 4 videos',
      act: ({ shop }) => shop.post('/jobs', { jobId: 'job_4_videos', ...video, variants: 4 }),
      credits: -40,
      balance: 75,
      clause: 'SK-13',
    },
    {
      event: 'starts it again by a double click',
      act: ({ shop }) => shop.post('/jobs', { jobId: 'job_4_videos', ...video, variants: 4 }),
      credits: 0,
      balance: 75,
    },
    {
      event: 'video 1 is delivered',
      act: ({ shop }) =>
        shop.tell({ type: 'variant.succeeded', jobId: 'job_4_videos', variantId: 'v1' }),
      credits: 0,
      balance: 75,
    },
    {
      event: 'video 2 fails in the model',
      act: ({ shop }) =>
        shop.tell({
          type: 'variant.failed',
          jobId: 'job_4_videos',
          variantId: 'v2',
          reason: 'model_error',
        }),
      credits: 10,
      balance: 85,
      clause: 'SK-02',
    },
    {
      event: 'the worker reports that failure twice',
      act: ({ shop }) =>
        shop.tell({
          type: 'variant.failed',
          jobId: 'job_4_videos',
          variantId: 'v2',
          reason: 'model_error',
        }),
      credits: 0,
      balance: 85,
      answer: 'already_settled',
    },
    {
      event: 'ten minutes to the millisecond: not late yet',
      act: async ({ local }) => {
        await local.advance('PT10M');
        await local.tick();
      },
      credits: 0,
      balance: 85,
    },
    {
      event: 'a millisecond later videos 3 and 4 are',
      act: async ({ local }) => {
        await local.advance('PT0.001S');
        await local.tick();
      },
      credits: 20,
      balance: 105,
      clause: 'SK-04',
    },
    {
      event: 'video 3 arrives after all, and is free',
      act: ({ shop }) =>
        shop.tell({ type: 'variant.succeeded', jobId: 'job_4_videos', variantId: 'v3' }),
      credits: 0,
      balance: 105,
      answer: 'already_settled',
    },
    {
      event: 'starts an avatar',
      act: ({ shop }) =>
        shop.post('/jobs', {
          jobId: 'job_avatar',
          accountId: 'ada',
          action: 'avatar',
          variants: 1,
        }),
      credits: -20,
      balance: 85,
      clause: 'SK-13',
    },
    {
      event: 'cancels it half-way: no half avatar is of use',
      act: async ({ shop }) => {
        await shop.tell({
          type: 'variant.progressed',
          jobId: 'job_avatar',
          variantId: 'v1',
          fraction: 0.5,
        });
        return shop.post('/jobs/job_avatar/cancellation');
      },
      credits: 20,
      balance: 105,
      clause: 'SK-05',
    },
  ],
};
