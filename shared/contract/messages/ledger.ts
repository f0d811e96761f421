import { outcomes } from './jobs.ts';
import type { Declared } from './kinds.ts';

const moved = { credits: 'count', lots: 'lots', clause: 'text' } as const;
const ofOrder = { ...moved, order: 'text' } as const;
const nothingOf = { order: 'text', lot: 'text', clause: 'text' } as const;
const frozen = {
  ...nothingOf,
  credits: 'count',
  reason: ['refund', 'dispute'],
} as const;
const byPerson = { ...moved, by: 'text', reason: 'text' } as const;

/** What each entry of the ledger means. */
export const ledgerMessages = {
  grant_trial: moved,
  grant_purchase: { ...ofOrder, pack: 'text' },
  charge: { ...moved, job: 'text', action: 'text' },
  restore: { ...moved, job: 'text', outcome: [...outcomes, 'undelivered'] },
  clawback: ofOrder,
  clawback_nothing: nothingOf,
  clawback_covered: ofOrder,
  clawback_owed: ofOrder,
  refund: ofOrder,
  refund_nothing: nothingOf,
  refund_covered: ofOrder,
  refund_offered: { ...nothingOf, quote: 'text', net: 'money', credits: 'count', until: 'moment' },
  refund_offered_only: { ...nothingOf, quote: 'text' },
  freeze: frozen,
  thaw: frozen,
  reinstate: ofOrder,
  reinstate_nothing: nothingOf,
  reinstate_repaid: ofOrder,
  forfeit: { ...moved, by: ['customer', 'operator'] },
  adjust_given: byPerson,
  adjust_taken: byPerson,
  adjust_case: { case: 'text' },
  owed_more: { credits: 'count' },
  owed_less: { credits: 'count' },
  lies_frozen: { credits: 'count' },
} as const satisfies Declared;
