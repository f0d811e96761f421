import { Dispute, Evidence } from '../disputes.ts';
import { Checkout, Work } from '../payments.ts';
import { RefundQuote } from '../refund-quotes.ts';
import { Refund, RefundStep } from '../refunds.ts';
import { Outage, ReportedOutage } from '../status.ts';
import { PaddleEvent, Received, StripeEvent } from '../webhooks.ts';
import { named } from './schemas.ts';

const amounts = {
  gross: 'What is given back of the price.',
  fee: 'What is kept of it, because the provider keeps it too.',
  net: 'What is paid: gross less fee.',
  creditsRetired: 'What the lot gives up for it.',
} as const;

const outage = {
  startedAt: 'When the service went down.',
  endedAt: 'When it came back.',
  qualifies: 'Whether the policy promises something for it by now.',
} as const;

export const namedMoney = [
  named('Checkout', Checkout, 'A page to pay at.', {
    fields: {
      orderId: 'The name that the purchase will have once it is paid.',
      url: 'Where to send the customer.',
    },
  }),
  named('RefundQuote', RefundQuote, 'What the policy says to whoever asks for their money.', {
    fields: {
      ...amounts,
      outcome: 'Paid at once when it is confirmed, looked at by a person first, or not paid.',
      redacted: 'The kinds of secrets that were cut out of the statement before it was kept.',
      decisionWithin: 'How soon a person has decided, in words.',
      payoutWithin: 'How soon the money is back, in words.',
      expiresAt: 'The last moment at which it can be confirmed.',
    },
  }),
  named('Refund', Refund, 'Money on its way back to the payer.', {
    fields: {
      ...amounts,
      accountId: 'Empty where the payment belongs to no account.',
      decisionDueAt: 'By when a person decides.',
      payoutDueAt: 'By when the money is back.',
      overdue: 'One of these was missed.',
      external: 'It began at the payment provider.',
      history: 'Every state it was in, oldest first.',
    },
  }),
  named('RefundStep', RefundStep, 'A state that a refund came to.', {
    fields: {
      at: 'When.',
      by: 'Whose doing it was: a person, `policy`, or the provider.',
      note: 'Why.',
    },
  }),
  named('Dispute', Dispute, "The payer's bank asks for the money.", {
    fields: {
      orderId: 'The purchase, where we know it.',
      accountId: 'The account, where we know it.',
      status: 'A `warning` is not one yet; a `prevented` one never will be.',
      amount: 'What the bank asks for.',
      reason: 'In the words of the provider.',
      dueBy: 'By when evidence has to be there.',
      evidence: 'What was drawn up for the bank, as soon as it was.',
    },
  }),
  named('DisputeEvidence', Evidence, 'What there is to say to a dispute.', {
    fields: {
      fields: "Texts by Stripe's own names for them.",
      draftedAt: 'When it was drawn up.',
      stagedAt: 'When Stripe had it.',
      submittedAt: 'When it went to the bank, which takes it once.',
    },
  }),
  named('Work', Work, 'Something that a person has to look at.', {
    fields: {
      id: "Of the refund, case or dispute, or the provider's own id of the payment.",
      accountId: 'The account, where it is known.',
      dueAt: 'The last moment at which it is in time.',
      overdue: 'Whether that is over.',
      summary: 'What it is, in a sentence.',
    },
  }),
  named('Outage', Outage, 'A time of complete unavailability.', {
    fields: { ...outage, source: 'Who said that the service was down.' },
  }),
  named('ReportedOutage', ReportedOutage, 'The outage that a reported moment lies in or ends.', {
    fields: outage,
  }),
  named(
    'StripeEvent',
    StripeEvent,
    "An event as Stripe sends it; Stripe's own documentation says what is in it.",
    {
      fields: {
        id: 'Of the event: `evt_`.',
        type: 'Such as `checkout.session.completed`.',
        created: 'When it happened, in seconds.',
        data: 'The object that it is about.',
      },
    },
  ),
  named(
    'PaddleEvent',
    PaddleEvent,
    "A notification as Paddle sends it; Paddle's own documentation says what is in it.",
    {
      fields: {
        event_id: 'Of the event: `evt_`.',
        event_type: 'Such as `transaction.completed`.',
        occurred_at: 'When it happened.',
        data: 'The object that it is about.',
      },
    },
  ),
  named('Received', Received, 'The event is stored.', {
    fields: { received: 'Always true.' },
  }),
];
