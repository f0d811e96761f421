import { dueAfterBusinessDays } from '../domain/calendar.ts';
import { disputeIdOf } from '../domain/dispute.ts';
import type { Instant } from '../domain/instant.ts';
import { own } from '../domain/own.ts';
import type { Paid, Payment } from '../domain/payment.ts';
import { type Refund, refundState } from '../domain/refund.ts';
import type { Work } from '../domain/work.ts';
import type { Product } from '../policy/product.ts';
import { type DisputeBack, disputesOf } from './money-back.ts';

/** A dispute somebody may still have to answer, or whose loss could not be counted. */
const needsSomebody = ({ status, isForeign }: DisputeBack): boolean =>
  status === 'warning' || status === 'open' || (status === 'lost' && isForeign);

/** The payment with the due date of each dispute that somebody has to look at, and of no other. */
export function withDisputeWork(
  payment: Payment,
  paid: Paid,
  { calendar, policy }: Product,
  now: Instant,
): Payment {
  const due = disputesOf(payment, paid)
    .filter(needsSomebody)
    .map(({ id, dueBy }) => {
      const usual = () => dueAfterBusinessDays(calendar, now, policy.disputeWork.businessDays);
      return [id, dueBy ?? own(payment.disputeWork, id) ?? usual()] as const;
    });
  return { ...payment, disputeWork: Object.fromEntries(due) };
}

const words = (code: string) => code.replaceAll('_', ' ');

function refundSummary(refund: Refund): string {
  const { ground, orderId, code, clause, remindedOf, outranks, history } = refund;
  const late = remindedOf === 'missed' ? ', and it is late' : '';
  const note = history.at(-1)?.note;
  switch (refundState(refund)) {
    case 'failed':
      return `Refund of ${orderId} could not be paid: ${words(note ?? 'no reason given')}`;
    case 'under_review': {
      const against = outranks ? `, against ${words(outranks.code)} (${outranks.clause})` : '';
      return `Decide the refund of ${orderId} asked for as ${ground}: ${words(code)} (${clause})${against}${late}`;
    }
    case 'submitted':
      return `Refund of ${orderId} is with the provider and was not paid in time: ask there`;
    default:
      return `Refund of ${orderId} is approved and not yet accepted by the provider${late}`;
  }
}

const refundWork = ({ product, granted, ours }: Payment): Work[] =>
  Object.values(ours).flatMap((refund) =>
    refund.workDueAt
      ? {
          product,
          kind: 'refund' as const,
          id: refund.refundId,
          ...(granted && { accountId: granted.accountId }),
          dueAt: refund.workDueAt,
          summary: refundSummary(refund),
        }
      : [],
  );

const disputeWork = ({ product, granted, disputeWork: due, paymentId }: Payment): Work[] =>
  Object.entries(due).map(([id, dueAt]) => ({
    product,
    kind: 'dispute' as const,
    id: disputeIdOf(id),
    ...(granted && { accountId: granted.accountId }),
    dueAt,
    summary: `Dispute ${id} of payment ${paymentId}`,
  }));

/** What somebody has to look at about a payment's refunds and disputes. */
export const workOf = (payment: Payment): Work[] => [
  ...refundWork(payment),
  ...disputeWork(payment),
];

const sameWork = (a: Work, b: Work) =>
  a.kind === b.kind && a.id === b.id && a.dueAt === b.dueAt && a.summary === b.summary;

const samePlace = (a: Work, b: Work) => a.kind === b.kind && a.id === b.id && a.dueAt === b.dueAt;

/** The work that a change of the payment opens, and what it closes. */
export function workBetween(before: Payment, after: Payment) {
  const [was, is] = [workOf(before), workOf(after)];
  return {
    opens: is.filter((work) => !was.some((known) => sameWork(known, work))),
    closes: was.filter((work) => !is.some((kept) => samePlace(kept, work))),
  };
}
