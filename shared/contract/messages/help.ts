import type { Declared } from './kinds.ts';

const clause = { clause: 'text' } as const;

/** What a case says to its customer. */
export const helpMessages = {
  case_open: { due: 'moment', clause: 'text' },
  case_waiting: { missing: 'names', due: 'moment', clause: 'text', asksBy: 'text' },
  case_asked: { due: 'moment', clause: 'text' },
  case_answered: clause,
  case_mended: clause,
  case_redacted: { kinds: 'names' },
  case_by_policy: {},

  field_jobId: {},
  field_orderId: {},
  field_paidOn: {},
  field_amountMinor: {},
  field_project: {},
  field_action: {},
  field_approximateTime: {},
  field_expectation: {},

  secret_card_number: {},
  secret_security_code: {},
  secret_password: {},
  secret_one_time_code: {},
  secret_private_key: {},
  secret_api_key: {},
  secret_bearer_token: {},
} as const satisfies Declared;
