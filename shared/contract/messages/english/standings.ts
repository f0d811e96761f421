import type { Wording } from '../kinds.ts';
import type { standingMessages } from '../standings.ts';

export const english = {
  standing_eligible: `{credits, plural, one {The # credit of {lot} is not spent} other {None of the # credits of {lot} is spent}}, so the money can be asked back until {until} ({clause}). An output that is delivered for them ends that.`,
  standing_offered:
    'What is left of {lot} can be paid back, because the service was down for so long ({clause}). Ask on the ground "outage".',
  standing_pending:
    'A job that is still running drew on {lot} ({clause}). If all its credits come back, the money can be asked back; if an output is delivered, it cannot.',
  standing_ask_until: 'It has to be asked for by {until}.',
  standing_used:
    'Credits of {lot} were spent, on an output that was delivered or on what was owed, so it is not paid back for being unspent ({clause}).',
  standing_closed: 'The time in which {lot} could be asked back ended at {until} ({clause}).',
  standing_no_cash_value: `{kind, select,
    trial {The credits of {lot} were given to try the product with, so they have no cash value}
    goodwill {The credits of {lot} were given as goodwill, so they have no cash value}
    other {Nothing was paid for {lot}, or its credits were forfeited with the account, so they have no cash value}} ({clause}).`,
  standing_not_offered:
    'What was paid for {lot} goes back only in the cases that the policy lists ({clause}).',
  standing_case_by_case:
    'Whether what was paid for {lot} goes back is decided by a person, on request ({clause}).',
  standing_already_refunded: 'What was paid for {lot} has gone back already ({clause}).',
  standing_refund_open:
    'A refund of {lot} is under way ({clause}). If it is not paid, its credits are free again.',
  standing_disputed:
    'The bank is asked to take the payment for {lot} back ({clause}). Until that is decided nothing else is paid back.',
} as const satisfies Wording<typeof standingMessages>;
