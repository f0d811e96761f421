import { checkoutCompleted, type Purchase } from './purchase-events.ts';
import type { Story } from './story.ts';

const purchase: Purchase = {
  payment: 'pi_demo_remix',
  account: 'ben',
  pack: 'small',
  amount: 500,
  currency: 'gbp',
  at: '2026-03-02T09:00:00.000Z',
};

const remix = { accountId: 'ben', action: 'quick-remix', variants: 2 };

export const postRemixer: Story = {
  product: 'post-remixer',
  title: 'Post Remixer: the price is shown first, what was delivered stays paid',
  account: 'ben',
  steps: [
    {
      event: 'Ben signs up; there is no trial',
      act: ({ shop }) => shop.post('/accounts', { accountId: 'ben', email: 'ben@example.com' }),
      credits: 0,
      balance: 0,
    },
    {
      event: 'buys 40 credits',
      act: ({ shop }) => shop.stripe(checkoutCompleted(purchase, 'evt_demo_remix')),
      credits: 40,
      balance: 40,
      clause: 'PR-08',
    },
    {
      event: 'a job without a price shown is refused',
      act: ({ shop }) => shop.post('/jobs', { jobId: 'job_unseen', ...remix }),
      credits: 0,
      balance: 40,
      answer: 'price_not_shown',
    },
    {
      event: 'shown 8 credits, the job starts',
      act: ({ shop }) => shop.post('/jobs', { jobId: 'job_remix', ...remix, shownCredits: 8 }),
      credits: -8,
      balance: 32,
      clause: 'PR-03',
    },
    {
      event: 'the first remix is delivered and exported',
      act: async ({ shop }) => {
        await shop.tell({ type: 'variant.succeeded', jobId: 'job_remix', variantId: 'v1' });
        return shop.post('/jobs/job_remix/deliveries', { variantId: 'v1', kind: 'exported' });
      },
      credits: 0,
      balance: 32,
    },
    {
      event: 'the second comes back empty',
      act: ({ shop }) =>
        shop.tell({
          type: 'variant.succeeded',
          jobId: 'job_remix',
          variantId: 'v2',
          output: { bytes: 0 },
        }),
      credits: 4,
      balance: 36,
      clause: 'PR-04',
    },
  ],
};
