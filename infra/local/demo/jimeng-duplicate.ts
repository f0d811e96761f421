import { payByPaddle, signUp, wait } from './acts.ts';
import { balance, lot, paddleHears, quote, refund, work } from './sights.ts';
import type { Story } from './story.ts';

const hundred = {
  account: 'lin',
  pack: 'pri_01jm0000000000000000000100',
  amount: 990,
  currency: 'USD',
};
const first = { ...hundred, payment: 'txn_01demolin0000000000000000' };
const second = { ...hundred, payment: 'txn_01demolin0000000000000002' };

export const jimengDuplicate: Story = {
  product: 'jimeng',
  title: 'JiMeng Video Studio: charged twice, and Paddle wants to look at it first',
  account: 'lin',
  steps: [
    {
      event: 'Lin signs up and buys 100 credits',
      act: async (cast) => {
        await signUp('lin')(cast);
        return payByPaddle(first)(cast);
      },
      credits: 100,
      balance: 100,
      clause: 'JM-01',
    },
    {
      event: 'three minutes later Paddle takes 9.90 once more',
      act: async (cast) => {
        await wait('PT3M')(cast);
        return payByPaddle(second)(cast);
      },
      credits: 100,
      balance: 200,
      clause: 'JM-01',
    },
    {
      event: 'Lin asks for it back as paid twice',
      act: ({ desk }) => desk.ask(second.payment, 'duplicate'),
      credits: 0,
      balance: 200,
      answer: 'eligible',
      sees: [
        [quote, 'quote: automatic, gross 9.90, fee 0.00, net 9.90 USD for 100 credits (JM-05)'],
      ],
    },
    {
      event: 'confirms it; Paddle waits for its own approval',
      act: async ({ local, desk }) => {
        await local.nextRefund('paddle', 'pending');
        return desk.confirm();
      },
      credits: 0,
      balance: 100,
      clause: 'JM-05',
      sees: [
        [
          paddleHears,
          'Paddle hears: adjustments.create, full, "Paid twice. Makegood refund rfd_…/1": ok',
        ],
        [refund, 'refund: submitted by paddle, 9.90 USD for 100 credits (JM-05)'],
        [lot(second.payment), 'lot of 100: frozen; 100 remaining'],
        [balance, 'account: 100 available, 100 frozen'],
      ],
    },
    {
      event: 'Paddle rejects it: the credits are hers again',
      act: ({ desk }) => desk.settle('paddle', 'rejected'),
      credits: 0,
      balance: 200,
      clause: 'JM-05',
      sees: [
        [refund, 'refund: failed by paddle, 9.90 USD for 100 credits (JM-05)'],
        [lot(second.payment), 'lot of 100: open; 100 remaining'],
        [work('refund'), "support's work: refund of lin, due 2026-03-03T23:59:59.999Z"],
      ],
    },
    {
      event: 'support asks Paddle again, and Paddle waits again',
      act: async ({ local, desk }) => {
        await local.nextRefund('paddle', 'pending');
        return desk.decide('approve', 'both charges are on the statement');
      },
      credits: 0,
      balance: 100,
      clause: 'JM-05',
      sees: [
        [
          paddleHears,
          'Paddle hears: adjustments.create, full, "Paid twice. Makegood refund rfd_…/2": ok',
        ],
        [refund, 'refund: submitted by paddle, 9.90 USD for 100 credits (JM-05)'],
        [work('refund'), "support's work: refund none"],
      ],
    },
    {
      event: 'Paddle approves it',
      act: ({ desk }) => desk.settle('paddle', 'approved'),
      credits: -100,
      balance: 100,
      clause: 'JM-05',
      sees: [
        [refund, 'refund: succeeded by paddle, 9.90 USD for 100 credits (JM-05)'],
        [lot(second.payment), 'lot of 100: refunded; 100 refunded'],
        [lot(first.payment), 'lot of 100: open; 100 remaining'],
      ],
    },
  ],
};
