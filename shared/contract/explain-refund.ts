import { lotIdOf } from '../domain/ids.ts';
import { type Money, toMoney } from '../domain/money.ts';
import {
  grossMinor,
  netMinor,
  type Refund,
  type RefundStep,
  refundState,
} from '../domain/refund.ts';
import { explainAgainst, explainLaw, refusalCode } from './explain-reason.ts';
import { english } from './messages/english/refunds.ts';
import { indonesian } from './messages/indonesian/refunds.ts';
import { refundMessages } from './messages/refunds.ts';
import { speaker, together } from './messages/say.ts';
import type { Reader } from './reader.ts';

export const sayOfRefunds = speaker(refundMessages, { en: english, id: indonesian });

/** A refund as its customer knows it; without an order where its payment has bought nothing. */
export type RefundFacts = Pick<
  Refund,
  | 'orderId'
  | 'ground'
  | 'code'
  | 'clause'
  | 'outranks'
  | 'history'
  | 'gross'
  | 'feeMinor'
  | 'paidMinor'
  | 'creditsRetired'
  | 'decisionDueAt'
  | 'payoutDueAt'
  | 'remindedOf'
> & { readonly external: boolean };

type Amounts = Parameters<typeof netMinor>[0];

/** What the payer gets, what of the price that is before the fee, and the fee. */
export const amountsOf = (refund: Amounts): Readonly<Record<'gross' | 'fee' | 'net', Money>> => {
  const { currency } = refund.gross;
  return {
    gross: toMoney(grossMinor(refund), currency),
    fee: toMoney(refund.feeMinor, currency),
    net: toMoney(netMinor(refund), currency),
  };
};

function explainTerms(refund: RefundFacts, reader: Reader): string {
  const { orderId, clause, creditsRetired: credits, external, feeMinor } = refund;
  const { net, gross, fee } = amountsOf(refund);
  if (!orderId) return sayOfRefunds(reader, 'refund_unplaced', { net, clause });
  const told = { net, credits, clause, lot: lotIdOf(orderId) };
  return together(
    sayOfRefunds(reader, external ? 'refund_elsewhere' : 'refund', told),
    feeMinor > 0 && sayOfRefunds(reader, 'less_fee', { gross, fee }),
  );
}

/** A clock that has run out is noted in the history too; that is no step of the refund. */
const isStep = ({ by }: RefundStep) => by !== 'schedule';

function explainReview({ decisionDueAt: by, remindedOf }: RefundFacts, reader: Reader): string {
  if (!by) return sayOfRefunds(reader, 'under_review_job');
  const isLate = remindedOf === 'missed';
  return sayOfRefunds(reader, isLate ? 'under_review_late' : 'under_review', { by });
}

function explainApproval(refund: RefundFacts, { at, by: who }: RefundStep, reader: Reader): string {
  const { payoutDueAt: by, remindedOf } = refund;
  const isLate = remindedOf === 'missed';
  return together(
    who === 'policy'
      ? sayOfRefunds(reader, 'approved', { at })
      : sayOfRefunds(reader, 'approved_by', { at, who }),
    by && sayOfRefunds(reader, isLate ? 'sent_late' : 'sent_by', { by }),
  );
}

/** The provider's own word for it is told as it is. */
function explainFailure({ at, note: why, by }: RefundStep, reader: Reader): string {
  if (by === 'policy') return sayOfRefunds(reader, 'failed_less_left', { at });
  return why && why !== 'no_reason_given'
    ? sayOfRefunds(reader, 'failed_because', { at, why })
    : sayOfRefunds(reader, 'failed', { at });
}

function explainDenial(refund: RefundFacts, { at, by, note }: RefundStep, reader: Reader): string {
  const { code, ground } = refund;
  const why = refusalCode(code) ?? 'unknown';
  return together(
    by === 'policy'
      ? sayOfRefunds(reader, 'denied', { at, code: why })
      : sayOfRefunds(reader, 'denied_by', { at, who: by, why: note ?? '' }),
    ground !== 'statutory' && explainLaw(reader.product.policy, reader),
  );
}

/** Where it stands, who decided, and what is next, by when. */
function explainState(refund: RefundFacts, reader: Reader): string {
  const [first, ...others] = refund.history;
  const step = others.findLast(isStep) ?? first;
  const { at } = step;
  const state = refundState(refund);
  switch (state) {
    case 'under_review':
      return explainReview(refund, reader);
    case 'approved':
      return explainApproval(refund, step, reader);
    case 'submitted':
      return sayOfRefunds(reader, 'submitted', { at });
    case 'succeeded':
      return sayOfRefunds(reader, 'succeeded', { at });
    case 'failed':
      return explainFailure(step, reader);
    case 'denied':
      return explainDenial(refund, step, reader);
    default:
      return state satisfies never;
  }
}

/** How much goes back for which credits, by which rule, where it stands, and what is next. */
export const explainRefund = (refund: RefundFacts, reader: Reader): string =>
  together(
    explainTerms(refund, reader),
    explainState(refund, reader),
    explainAgainst(refund.outranks, reader),
  );
