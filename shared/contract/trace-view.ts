import type { Entry } from '../domain/entry.ts';
import { toInstant } from '../domain/instant.ts';
import type { Job } from '../domain/job.ts';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { RefundQuote } from '../domain/refund-quote.ts';
import { clauseOf, leavesOf } from '../policy/leaves.ts';
import { type Policy, policyName } from '../policy/policy.ts';
import { entryTold } from './account-view.ts';
import { jobView } from './job-view.ts';
import type { Reader } from './reader.ts';
import { refundQuoteView } from './refund-view.ts';

type TraceFacts = {
  readonly entry: Entry;
  readonly policy: Policy;
  readonly job?: Job;
  readonly order?: Order;
  readonly payment?: Payment;
  readonly quotes: readonly RefundQuote[];
};

/** What the version says under that clause, by where it stands in the policy; and where it is told in words. */
function ruleView({ clause }: Entry, policy: Policy) {
  const ruled = leavesOf(policy).filter(
    ({ at }) => clauseOf(policy, at) === clause && !at.endsWith('.clause'),
  );
  const page = `/v1/${encodeURIComponent(policy.product)}/policy?version=${policy.version}`;
  return {
    policy: policyName(policy),
    effectiveFrom: toInstant(policy.effectiveFrom),
    clause,
    url: `${page}#${clause}`,
    values: Object.fromEntries(ruled.map(({ at, value }) => [at, value])),
  };
}

const orderView = ({
  orderId,
  lotId,
  pack,
  credits,
  paid,
  paidAt,
  provider,
  paymentId,
}: Order) => ({
  orderId,
  pack,
  credits,
  paid,
  paidAt,
  provider,
  paymentId,
  lotId,
});

const paymentView = (payment: Payment) => ({
  paymentId: payment.paymentId,
  provider: payment.provider,
  ...(payment.granted && { paidAt: payment.granted.paid.at, paid: payment.granted.paid.amount }),
  refunds: Object.entries(payment.refunds).map(([id, { status, at, amount }]) => ({
    id,
    status,
    at,
    amount,
  })),
  disputes: Object.entries(payment.disputes).map(([id, { status, at, amount }]) => ({
    id,
    status,
    at,
    amount,
  })),
  adjustments: Object.entries(payment.adjustments).map(([id, { action, status, at, amount }]) => ({
    id,
    status: `${action} ${status}`,
    at,
    amount,
  })),
  events: Object.entries(payment.heard ?? {}).map(([id, { type, at }]) => ({ id, type, at })),
});

export const traceView = (
  { entry, policy, job, order, payment, quotes }: TraceFacts,
  reader: Reader,
) => ({
  entry: entryTold(entry, reader),
  ...(entry.by && { by: entry.by }),
  ...(entry.reason && { reason: entry.reason }),
  ...(entry.cause && { cause: entry.cause }),
  facts: entry.facts ?? {},
  rule: ruleView(entry, policy),
  ...(job && { job: jobView(job, reader) }),
  ...(order && { order: orderView(order) }),
  ...(payment && { payment: paymentView(payment) }),
  quotes: quotes.map((quote) => ({ quote: refundQuoteView(quote, reader), facts: quote.facts })),
});
