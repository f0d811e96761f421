import { bankSays, deliver, payByStripe, signUp, wait } from './acts.ts';
import { balance, dispute, explanation, lot, work } from './sights.ts';
import type { Story } from './story.ts';

const gbp = { account: 'eve', currency: 'gbp' };
const small = { ...gbp, payment: 'pi_demo_eve_1', pack: 'small', amount: 500 };
const large = { ...gbp, payment: 'pi_demo_eve_2', pack: 'large', amount: 2000 };

const won = {
  id: 'dp_demo_eve',
  payment: small.payment,
  amount: 500,
  currency: 'gbp',
  reason: 'product_not_received',
};

export const postRemixerDispute: Story = {
  product: 'post-remixer',
  title: 'Post Remixer: a dispute freezes what it is about and nothing else, and won is as before',
  account: 'eve',
  steps: [
    {
      event: 'Eve buys 40 credits, and 200 an hour later',
      act: async (cast) => {
        await signUp('eve')(cast);
        await payByStripe(small)(cast);
        await wait('PT1H')(cast);
        return payByStripe(large)(cast);
      },
      credits: 240,
      balance: 240,
      clause: 'PR-08',
    },
    {
      event: 'starts a job of 2 remixes, from the older credits',
      act: ({ shop }) =>
        shop.post('/jobs', {
          jobId: 'job_eve',
          accountId: 'eve',
          action: 'quick-remix',
          variants: 2,
          shownCredits: 8,
        }),
      credits: -8,
      balance: 232,
      clause: 'PR-03',
      sees: [[lot(small.payment), 'lot of 40: open; 32 remaining, 8 pending']],
    },
    {
      event: 'her bank asks for those 5.00 back: frozen',
      act: bankSays(won, 'needs_response'),
      credits: 0,
      balance: 200,
      clause: 'MG-02',
      sees: [
        [lot(small.payment), 'lot of 40: frozen; 32 remaining, 8 pending'],
        [lot(large.payment), 'lot of 200: open; 200 remaining'],
        [balance, 'account: 200 available, 8 pending, 32 frozen'],
        [dispute('dsp_dp_demo_eve'), 'dispute: open over 5.00 GBP, product_not_received'],
        [work('dispute'), "support's work: dispute of eve, due 2026-03-09T10:10:00.000Z"],
      ],
    },
    {
      event: 'the running job goes on: both are delivered',
      act: async (cast) => {
        await deliver('job_eve', 'v1')(cast);
        await deliver('job_eve', 'v2')(cast);
      },
      credits: 0,
      balance: 200,
      sees: [[lot(small.payment), 'lot of 40: frozen; 32 remaining, 8 captured']],
    },
    {
      event: 'she cannot have it back twice meanwhile',
      act: ({ desk }) => desk.ask(small.payment, 'unused'),
      credits: 0,
      balance: 200,
      answer: 'disputed',
      sees: [
        [
          explanation,
          'told: Your bank is looking into the payment for lot_… (MG-02). Until it has decided, nothing else can be paid back. A right that the law gives you still counts: ask on the ground "statutory".',
        ],
      ],
    },
    {
      event: 'the bank decides for the product: as before',
      act: bankSays(won, 'won'),
      credits: 0,
      balance: 232,
      clause: 'MG-04',
      sees: [
        [lot(small.payment), 'lot of 40: open; 32 remaining, 8 captured'],
        [balance, 'account: 232 available'],
        [work('dispute'), "support's work: dispute none"],
      ],
    },
  ],
};
