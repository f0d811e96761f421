import { bankSays, make, payByStripe, signUp } from './acts.ts';
import { balance, dispute, evidence, ledger, lot, work } from './sights.ts';
import type { Story } from './story.ts';

const starter = { account: 'budi', pack: 'starter', amount: 1000, currency: 'usd' };
const first = { ...starter, payment: 'pi_demo_budi_1' };
const second = { ...starter, payment: 'pi_demo_budi_2' };

const lost = {
  id: 'dp_demo_budi',
  payment: first.payment,
  amount: 1000,
  currency: 'usd',
  reason: 'fraudulent',
};

export const skenaDispute: Story = {
  product: 'skena',
  title: 'Skena: a dispute that is lost takes back what it paid for, and what is gone is owed',
  account: 'budi',
  steps: [
    {
      event: 'Budi signs up and buys 100 credits',
      act: async (cast) => {
        await signUp('budi')(cast);
        return payByStripe(first)(cast);
      },
      credits: 115,
      balance: 115,
      clause: 'SK-21, SK-14',
    },
    {
      event: 'gets 2 avatars, his trial credits spent first',
      act: make({ jobId: 'job_budi', accountId: 'budi', action: 'avatar', variants: 2 }),
      credits: -40,
      balance: 75,
      clause: 'SK-13',
      sees: [[lot(first.payment), 'lot of 100: open; 75 remaining, 25 captured']],
    },
    {
      event: 'his bank is asked for the 10.00 back: frozen',
      act: bankSays(lost, 'needs_response'),
      credits: 0,
      balance: 0,
      clause: 'MG-02',
      sees: [
        [balance, 'account: 0 available, 75 frozen'],
        [dispute('dsp_dp_demo_budi'), 'dispute: open over 10.00 USD, fraudulent'],
        [work('dispute'), "support's work: dispute of budi, due 2026-03-09T09:10:00.000Z"],
        [
          evidence('dsp_dp_demo_budi'),
          'evidence: 7 texts, drawn up; 25 credits spent, 2 March 2026',
        ],
      ],
    },
    {
      event: 'support sends the bank what is on record',
      act: ({ shop }) =>
        shop.support.post('/disputes/dsp_dp_demo_budi/evidence', { submit: true }, 'budi-evidence'),
      credits: 0,
      balance: 0,
      sees: [
        [
          evidence('dsp_dp_demo_budi'),
          'evidence: 7 texts, at the bank; 25 credits spent, 2 March 2026',
        ],
      ],
    },
    {
      event: 'the bank decides for him: the dispute is lost',
      act: bankSays(lost, 'lost'),
      credits: -75,
      balance: 0,
      clause: 'MG-03',
      sees: [
        [balance, 'account: 0 available, 25 owed'],
        [lot(first.payment), 'lot of 100: clawed_back; 25 captured, 75 clawedBack'],
        [
          ledger,
          'ledger: 75 credits taken from lot_…, of order ord_…: its payment was taken back (MG-03). Should it come back after all, so do they. 25 credits more could not be covered and are owed: later credits pay that first.',
        ],
        [work('dispute'), "support's work: dispute none"],
      ],
    },
    {
      event: 'he buys 100 again, which pays the 25 first',
      act: payByStripe(second),
      credits: 75,
      balance: 75,
      clause: 'SK-14, MG-07',
      sees: [
        [
          ledger,
          'ledger: 25 credits paid what was owed of order ord_…, out of lot_… (MG-07). 25 credits less are owed now.',
        ],
        [balance, 'account: 75 available'],
      ],
    },
  ],
};
