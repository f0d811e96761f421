import type { Wording } from '../kinds.ts';
import type { reasonMessages } from '../reasons.ts';
import { because } from './because.ts';

export const english = {
  eligible: 'The policy pays back what was paid for {lot} ({clause}).',
  window_closed: `{unit, select,
    days {{lot} was asked back more than {amount, plural, one {# day} other {# days}} after the purchase}
    hours {{lot} was asked back more than {amount, plural, one {# hour} other {# hours}} after the purchase}
    other {{lot} was asked back too late}} ({clause}).`,
  lot_used:
    'Credits of {lot} are gone: spent on an output that was delivered or on what was owed before, or taken by support ({clause}). What a failed job gives back counts as unspent.',
  no_cash_value:
    'Nothing was paid for the credits of {lot}, or they were forfeited with their account, so they have no price to give back ({clause}).',
  quality_not_covered:
    'How well an output is liked is no ground to pay {lot} back ({clause}). Render it again with changes (Regen); if it is technically broken, ask on the ground "faulty".',
  not_a_duplicate:
    'No earlier payment for the same pack and amount as that of {lot} was found ({clause}). If one was taken, name the later of the two.',
  no_qualifying_outage: `{hours, plural,
    =0 {No outage on record reaches the purchase of {lot}}
    one {The service was not completely down for more than # hour in a row after the purchase of {lot}}
    other {The service was not completely down for more than # hours in a row after the purchase of {lot}}} ({clause}).`,
  not_offered:
    'Purchases such as {lot} go back only in the cases that the policy lists ({clause}): a payment made twice, one you did not make, a long outage, or a right that the law gives you.',
  already_refunded: 'All that was paid for {lot} has gone back already ({clause}).',
  refund_open:
    'A refund of {lot} is under way already ({clause}). If it is not paid, another can be asked for.',
  disputed:
    'Your bank is looking into the payment for {lot} ({clause}). Until it has decided, nothing else can be paid back.',
  lot_pending:
    'A job that is still running has drawn on {lot} ({clause}). The answer follows by itself when that is done: paid back if everything returns, not if an output is delivered.',
  case_by_case: 'A person looks at {lot} and decides ({clause}).',
  claim_to_check:
    'A person checks what happened with {lot} ({clause}). Until then its credits cannot be spent.',
  statutory_claim:
    'You say that the law gives you this right to be paid back for {lot}. A person always looks at that ({clause}).',

  spent_by: 'The job was {job}.',
  by_law: 'A right that the law gives you still counts: ask on the ground "statutory".',
  against: `By the policy alone the answer would be no${because} ({clause}).`,
} as const satisfies Wording<typeof reasonMessages>;
