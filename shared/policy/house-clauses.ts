import type { ClauseTopic, PathIn } from './clause.ts';
import type { Policy } from './policy.ts';
import { businessDays } from './wording.ts';

type Topic = ClauseTopic<PathIn<Policy>>;

const disputes: Topic = {
  heading: 'When your bank takes a payment back',
  clauses: [
    {
      id: 'MG-01',
      title: 'A warning or a question',
      text: `A bank that only asks, or warns, changes nothing: the purchase stays usable. Somebody here looks
        at it within ${businessDays('disputeFirstLookBusinessDays')}, or by the day the bank sets.`,
      values: { disputeFirstLookBusinessDays: 'disputeWork.businessDays' },
    },
    {
      id: 'MG-02',
      title: 'A dispute is opened',
      text: `The credits of that one purchase cannot be spent while it lasts, all of them, also if only part
        of the price is disputed. Jobs that are running finish, and your other credits stay usable. Nothing
        else of that purchase is paid back meanwhile.`,
      values: {},
    },
    {
      id: 'MG-03',
      title: 'You get the money',
      text: `The purchase gives up the share of its credits that the money is of the price, rounded down:
        first what is left of it. What was spent already {uncovered, select,
          owe {is owed}
          forgive {is forgiven}
          other {}}.
        What remains can be spent again.`,
      values: { uncovered: 'cash.uncovered' },
    },
    {
      id: 'MG-04',
      title: 'We keep the money',
      text: `The purchase can be spent again, and exactly what the dispute took comes back, with what other
        purchases paid in its stead. If the bank looks at it again, so do we; it is its last word that
        counts.`,
      values: {},
    },
    {
      id: 'MG-07',
      title: 'Credits you owe',
      text: `Credits that are owed are paid first from the next credits you get; nothing is taken from credits
        you already have.`,
      values: {},
    },
    {
      id: 'MG-10',
      title: 'Disputed when the account closes',
      text: `Credits that closing the account forfeits are forfeited, disputed or not. Those that a person
        would look at wait for the bank: they are looked at if we keep the money, and gone if you get it.`,
      values: {},
    },
  ],
};

const corrections: Topic = {
  heading: 'Payments and corrections',
  clauses: [
    {
      id: 'MG-05',
      title: 'Refunds made elsewhere',
      text: `A refund that the payment provider makes without us is accepted. The purchase gives up the share
        of its credits that the money is of the price, rounded down, and none for tax alone. While such a
        refund is not certain, its credits cannot be spent.`,
      values: {},
    },
    {
      id: 'MG-09',
      title: 'A refund that fails after all',
      text: 'If money that seemed to have gone back did not, the credits given up for it come back, whole.',
      values: {},
    },
    {
      id: 'MG-11',
      title: 'What your history calls it',
      text: `Credits given up for a refund, whoever made it, are called refunded; those that a dispute took
        are called clawed back.`,
      values: {},
    },
    {
      id: 'MG-06',
      title: 'Corrections by our staff',
      text: `When somebody here gives or takes credits, your history says who and why. Credits given that way
        have no cash value; those taken come from what would be spent first.`,
      values: {},
    },
    {
      id: 'MG-08',
      title: 'A payment we cannot place',
      text: `A payment that names no account we know, or one that is closed, is kept. Somebody looks at it
        within ${businessDays('unplacedPaymentBusinessDays')} and gives it to the right account, once.`,
      values: { unplacedPaymentBusinessDays: 'unattachedPayment.businessDays' },
    },
  ],
};

/** The house rules, where the products say nothing, as customers of any of them read them. */
export const houseClauses: readonly Topic[] = [disputes, corrections];
