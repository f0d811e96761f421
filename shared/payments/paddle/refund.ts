import type { Adjustment, CreateAdjustmentRequestBody } from '@paddle/paddle-node-sdk';
import { beforeDeadline } from '../before-deadline.ts';
import type { RefundReply, RefundRequest } from '../provider.ts';
import {
  type Answer,
  answered,
  later,
  refused,
  replyOf,
  unknown,
  unlessDone,
} from '../refund-reply.ts';
import { classifyError } from './classify-error.ts';
import type { PaddleConnection } from './connection.ts';
import { time } from './fields.ts';
import { partialItems } from './partial-items.ts';
import { readAdjustment } from './read-adjustment.ts';
import { markedReason, markIn } from './refund-mark.ts';

/** Of 50, the most that Paddle gives at once. */
const mostPages = 20;

async function refundsOf(
  { paddle }: PaddleConnection,
  deadline: AbortSignal,
  { paymentId }: RefundRequest,
): Promise<Answer<Adjustment[]>> {
  const query = { transactionId: [paymentId], action: 'refund' as const, perPage: 50 };
  const pages = paddle.adjustments.list(query);
  const listed = await answered(classifyError, async () => {
    const refunds: Adjustment[] = [];
    for (let page = 0; pages.hasMore && page < mostPages; page += 1) {
      refunds.push(...(await beforeDeadline(deadline, () => pages.next())));
    }
    return refunds;
  });
  return 'got' in listed && pages.hasMore ? unknown('too_many_refunds') : listed;
}

/** By the reader of the webhooks, so that one refund is one fact, however we hear of it. */
function replyFrom(adjustment: Adjustment, request: RefundRequest): RefundReply {
  const at = time.safeParse(adjustment.createdAt);
  if (!at.success) return unknown('unreadable_time');
  const { id, action, status, transactionId, reason, currencyCode, totals } = adjustment;
  const { total, subtotal } = totals;
  const asSent = {
    id,
    action,
    status,
    transaction_id: transactionId,
    reason,
    currency_code: currencyCode,
    totals: { total, subtotal, currency_code: totals.currencyCode },
  };
  return replyOf(readAdjustment(asSent, { at: at.data }), request);
}

function oursAmong(
  refunds: readonly Adjustment[],
  request: RefundRequest,
): RefundReply | undefined {
  const ours = refunds.find(({ reason }) => {
    const { ourRefundId, attempt } = markIn(reason);
    return ourRefundId === request.refundId && attempt === request.attempt;
  });
  return ours && replyFrom(ours, request);
}

async function find(
  connection: PaddleConnection,
  deadline: AbortSignal,
  request: RefundRequest,
): Promise<RefundReply> {
  const listed = await refundsOf(connection, deadline, request);
  if (!('got' in listed)) return unknown(listed.code);
  return oursAmong(listed.got, request) ?? refused('not_found');
}

/** @see https://developer.paddle.com/api-reference/adjustments/list-adjustments */
export const findRefund = (
  connection: PaddleConnection,
  request: RefundRequest,
): Promise<RefundReply> => find(connection, connection.deadline(), request);

/** What to ask for. Nothing is done by asking what was bought, so a failure of that is `later`. */
async function bodyOf(
  { paddle }: PaddleConnection,
  deadline: AbortSignal,
  request: RefundRequest,
  refunds: readonly Adjustment[],
): Promise<Answer<CreateAdjustmentRequestBody>> {
  const { paymentId: transactionId, isAll, amount } = request;
  const asked = { action: 'refund', transactionId, reason: markedReason(request) } as const;
  if (isAll) return { got: { ...asked, type: 'full' } };

  const items = await answered(classifyError, async () => {
    const get = () => paddle.transactions.get(transactionId);
    return partialItems(await beforeDeadline(deadline, get), refunds, amount);
  });
  if (!('got' in items)) return items.reply === 'unknown' ? later(items.code) : items;
  if (!items.got) return refused('amount_above_remaining');
  return { got: { ...asked, type: 'partial', items: items.got, taxMode: 'internal' } };
}

/**
 * Paddle knows no idempotency key. So that the same refund and attempt still have one effect, what is
 * there already is looked at first, and again when Paddle says no.
 *
 * @see https://developer.paddle.com/api-reference/adjustments/create-adjustment
 */
export async function refund(
  connection: PaddleConnection,
  request: RefundRequest,
): Promise<RefundReply> {
  const deadline = connection.deadline();
  const before = await refundsOf(connection, deadline, request);
  if (!('got' in before)) return before;
  const known = oursAmong(before.got, request);
  if (known) return known;

  const body = await bodyOf(connection, deadline, request, before.got);
  if (!('got' in body)) return body;
  const made = await answered(classifyError, () =>
    beforeDeadline(deadline, () => connection.paddle.adjustments.create(body.got)),
  );
  if ('got' in made) return replyFrom(made.got, request);
  return made.code.startsWith('adjustment_')
    ? unlessDone(made, await find(connection, deadline, request))
    : made;
}
