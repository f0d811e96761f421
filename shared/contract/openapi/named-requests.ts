import { AdjustAccount, CloseAccount } from '../account-changes.ts';
import { OpenAccount } from '../accounts.ts';
import { SendEvidence } from '../disputes.ts';
import { RecordDelivery, StartJob } from '../jobs.ts';
import { AttachPayment, CreateCheckout } from '../payments.ts';
import { QuoteJob } from '../prices.ts';
import { QuoteRefund } from '../refund-quotes.ts';
import { DecideRefund, RequestRefund } from '../refunds.ts';
import { ReportStatus } from '../status.ts';
import { named } from './schemas.ts';

const account = 'Whose it is.';

/** Bodies of requests. */
export const namedRequests = [
  named('OpenAccountRequest', OpenAccount.body, 'The account to open.', {
    fields: {
      accountId: 'What your own system calls the customer.',
      country: 'Where the customer lives.',
    },
  }),
  named(
    'CloseAccountRequest',
    CloseAccount.body,
    'Who closes the account, knowing what that forfeits.',
    {
      fields: {
        by: 'Who wants it closed; what is forfeited may depend on it.',
        reason: 'Why, for the record.',
        forfeitCredits: 'What will be forfeited, as the first call said it.',
      },
    },
  ),
  named('AdjustAccountRequest', AdjustAccount.body, "An operator's word on a balance.", {
    fields: {
      credits: 'How many to give (positive) or take (negative); not 0.',
      reason: 'Why; the customer reads it in the ledger.',
      by: 'Who does it.',
      caseId: 'The request for help that it answers: `cse_`.',
    },
  }),
  named('QuoteJobRequest', QuoteJob.body, 'The job to price.', {
    fields: { accountId: account, action: 'What to render, as the price list names it.' },
  }),
  named('StartJobRequest', StartJob.body, 'The job to start.', {
    fields: {
      jobId: 'What your own system calls the job; starting it again is the same job.',
      accountId: 'Who pays.',
      action: 'What to render, as the price list names it.',
      quoteId: 'The price that was promised.',
      shownCredits: 'The price that the customer saw, where there is no quote.',
    },
  }),
  named('RecordDeliveryRequest', RecordDelivery.body, 'What reached the customer.', {
    fields: { kind: 'What was done with the output.' },
  }),
  named('CreateCheckoutRequest', CreateCheckout.body, 'Who wants to buy what.', {
    fields: {
      accountId: 'Who buys.',
      pack: 'What is bought.',
      successUrl: 'Where the browser goes once it is paid.',
      cancelUrl: 'Where it goes otherwise.',
    },
  }),
  named(
    'QuoteRefundRequest',
    QuoteRefund.body,
    'Which purchase, and why. Name it by `orderId`, or by `paidOn` and `amountMinor`.',
    {
      fields: {
        accountId: account,
        paidOn: 'The day it was paid; a day to either side will do.',
        amountMinor: "What was paid, in the currency's smallest unit, with tax or without.",
        statement: 'What the customer says.',
      },
    },
  ),
  named('RequestRefundRequest', RequestRefund.body, 'The quote to confirm.'),
  named('DecideRefundRequest', DecideRefund.body, "A person's word on a refund.", {
    fields: {
      decision: 'Whether it is paid.',
      reason: 'Why, for the record.',
      by: 'Who decides.',
      statutory: 'Whether the law asks for it, whatever the policy says.',
    },
  }),
  named('SendEvidenceRequest', SendEvidence.body, 'How to send it.', {
    fields: { submit: 'Whether the bank gets it, or Stripe keeps it as a draft.' },
  }),
  named('AttachPaymentRequest', AttachPayment.body, 'Whom a payment is for.', {
    fields: { accountId: account, pack: 'What was bought.' },
  }),
  named('ReportStatusRequest', ReportStatus.body, 'What somebody saw of the service.', {
    fields: {
      state: 'Only `down` makes an outage.',
      at: 'When it was seen; now, where it is left out.',
      source: 'Who saw it.',
    },
  }),
];
