import { type Purchase, transactionTold } from './purchase-events.ts';
import type { Story } from './story.ts';

const purchase: Purchase = {
  payment: 'txn_01demo00000000000000000000',
  account: 'chen',
  pack: 'pri_01jm0000000000000000000100',
  amount: 990,
  currency: 'USD',
  at: '2026-03-02T09:00:00.000Z',
};

const clip = { accountId: 'chen', action: 'text-to-video' };

export const jimeng: Story = {
  product: 'jimeng',
  title: 'JiMeng Video Studio: Paddle sells, failed videos cost nothing',
  account: 'chen',
  steps: [
    {
      event: 'Chen signs up and buys; Paddle tells the end first',
      act: async ({ shop }) => {
        await shop.post('/accounts', { accountId: 'chen', email: 'chen@example.com' });
        return shop.paddle(transactionTold(purchase, 'completed', 'evt_01demo_completed'));
      },
      credits: 100,
      balance: 100,
      clause: 'JM-01',
    },
    {
      event: 'and then, late, that it was paid',
      act: ({ shop }) => shop.paddle(transactionTold(purchase, 'paid', 'evt_01demo_paid')),
      credits: 0,
      balance: 100,
    },
    {
      event: 'starts a job of 3 clips',
      act: ({ shop }) => shop.post('/jobs', { jobId: 'job_clips', ...clip, variants: 3 }),
      credits: -30,
      balance: 70,
      clause: 'JM-08',
    },
    {
      event: 'one is blocked by moderation: nothing was made',
      act: ({ shop }) =>
        shop.tell({
          type: 'variant.failed',
          jobId: 'job_clips',
          variantId: 'v1',
          reason: 'content_blocked',
        }),
      credits: 10,
      balance: 80,
      clause: 'JM-03',
    },
    {
      event: 'one is delivered',
      act: ({ shop }) =>
        shop.tell({ type: 'variant.succeeded', jobId: 'job_clips', variantId: 'v2' }),
      credits: 0,
      balance: 80,
    },
    {
      event: 'nothing is heard of the third for 12 hours',
      act: async ({ local }) => {
        await local.advance('PT12H0.001S');
        await local.tick();
      },
      credits: 10,
      balance: 90,
      clause: 'JM-18',
    },
    {
      event: 'cancelling the finished job is refused',
      act: ({ shop }) => shop.post('/jobs/job_clips/cancellation'),
      credits: 0,
      balance: 90,
      answer: 'job_settled',
    },
  ],
};
