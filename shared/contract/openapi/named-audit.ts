import { Audit, Difference, FoldedAccount, FoldedLot } from '../audit.ts';
import { named } from './schemas.ts';

/** A ledger folded from nothing, and what it is compared with. */
export const namedAudit = [
  named('Audit', Audit, 'A ledger folded from nothing, beside the account that it should give.', {
    fields: {
      accountId: 'Whose it is.',
      entries: 'How many entries were folded.',
      agrees: 'Whether there is no difference.',
      differences: 'Where the entries disagree with the account, its jobs or its orders.',
    },
  }),
  named('FoldedAccount', FoldedAccount, 'What the entries alone come to.', {
    fields: {
      available: 'May be spent.',
      frozen: 'Lies in frozen lots.',
      owed: 'Taken back, and no lot could cover it.',
      lots: 'The same, lot by lot.',
    },
  }),
  named('FoldedLot', FoldedLot, 'What the entries alone say of a lot.', {
    fields: {
      lotId: 'Which lot.',
      kind: 'How it was granted; absent where no entry grants anything to it.',
      granted: 'What was granted.',
      remaining: 'What is left.',
      drawn: 'By jobs that did not give it back: captured and pending.',
      refunded: 'Given up for money that went back.',
      clawedBack: 'Taken because a bank took the payment back.',
      forfeited: 'Given up when the account was closed.',
      adjusted: 'Taken by an operator.',
      lent: 'The part of `clawedBack` that paid what other lots left owed.',
      owed: 'What it could not cover.',
      frozen:
        'May not be spent for now; absent where the entries tell it of several lots together only.',
    },
  }),
  named('Difference', Difference, 'Two sides that disagree.', {
    fields: {
      what: 'What they disagree on.',
      where: 'The id of a lot, a job, an order or an entry, or `account`.',
      ledger: 'What follows from the entries; absent where they say nothing.',
      account: 'What the account, the job or the order says; absent where that is nothing.',
    },
  }),
];
