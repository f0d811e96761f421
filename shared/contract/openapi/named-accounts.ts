import { Account, Balance, Entry, Lot, Order, RefundStanding } from '../accounts.ts';
import * as answer from '../answer-fields.ts';
import { named } from './schemas.ts';

export const entryFields = {
  at: 'When it happened.',
  kind: 'What happened.',
  credits:
    'How many became more (positive) or fewer (negative); 0 where something was only frozen, thawed or offered.',
  frozen: 'How many were frozen (positive) or thawed (negative).',
  owed: 'How many became owed (positive) or were paid of it (negative).',
  draws: 'From which lots, or to which.',
  jobId: 'The job that was charged or restored.',
  orderId: 'The purchase that it is about.',
} as const;

export const orderFields = {
  pack: 'What was bought.',
  credits: 'What was granted for it.',
  paid: 'What was paid, which counts for refunds also where the catalogue says another price.',
  paidAt: 'When it was paid.',
} as const;

export const namedAccounts = [
  named('Account', Account, "A customer's credits in one product.", {
    fields: {
      email: 'As it was when the account was opened.',
      country: 'As it was told when the account was opened.',
      status: 'A closed account spends nothing, and is not opened again.',
      lots: 'Every lot there ever was, oldest first.',
      openedAt: 'When the account was opened.',
      closedAt: 'When it was closed.',
    },
  }),
  named('Balance', Balance, 'The credits of an account, by what may be done with them.', {
    fields: {
      available: 'May be spent now.',
      pending: 'Charged to jobs that are running.',
      frozen: 'Lies in lots that may not be spent for now.',
      owed: 'Taken back, and no lot could cover it: later grants pay it first.',
    },
  }),
  named(
    'Lot',
    Lot,
    'The credits of one grant. `credits` is the sum of `remaining` to `adjusted`.',
    {
      fields: {
        orderId: 'Of a purchase.',
        credits: 'What was granted; it never changes.',
        remaining: 'Not spent, taken or given up.',
        pending: 'Charged to jobs that are running.',
        captured: 'Spent on outputs that were delivered.',
        refunded: 'Given up for money that went back.',
        clawedBack: 'Taken because a bank took the payment back.',
        forfeited: 'Given up when the account was closed.',
        adjusted: 'Taken by an operator.',
        state: 'Only an `open` lot is spent.',
        grantedAt: 'When it was granted; for a purchase, when it was paid.',
      },
    },
  ),
  named(
    'RefundStanding',
    RefundStanding,
    'Whether the money of a purchase could be asked back now.',
    {
      fields: {
        eligible: 'Whether it would be paid back.',
        until: 'The last moment at which that is so.',
      },
    },
  ),
  named('Draw', answer.Draw, 'Credits taken from one lot, or given back to it.'),
  named('Entry', Entry, 'One change of a balance, never changed itself.', {
    fields: { ...entryFields, balanceAfter: 'Available credits after it.' },
  }),
  named('Order', Order, 'A purchase.', {
    fields: { ...orderFields, refunds: 'Every refund of it, in the order they began.' },
  }),
];
