import { make, payByStripe, signUp } from './acts.ts';
import { balance, explanation, lot, order, quote, refund, stripeHears } from './sights.ts';
import type { Story } from './story.ts';

const starter = { account: 'dewi', pack: 'starter', amount: 1000, currency: 'usd' };
const first = { ...starter, payment: 'pi_demo_dewi_1' };
const second = { ...starter, payment: 'pi_demo_dewi_2' };

export const skenaRefund: Story = {
  product: 'skena',
  title: 'Skena: an unspent top-up goes back in cash, at the price that was quoted',
  account: 'dewi',
  steps: [
    {
      event: 'Dewi signs up',
      act: signUp('dewi'),
      credits: 15,
      balance: 15,
      clause: 'SK-21',
    },
    {
      event: 'buys 100 credits for 10.00',
      act: payByStripe(first),
      credits: 100,
      balance: 115,
      clause: 'SK-14',
      sees: [
        [
          order(first.payment),
          'order: eligible: None of the 100 credits of lot_… is spent, so the money can be asked back until 9 March 2026 at 16:10 (Asia/Jakarta) (SK-08). An output that is delivered for them ends that.',
        ],
      ],
    },
    {
      event: 'asks what she would get back',
      act: ({ desk }) => desk.ask(first.payment, 'unused'),
      credits: 0,
      balance: 115,
      answer: 'eligible',
      sees: [
        [quote, 'quote: automatic, gross 10.00, fee 0.59, net 9.41 USD for 100 credits (SK-08)'],
        [
          explanation,
          'told: The policy pays back what was paid for lot_… (SK-08). USD 9.41 would be paid back, which is USD 10.00 less a fee of USD 0.59, and 100 credits of lot_… given up. Confirm it by 2 March 2026 at 16:40 (Asia/Jakarta): the money then goes back the way it was paid, within 5 business days.',
        ],
      ],
    },
    {
      event: 'confirms that quote',
      act: ({ desk }) => desk.confirm(),
      credits: -100,
      balance: 15,
      clause: 'SK-08',
      sees: [
        [stripeHears, 'Stripe hears: refunds.create of 941 by key refund:rfd_…:1: ok (call 1)'],
        [refund, 'refund: succeeded by stripe, 9.41 USD for 100 credits (SK-08)'],
        [lot(first.payment), 'lot of 100: refunded; 100 refunded'],
      ],
    },
    {
      event: 'confirms it again by a double click',
      act: ({ desk }) => desk.confirm(),
      credits: 0,
      balance: 15,
      sees: [
        [stripeHears, 'Stripe hears: refunds.create of 941 by key refund:rfd_…:1: ok (call 1)'],
      ],
    },
    {
      event: 'buys again, and gets 2 videos made',
      act: async (cast) => {
        await payByStripe(second)(cast);
        return make({ jobId: 'job_dewi', accountId: 'dewi', action: 'video', variants: 2 })(cast);
      },
      credits: 80,
      balance: 95,
      clause: 'SK-14, SK-13',
      sees: [
        [lot(second.payment), 'lot of 100: open; 95 remaining, 5 captured'],
        [balance, 'account: 95 available'],
      ],
    },
    {
      event: 'asks that one back too',
      act: ({ desk }) => desk.ask(second.payment, 'unused'),
      credits: 0,
      balance: 95,
      answer: 'lot_used',
      sees: [
        [quote, 'quote: refused, gross 0.00, fee 0.00, net 0.00 USD for 0 credits (SK-19)'],
        [
          explanation,
          'told: Credits of lot_… are gone: spent on an output that was delivered or on what was owed before, or taken by support (SK-19). What a failed job gives back counts as unspent. The job was job_dewi. A right that the law gives you still counts: ask on the ground "statutory".',
        ],
      ],
    },
    {
      event: 'and cannot confirm what is refused',
      act: ({ desk }) => desk.confirm(),
      credits: 0,
      balance: 95,
      answer: 'refund_refused',
    },
  ],
};
