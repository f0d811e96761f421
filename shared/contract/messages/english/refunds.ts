import type { Wording } from '../kinds.ts';
import type { refundMessages } from '../refunds.ts';
import { because } from './because.ts';
import { businessDays, credits } from './counted.ts';

const late = 'That time is over, and a person has been told.';

export const english = {
  business_days: businessDays('days'),
  business_days_between: `{from, number} to ${businessDays('days')}`,

  terms: `{net} would be paid back, and ${credits()} of {lot} given up.`,
  terms_less_fee: `{net} would be paid back, which is {gross} less a fee of {fee}, and ${credits()} of {lot} given up.`,
  confirm_automatic:
    'Confirm it by {until}: the money then goes back the way it was paid, within {within}.',
  confirm_review: 'Confirm it by {until}: a person then decides within {within}.',
  confirm_pending: 'Confirm it by {until}: the answer then follows by itself when the job is done.',

  refund: `Refund of {net} for ${credits()} of {lot} ({clause}).`,
  refund_elsewhere: `Refund of {net} for ${credits()} of {lot}, made at the payment provider ({clause}).`,
  refund_unplaced: 'Refund of {net}, made at the payment provider ({clause}).',
  less_fee: 'That is {gross} less a fee of {fee}.',
  under_review: 'A person decides on it by the end of {by}; its credits cannot be spent meanwhile.',
  under_review_late: `A person was to decide on it by the end of {by}; its credits cannot be spent meanwhile. ${late}`,
  under_review_job:
    'It decides itself when the jobs that drew on it have ended; its credits cannot be spent meanwhile.',
  approved: 'It was approved on {at} by the policy, without a person, and is on its way.',
  approved_by: 'It was approved on {at} by {who}, and is on its way.',
  sent_by: 'The payment provider has it by the end of {by}.',
  sent_late: `The payment provider was to have it by the end of {by}. ${late}`,
  submitted: 'The payment provider accepted it on {at} and is working on it.',
  succeeded: 'It was paid back on {at}.',
  failed: 'It could not be paid on {at}; a person is looking for another way.',
  failed_because:
    'It could not be paid on {at}, by the payment provider\'s word "{why}"; a person is looking for another way.',
  failed_less_left:
    'It was not sent on {at}, because less of the payment was left than it gives back; a person is looking into it.',
  denied: `It was declined on {at} by the policy, without a person${because}.`,
  denied_by: 'It was declined on {at} by {who}: "{why}".',
} as const satisfies Wording<typeof refundMessages>;
