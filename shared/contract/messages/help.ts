import type { SuggestionCode } from '../../domain/dossier.ts';
import type { Declared } from './kinds.ts';

const clause = { clause: 'text' } as const;

/** What a case says to its customer, and what its dossier suggests to whoever answers it. */
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

  suggest_tell_more: clause,
  suggest_still_running: clause,
  suggest_restored_already: { first: 'text', clause: 'text' },
  suggest_failed_and_kept: clause,
  suggest_delivered: clause,
  suggest_look_at_output: clause,
  suggest_refund_by_policy: clause,
  suggest_refund_refused: clause,
  suggest_refund_under_way: clause,
  suggest_gone_back: clause,
  suggest_bank_decides: clause,
  suggest_mended_on_the_spot: clause,
  suggest_nothing_found: clause,
} as const satisfies Declared & Record<`suggest_${SuggestionCode}`, unknown>;
