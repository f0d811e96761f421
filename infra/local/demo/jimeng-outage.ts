import { make, payByPaddle, signUp, wait } from './acts.ts';
import { ledger, lot, order, outages, paddleHears, refund } from './sights.ts';
import type { Story } from './story.ts';

const bought = {
  account: 'mei',
  payment: 'txn_01demomei0000000000000000',
  pack: 'pri_01jm0000000000000000000100',
  amount: 990,
  currency: 'USD',
};

export const jimengOutage: Story = {
  product: 'jimeng',
  title: 'JiMeng Video Studio: down for 73 hours, and nobody has to ask',
  account: 'mei',
  steps: [
    {
      event: 'Mei signs up and buys 100 credits',
      act: async (cast) => {
        await signUp('mei')(cast);
        return payByPaddle(bought)(cast);
      },
      credits: 100,
      balance: 100,
      clause: 'JM-01',
    },
    {
      event: 'gets 2 clips',
      act: make({ jobId: 'job_mei', accountId: 'mei', action: 'text-to-video', variants: 2 }),
      credits: -20,
      balance: 80,
      clause: 'JM-08',
      sees: [
        [
          order(bought.payment),
          'order: lot_…: Credits of lot_… were spent, on an output that was delivered or on what was owed, so it is not paid back for being unspent (JM-08). A right that the law gives you still counts: ask on the ground "statutory".',
        ],
      ],
    },
    {
      event: 'the service goes down',
      act: ({ shop }) => shop.support.post('/status', { state: 'down', source: 'probe' }),
      credits: 0,
      balance: 80,
      sees: [[outages, 'outages: from 2026-03-02T22:13:00.002Z and still down, does not qualify']],
    },
    {
      event: 'down for 72 hours to the millisecond: not yet',
      act: wait('PT72H'),
      credits: 0,
      balance: 80,
      sees: [
        [outages, 'outages: from 2026-03-02T22:13:00.002Z and still down, does not qualify'],
        [
          order(bought.payment),
          'order: lot_…: Credits of lot_… were spent, on an output that was delivered or on what was owed, so it is not paid back for being unspent (JM-08). A right that the law gives you still counts: ask on the ground "statutory".',
        ],
      ],
    },
    {
      event: 'a millisecond later what is unused is offered',
      act: async (cast) => {
        await wait('PT0.001S')(cast);
        await cast.desk.readOffer();
      },
      credits: 0,
      balance: 80,
      clause: 'JM-07',
      sees: [
        [
          ledger,
          'ledger: Order ord_… can be paid back after the outage: USD 7.92 for 80 credits of lot_… (JM-07). Confirm refund quote rfq_… by 4 April 2026 at 22:13 (UTC).',
        ],
        [
          order(bought.payment),
          'order: eligible: What is left of lot_… can be paid back, because the service was down for so long (JM-07). Ask on the ground "outage".',
        ],
      ],
    },
    {
      event: 'an hour later the service is back, offered once',
      act: async (cast) => {
        await wait('PT59M59.999S')(cast);
        await cast.shop.support.post('/status', { state: 'up', source: 'probe' });
        await cast.local.tick();
      },
      credits: 0,
      balance: 80,
      sees: [
        [outages, 'outages: from 2026-03-02T22:13:00.002Z to 2026-03-05T23:13:00.002Z, qualifies'],
      ],
    },
    {
      event: 'she confirms the offer',
      act: ({ desk }) => desk.confirm(),
      credits: -80,
      balance: 0,
      clause: 'JM-07',
      sees: [
        [
          paddleHears,
          'Paddle hears: adjustments.create, partial of 792, "Requested by the customer. Makegood refund rfd_…/1": ok',
        ],
        [refund, 'refund: succeeded by paddle, 7.92 USD for 80 credits (JM-07)'],
        [lot(bought.payment), 'lot of 100: open; 20 captured, 80 refunded'],
      ],
    },
  ],
};
