import type { Declared } from './kinds.ts';
import { refusalCodes } from './reasons.ts';

const taken = { net: 'money', lot: 'text', credits: 'count' } as const;
const told = { ...taken, clause: 'text' } as const;
const fee = { gross: 'money', fee: 'money' } as const;
const byPerson = { who: 'text', at: 'day' } as const;

/** What a refund would pay and take; where one stands, who decided, and what is next. */
export const refundMessages = {
  business_days: { days: 'count' },
  business_days_between: { from: 'count', days: 'count' },

  terms: taken,
  terms_less_fee: { ...taken, ...fee },
  confirm_automatic: { until: 'moment', within: 'text' },
  confirm_review: { until: 'moment', within: 'text' },
  confirm_pending: { until: 'moment' },

  refund: told,
  refund_elsewhere: told,
  refund_unplaced: { net: 'money', clause: 'text' },
  less_fee: fee,
  under_review: { by: 'day' },
  under_review_late: { by: 'day' },
  under_review_job: {},
  approved: { at: 'day' },
  approved_by: byPerson,
  sent_by: { by: 'day' },
  sent_late: { by: 'day' },
  submitted: { at: 'day' },
  succeeded: { at: 'day' },
  failed: { at: 'day' },
  failed_because: { at: 'day', why: 'text' },
  failed_less_left: { at: 'day' },
  denied: { at: 'day', code: [...refusalCodes, 'unknown'] },
  denied_by: { ...byPerson, why: 'text' },
} as const satisfies Declared;
