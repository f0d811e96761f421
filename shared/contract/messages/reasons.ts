import type { RefundCode } from '../../domain/refund.ts';
import type { Declared, Takes } from './kinds.ts';

/** Why not, where another rule would refuse what a person now decides. */
export const refusalCodes = [
  'window_closed',
  'lot_used',
  'no_cash_value',
  'quality_not_covered',
  'not_a_duplicate',
  'no_qualifying_outage',
  'not_offered',
  'already_refunded',
  'refund_open',
  'disputed',
] as const satisfies readonly RefundCode[];

const about = { lot: 'text', clause: 'text' } as const;

/**
 * Why money goes back, is looked at, or does not, and what would change the answer.
 *
 * `amount` of `unit` is how long the time for it was, where it had one; `hours` is how long the service
 * has to be down, 0 where nothing is promised for that.
 */
const byCode = {
  eligible: about,
  window_closed: { ...about, unit: ['days', 'hours', 'none'], amount: 'count' },
  lot_used: about,
  no_cash_value: about,
  quality_not_covered: about,
  not_a_duplicate: about,
  no_qualifying_outage: { ...about, hours: 'count' },
  not_offered: about,
  already_refunded: about,
  refund_open: about,
  disputed: about,
  lot_pending: about,
  case_by_case: about,
  claim_to_check: about,
  statutory_claim: about,
} as const satisfies Readonly<Record<RefundCode, Takes>>;

export const reasonMessages = {
  ...byCode,
  spent_by: { job: 'text' },
  by_law: {},
  against: { code: refusalCodes, clause: 'text' },
} as const satisfies Declared;
