import type { SuggestionCode } from '../../domain/dossier.ts';
import type { Declared } from './kinds.ts';

const clause = { clause: 'text' } as const;

/** What a dossier suggests to whoever answers the case. */
export const suggestionMessages = {
  tell_more: clause,
  several_fit: clause,
  holder_unknown: clause,
  past_its_limit: clause,
  still_running: clause,
  restored_already: { first: 'text', clause: 'text' },
  failed_and_kept: clause,
  delivered: clause,
  look_at_output: clause,
  refund_by_policy: clause,
  refund_refused: clause,
  refund_under_way: clause,
  gone_back: clause,
  bank_decides: clause,
  mended_on_the_spot: clause,
  nothing_found: clause,
} as const satisfies Declared & Record<SuggestionCode, unknown>;
