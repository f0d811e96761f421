import type { Declared } from './kinds.ts';

/** The rule, where one is the reason; nothing where none is. */
const ruled = { clause: 'text' } as const;

/** What is behind an error, in its own numbers, and what can be done about it. */
export const adviceMessages = {
  account_closed: ruled,
  account_exists: {},
  already_attached: ruled,
  busy: {},
  case_answered: {},
  dispute_over: {},
  evidence_not_taken: {},
  evidence_submitted: {},
  forfeit_not_acknowledged: { ...ruled, credits: 'count', quotes: 'count' },
  idempotency_conflict: {},
  insufficient_credits: { ...ruled, needed: 'count', available: 'count', missing: 'count' },
  invalid_request: { fields: 'names' },
  job_exists: {},
  job_settled: {},
  lot_changed: ruled,
  not_cancellable: ruled,
  order_not_found: {},
  price_changed: { ...ruled, credits: 'count' },
  price_of_another: ruled,
  price_not_shown: ruled,
  quote_expired: ruled,
  quote_not_found: {},
  refund_decided: {},
  refund_refused: ruled,
} as const satisfies Declared;
