import * as answer from '../answer-fields.ts';
import * as field from '../fields.ts';
import { ground } from '../refund-quotes.ts';
import { state as refundState } from '../refunds.ts';
import { named } from './schemas.ts';

const callerGives = 'The caller gives it: 1-128 of `A-Z a-z 0-9 . _ : -`.';

/** Ids, amounts, times and words that many shapes are made of. */
export const namedFields = [
  named('AccountId', field.accountId, `A customer in one product. ${callerGives}`, {
    example: 'ada',
  }),
  named('JobId', field.jobId, `A request to render. ${callerGives}`, { example: 'job-1' }),
  named('VariantId', field.variantId, `One output of a job. ${callerGives}`, { example: 'v1' }),
  named('QuoteId', field.quoteId, 'A price that was promised: `qte_`.'),
  named('OrderId', field.orderId, 'A purchase, as its customer knows it: `ord_`.'),
  named(
    'PaymentId',
    field.paymentId,
    "The provider's own name for a payment: `pi_` or, where there is none, `cs_` at Stripe; `txn_` at Paddle.",
  ),
  named('RefundQuoteId', field.refundQuoteId, 'An answer to whoever asks for their money: `rfq_`.'),
  named(
    'RefundId',
    field.refundId,
    'Money on its way back: `rfd_`. It shares what follows with its quote, or with the refund at the provider where that began there.',
  ),
  named('DisputeId', field.disputeId, "A dispute: `dsp_` and the provider's own id."),
  named(
    'LotId',
    answer.lotId,
    'The credits of one grant: `lot_`. That of a purchase shares what follows with its order.',
  ),
  named('EntryId', field.entryId, 'One change of a balance: `ent_`. Ids of entries sort by time.'),
  named('OutageId', answer.outageId, 'A time of complete unavailability: `out_`.'),
  named('Email', field.email, 'An e-mail address.', { example: 'ada@example.com' }),
  named('Country', field.country, 'Two capital letters, as in ISO 3166-1.', { example: 'ID' }),
  named('Text', field.text, 'What a person writes, up to a page of it.'),
  named('Person', field.person, 'Who a person is to their own staff.', { example: 'sue' }),
  named('Word', field.word, 'A word of the catalogue: an action or a pack.', { example: 'video' }),
  named('Day', field.day, "A day in the zone of the product's calendar.", {
    example: '2026-03-02',
  }),
  named(
    'Variants',
    field.variants,
    'How many outputs, or an id for each; 1 to 100 of them. Those that are only counted are called `v1`, `v2` and so on.',
  ),
  named('Credits', field.credits, 'Whole credits.', { example: 10 }),
  named('Instant', field.instant, 'A time in UTC with milliseconds, as in RFC 3339.', {
    example: '2026-03-02T09:00:00.000Z',
  }),
  named('AnyTime', field.anyTime, 'A time as in RFC 3339, in any zone.', {
    as: { type: 'string', format: 'date-time' },
  }),
  named('CaseId', field.caseId, 'A request for help: `cse_`.'),
  named('Money', field.money, 'An amount of money.', {
    fields: {
      amountMinor: "In the currency's smallest unit, such as cents.",
      currency: 'Three capital letters, as in ISO 4217.',
    },
    example: { amountMinor: 1000, currency: 'USD' },
  }),
  named('WorkKind', field.workKind, 'What open work is about.'),
  named(
    'Cursor',
    field.cursor,
    'Where the list goes on; it belongs to this list alone. Absent at the end.',
  ),
  named(
    'Clause',
    answer.clause,
    "The rule of the product's policy that decided, or a rule of the house (`MG-`).",
    { example: 'SK-08' },
  ),
  named('PolicyName', answer.policyVersion, 'A product and the version of its policy.', {
    example: 'skena@1',
  }),
  named('ProductName', answer.productName, 'One app that sells credits.', { example: 'skena' }),
  named('RateCardName', answer.rateCard, 'A version of the price list.', { example: '2026-01' }),
  named(
    'Explanation',
    answer.explanation,
    'For the customer, in whole sentences, with the clause.',
  ),
  named(
    'LotKind',
    answer.lotKind,
    'How credits were granted: to try the product, bought, or given by an operator.',
  ),
  named('Provider', answer.provider, 'Who takes the payments.'),
  named(
    'RefundCode',
    answer.refundCode,
    'Why money goes back (`eligible`), is looked at first (`lot_pending`, `case_by_case`, `claim_to_check`, `statutory_claim`), or does not (all others).',
  ),
  named('Ground', ground, 'Why somebody asks for their money.'),
  named(
    'RefundState',
    refundState,
    'Where a refund stands. `succeeded` and `denied` are final; `failed` waits for a person.',
  ),
];
