import type Stripe from 'stripe';
import { toInstant } from '../../domain/instant.ts';
import { beforeDeadline } from '../before-deadline.ts';
import type { RefundReply, RefundRequest } from '../provider.ts';
import { answered, refused, replyOf, unknown, unlessDone } from '../refund-reply.ts';
import { classifyError } from './classify-error.ts';
import type { StripeConnection } from './connection.ts';
import { unixSeconds } from './fields.ts';
import { readRefund } from './read-refund.ts';

/** More than anybody refunds of one payment; Stripe allows no end of partial refunds. */
const mostRefunds = 1000;

/** Refusals that a refund we made before may be the reason for. */
const mayBeOurs = new Set(['charge_already_refunded', 'invalid_amount']);

/** By the reader of the webhooks, so that one refund is one fact, however we hear of it. */
function replyFrom(refund: Stripe.Refund, request: RefundRequest): RefundReply {
  const created = unixSeconds.safeParse(refund.created);
  if (!created.success) return unknown('unreadable_time');
  const at = toInstant(created.data * 1000);
  return replyOf(readRefund({ ...refund }, { type: 'refund.created', at }), request);
}

const isOurs = ({ metadata }: Stripe.Refund, { refundId, attempt }: RefundRequest): boolean =>
  metadata?.makegood_refund === refundId && metadata.makegood_attempt === String(attempt);

async function find(
  { stripe }: StripeConnection,
  deadline: AbortSignal,
  request: RefundRequest,
): Promise<RefundReply> {
  const { paymentId } = request;
  const listed = await answered(classifyError, async () => {
    const pages = stripe.refunds.list({ payment_intent: paymentId, limit: 100 });
    const all = () => pages.autoPagingToArray({ limit: mostRefunds });
    const refunds = await beforeDeadline(deadline, all);
    return { ours: refunds.find((one) => isOurs(one, request)), count: refunds.length };
  });
  if (!('got' in listed)) return unknown(listed.code);
  const { ours, count } = listed.got;
  if (ours) return replyFrom(ours, request);

  return count < mostRefunds ? refused('not_found') : unknown('too_many_refunds');
}

/** @see https://docs.stripe.com/api/refunds/list */
export const findRefund = (
  connection: StripeConnection,
  request: RefundRequest,
): Promise<RefundReply> => find(connection, connection.deadline(), request);

/**
 * The same refund and attempt have one effect at Stripe for a day; after that, look with `findRefund`
 * first. For that day Stripe also answers with the error it first answered with, if it had begun: money
 * it lacked then (`balance_insufficient`) is only looked for again by another attempt.
 *
 * @see https://docs.stripe.com/api/refunds/create
 * @see https://docs.stripe.com/api/idempotent_requests
 */
export async function refund(
  connection: StripeConnection,
  request: RefundRequest,
): Promise<RefundReply> {
  const { paymentId, refundId, attempt, amount, reason } = request;
  const deadline = connection.deadline();
  const metadata = { makegood_refund: refundId, makegood_attempt: String(attempt) };
  const made = await answered(classifyError, () =>
    beforeDeadline(deadline, () =>
      connection.stripe.refunds.create(
        { payment_intent: paymentId, amount: amount.amountMinor, reason, metadata },
        { idempotencyKey: `refund:${refundId}:${attempt}` },
      ),
    ),
  );
  if ('got' in made) return replyFrom(made.got, request);
  return mayBeOurs.has(made.code)
    ? unlessDone(made, await find(connection, deadline, request))
    : made;
}
