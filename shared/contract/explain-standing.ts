import type { RefundCode } from '../domain/refund.ts';

/** Whether a purchase can be asked back, for the customer; a few codes never say it of a lot. */
const standings: Readonly<Partial<Record<RefundCode, string>>> = {
  eligible: 'None of its credits is spent, so it can be paid back until the time given',
  no_cash_value:
    'Nothing was paid for these credits, or they were forfeited, so they have no cash value',
  lot_used: 'Credits of it were spent on an output that was delivered, so it is not paid back',
  lot_pending: 'A job that is still running drew on it; the answer depends on how that ends',
  window_closed: 'The time in which it could be asked back is over',
  case_by_case: 'A person decides on request whether it is paid back',
  not_offered: 'It is paid back only in the circumstances that the policy lists',
  already_refunded: 'Its money has gone back already',
  refund_open: 'A refund of it is under way',
  disputed:
    'The bank is asked to take its payment back; until that is decided nothing else is paid back',
};

export const explainStanding = ({
  code,
  clause,
  until,
}: {
  readonly code: string;
  readonly clause: string;
  readonly until?: string;
}): string => {
  const isOffer = code === 'eligible' && !until;
  const sentence = isOffer
    ? 'What is left of it can be paid back'
    : (standings[code as RefundCode] ?? code);
  return `${sentence} (${clause}).`;
};
