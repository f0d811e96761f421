import { Audit, Difference, FoldedAccount, FoldedLot } from '../audit.ts';
import { FilledClause, PolicyVersion, PublishedPolicy, version } from '../policy-call.ts';
import { named } from './schemas.ts';

/** What is there to be checked by others: the policy, and a ledger folded from nothing. */
export const namedPublished = [
  named('PublishedPolicy', PublishedPolicy, 'A version of a policy in plain words.', {
    fields: {
      product: 'Whose policy it is.',
      policy: 'The version, as entries name it.',
      effectiveFrom: 'From when what is decided goes by it.',
      clauses: 'Its rules, in the order of the page.',
      earlier: 'The versions before it, newest first.',
      replacedBy: 'The next one, where that has taken effect.',
      announced: 'Later ones that are not in force yet.',
    },
  }),
  named('FilledClause', FilledClause, 'One rule, with the numbers it is decided by.', {
    fields: {
      id: 'What answers name it by.',
      title: 'What it is about.',
      text: 'The rule in plain words.',
      values: 'What stands in its text, by name.',
    },
  }),
  named('PolicyVersion', PolicyVersion, 'Where another version of the policy is.', {
    fields: {
      policy: 'That version.',
      effectiveFrom: 'From when it was or will be in force.',
      url: 'Below the address that this was asked of.',
    },
  }),
  named(
    'PolicyNumber',
    version,
    'The number of a version of the policy; the one in force, where it is left out.',
  ),
  named('Audit', Audit, 'A ledger folded from nothing, beside the account that it should give.', {
    fields: {
      accountId: 'Whose it is.',
      entries: 'How many entries there are.',
      agrees: 'Whether nothing disagrees.',
      differences: 'Everything that does.',
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
      kind: 'How it was granted.',
      granted: 'What was granted.',
      remaining: 'What is left.',
      drawn: 'Charged, less what was given back.',
      refunded: 'Given up for money that went back.',
      clawedBack: 'Taken because a bank took the payment back.',
      forfeited: 'Given up when the account was closed.',
      adjusted: 'Taken by an operator.',
      lent: 'Taken to pay what was owed for another lot.',
      owed: 'Could not be covered.',
      frozen: 'May not be spent for now.',
    },
  }),
  named('Difference', Difference, 'Where two of them disagree.', {
    fields: {
      what: 'What disagrees.',
      where: 'Of which lot, job or purchase.',
      ledger: 'What the entries say.',
      account: 'What the account says.',
    },
  }),
];
