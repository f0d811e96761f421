import type { LotKind } from '../../domain/lot.ts';
import type { Declared } from './kinds.ts';

const kinds = ['trial', 'purchase', 'goodwill'] as const satisfies readonly LotKind[];

const about = { lot: 'text', clause: 'text' } as const;

/** Whether a purchase could be asked back, until when, and what would change that. */
export const standingMessages = {
  standing_eligible: { ...about, credits: 'count', until: 'moment' },
  standing_offered: about,
  standing_pending: about,
  standing_ask_until: { until: 'moment' },
  standing_used: about,
  standing_closed: { ...about, until: 'moment' },
  standing_no_cash_value: { ...about, kind: kinds },
  standing_not_offered: about,
  standing_case_by_case: about,
  standing_already_refunded: about,
  standing_refund_open: about,
  standing_disputed: about,
} as const satisfies Declared;
