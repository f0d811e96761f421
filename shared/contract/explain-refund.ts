import type { Money } from '../domain/money.ts';
import {
  netMinor,
  type Refund,
  type RefundCode,
  type RefundState,
  refundState,
} from '../domain/refund.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import type { Policy } from '../policy/policy.ts';

/**
 * The field's usual decimals of a currency: two, but for those that have none or three. A figure for
 * people to read; nothing is counted with it.
 */
const decimals: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  KWD: 3,
  BHD: 3,
};

export function amountWords({ amountMinor, currency }: Money): string {
  const places = decimals[currency] ?? 2;
  const digits = String(amountMinor).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? `${currency} ${whole}` : `${currency} ${whole}.${digits.slice(-places)}`;
}

/** Why, and what would change the answer, for the customer. */
const reasons: Readonly<Record<RefundCode, (policy: Policy) => string>> = {
  eligible: () => 'The policy pays this back.',
  window_closed: ({ cash: { unused } }) =>
    unused.decides === 'automatic'
      ? `It was asked back more than ${unused.windowHours / 24} days after the purchase. A right that the law gives you still counts: ask on the ground "statutory".`
      : 'It was asked back too late.',
  lot_used: () =>
    'Credits of this purchase were spent: on an output that was delivered, or on what was owed before. Had that job failed, they would be back and count as unspent.',
  no_cash_value: () =>
    'Nothing was paid for these credits, or they were forfeited, so they have no price to give back.',
  quality_not_covered: () =>
    'How well an output is liked is no ground for a refund: render it again with changes (Regen). If it is technically broken, ask on the ground "faulty".',
  not_a_duplicate: () =>
    'No earlier payment for the same pack and amount was found. If one was taken, name the later of the two.',
  no_qualifying_outage: ({ outage }) =>
    outage
      ? `The service was not completely down for more than ${outage.hours} hours in a row after this purchase.`
      : 'No outage on record reaches this purchase.',
  not_offered: () =>
    'Purchases go back only in the cases that the policy lists: a payment made twice, one you did not make, a long outage, or a right that the law gives you.',
  already_refunded: () => 'All of it has gone back already.',
  refund_open: () => 'A refund of this purchase is under way already.',
  disputed: () =>
    'Your bank is looking into this payment. Until it has decided, nothing else can be paid back.',
  lot_pending: () =>
    'A job that is still running has drawn on this purchase. The answer follows by itself when that is done: paid back if everything returns, not if an output is delivered.',
  case_by_case: () => 'A person looks at it and decides.',
  claim_to_check: () => 'A person checks what happened. Until then these credits cannot be spent.',
  statutory_claim: () =>
    'You say that the law gives you this right. A person always looks at that.',
};

const credits = (count: number) => `${count} credit${count === 1 ? '' : 's'}`;

/** What would be paid and taken. */
function terms(quote: Pick<RefundQuote, 'gross' | 'feeMinor' | 'creditsRetired'>): string {
  const { gross, feeMinor, creditsRetired } = quote;
  const net = amountWords({ ...gross, amountMinor: netMinor(quote) });
  const fee = amountWords({ ...gross, amountMinor: feeMinor });
  const kept = feeMinor > 0 ? `, which is ${amountWords(gross)} less a fee of ${fee}` : '';
  return `${net} would be paid back${kept}, and ${credits(creditsRetired)} given up.`;
}

/** The refusal that a statutory claim was made against. */
const against = ({ outranks }: Pick<Refund, 'outranks'>): string =>
  outranks
    ? ` By the policy alone the answer would be no: ${outranks.code.replaceAll('_', ' ')} (${outranks.clause}).`
    : '';

export function explainQuote(quote: RefundQuote, policy: Policy): string {
  const job = quote.spentBy ? ` The job was ${quote.spentBy}.` : '';
  const why = `${reasons[quote.code](policy)}${job} (${quote.clause})`;
  if (quote.outcome === 'refused') return why;
  return `${why}${against(quote)} ${terms(quote)}`;
}

const states: Readonly<Record<RefundState, string>> = {
  under_review: 'It is being looked at; its credits cannot be spent meanwhile.',
  approved: 'It is approved and on its way to the payment provider.',
  submitted: 'The payment provider has accepted it and is working on it.',
  succeeded: 'It was paid back.',
  failed: 'It could not be paid; a person is looking for another way.',
  denied: 'It is not paid back.',
};

type Told = Pick<
  Refund,
  'history' | 'gross' | 'feeMinor' | 'paidMinor' | 'creditsRetired' | 'clause' | 'outranks'
>;

export function explainRefund(refund: Told & { readonly external: boolean }): string {
  const net = amountWords({ ...refund.gross, amountMinor: netMinor(refund) });
  const origin = refund.external ? ', made at the payment provider' : '';
  return `Refund of ${net} for ${credits(refund.creditsRetired)}${origin} (${refund.clause}). ${states[refundState(refund)]}${against(refund)}`;
}
