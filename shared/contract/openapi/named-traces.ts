import {
  HeardEvent,
  JudgedQuote,
  PaymentFacts,
  ProviderFact,
  Rule,
  Trace,
  TracedEntry,
  TracedOrder,
} from '../traces.ts';
import { entryFields, orderFields } from './named-accounts.ts';
import { named } from './schemas.ts';

export const namedTraces = [
  named('Trace', Trace, 'What stands behind one entry of the ledger.', {
    fields: {
      entry: 'The entry, without `balanceAfter`.',
      by: 'Who did it, where a person did.',
      reason: 'In their words.',
      cause: 'What brought it about: an outcome, an action, an id.',
      facts: 'What it was decided by, by name.',
      rule: 'The rule as it stood then.',
      job: 'The job that it is about.',
      order: 'The purchase that it is about.',
      payment: 'What the provider told of that purchase.',
      quotes: 'Refund quotes of that purchase.',
    },
  }),
  named('TracedEntry', TracedEntry, 'One change of a balance.', { fields: entryFields }),
  named('TracedOrder', TracedOrder, 'A purchase.', { fields: orderFields }),
  named('Rule', Rule, 'A rule in the words and with the values of the version that counted.', {
    fields: {
      effectiveFrom: 'From when that version was in force.',
      url: 'Where that version is told in words.',
      values: 'The values in it, by name.',
    },
  }),
  named('PaymentFacts', PaymentFacts, 'What is known of a payment.', {
    fields: {
      paidAt: 'When it was paid.',
      paid: 'What was paid.',
      refunds: 'Refunds at the provider.',
      disputes: 'Disputes of it.',
      adjustments: 'Adjustments at the provider.',
      events: 'Every event that told of it.',
    },
  }),
  named('ProviderFact', ProviderFact, 'Something at the provider, where it stands.', {
    fields: {
      id: "The provider's own.",
      status: 'In the words of the provider.',
      at: 'When it came to that.',
      amount: 'How much it is about.',
    },
  }),
  named('HeardEvent', HeardEvent, 'An event of the provider that was applied.', {
    fields: { id: "The provider's own.", type: 'What kind it is.', at: 'When it happened.' },
  }),
  named('JudgedQuote', JudgedQuote, 'A refund quote with all that it was judged by.', {
    fields: { quote: 'The quote.', facts: 'What it was judged by, by name.' },
  }),
];
