import { Audit, Difference, FoldedLot } from '../audit.ts';
import { named } from './schemas.ts';

export const namedAudit = [
  named('Audit', Audit, 'Whether the ledger, folded from nothing, is the account.', {
    fields: {
      entries: 'How many entries were folded.',
      agrees: 'Whether there is no difference.',
      folded: 'The account as its entries alone tell it.',
      differences: 'Where the entries disagree with the account, its jobs or its orders.',
    },
  }),
  named('FoldedLot', FoldedLot, 'What the entries say of one lot.', {
    fields: {
      kind: 'Absent where no entry grants anything to it.',
      drawn: 'By jobs that did not give it back: captured and pending.',
      lent: 'The part of `clawedBack` that paid what other lots left owed.',
      owed: 'What it could not cover.',
      frozen: 'Absent where the entries tell it of several lots together only.',
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
