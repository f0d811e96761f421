import * as z from 'zod/mini';
import type { Payment } from '../../../../shared/domain/payment.ts';
import { type ApiReply, replyTo, silence } from '../api-reply.ts';
import { minted } from '../minted.ts';
import type { Behaviour } from '../payment-calls.ts';
import { paidFor } from '../told-payments.ts';
import type { World } from '../world.ts';
import { allItems, askedItems, type Left } from './adjusted-items.ts';
import { adjustmentObject } from './adjustment-object.ts';
import { type AdjustmentsMade, type MadeAdjustment, standingRefunds } from './adjustments-made.ts';
import { created } from './call.ts';
import { failure, invalid, parsedBody, refuse } from './errors.ts';
import { lineItemsOf } from './line-items.ts';

const Item = z.object({
  item_id: z.string().check(z.startsWith('txnitm_')),
  type: z.enum(['full', 'partial']),
  amount: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
});

const Create = z.object({
  action: z.literal('refund'),
  transaction_id: z.string().check(z.startsWith('txn_')),
  reason: z.string().check(z.minLength(1)),
  type: z._default(z.enum(['full', 'partial']), 'partial'),
  tax_mode: z._default(z.enum(['internal', 'external']), 'internal'),
  items: z.nullish(z.array(Item).check(z.minLength(1), z.maxLength(100))),
});

type Create = z.infer<typeof Create>;

function checkItems({ type, items }: Create): void {
  if (type === 'full' && items) invalid([{ field: 'items', message: 'must be null' }]);
  if (type === 'partial' && !items) invalid([{ field: 'items', message: 'must be provided' }]);
  const partial = (items ?? []).filter((item) => item.type === 'partial');
  if (partial.some(({ amount }) => amount === undefined)) {
    invalid([{ field: 'items.amount', message: 'must be provided' }]);
  }
  const free = partial.find(({ amount }) => Number(amount) === 0);
  if (free === undefined) return;
  const detail = `You are attempting to make an adjustment with zero amount on a transaction item. ID: ${free.item_id}`;
  refuse({ code: 'adjustment_amount_cannot_be_zero', detail });
}

const add = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Nothing where nobody said what was paid. */
function leftOf(payment: Payment | undefined, refunds: readonly MadeAdjustment[]) {
  const paid = paidFor(payment);
  if (!paid) return undefined;
  const { amountMinor } = paid.amount;
  const left: Left = {
    total: amountMinor - add(refunds.map(({ total }) => total)),
    subtotal: (paid.subtotalMinor ?? amountMinor) - add(refunds.map(({ subtotal }) => subtotal)),
  };
  return left;
}

const tooMuch = (asked: number, left: number): never =>
  refuse({
    code: 'adjustment_total_amount_above_remaining_allowed',
    detail: `The adjustment amount exceeds the total amount left to adjust. Amount to Adjust: ${asked}, Amount Left: ${left}`,
  });

/** @param refunds of the transaction that stand */
function itemsOf(asked: Create, payment: Payment | undefined, refunds: readonly MadeAdjustment[]) {
  const { transaction_id: transactionId } = asked;
  const left = leftOf(payment, refunds);
  const items = asked.items
    ? askedItems(transactionId, payment, asked.items, asked.tax_mode)
    : allItems(lineItemsOf(transactionId, payment), left ?? { total: 0, subtotal: 0 });
  const total = add(items.map((item) => item.total));
  if (left && (total > left.total || left.total <= 0)) tooMuch(total, Math.max(0, left.total));
  return items;
}

function newAdjustment(
  asked: Create,
  payment: Payment | undefined,
  { made, now }: { readonly made: AdjustmentsMade } & Pick<World, 'now'>,
  behaviour: Behaviour,
): MadeAdjustment {
  const { transaction_id: transactionId, action, type, reason } = asked;
  const refunds = standingRefunds(made.of(transactionId, payment));
  if (refunds.some(({ status }) => status === 'pending_approval')) {
    const detail = `There is a refund pending approval for the transaction. ID: ${transactionId}`;
    refuse({ code: 'adjustment_pending_refund_request', detail });
  }
  const items = itemsOf(asked, payment, refunds);
  const adjustment: MadeAdjustment = {
    id: minted.paddle('adj'),
    transactionId,
    action,
    type,
    status: behaviour === 'pending' ? 'pending_approval' : 'approved',
    reason,
    currency: paidFor(payment)?.amount.currency ?? 'USD',
    total: add(items.map(({ total }) => total)),
    subtotal: add(items.map(({ subtotal }) => subtotal)),
    items,
    at: now(),
    updatedAt: now(),
  };
  made.put(adjustment);
  return adjustment;
}

export async function createAdjustment(
  body: unknown,
  made: AdjustmentsMade,
  { told, now, behave }: World,
): Promise<ApiReply> {
  const asked = parsedBody(Create, body);
  checkItems(asked);
  const payment = await told.of(asked.transaction_id);
  const behaviour = behave();
  if (behaviour === 'timeout') return silence;
  if (behaviour.startsWith('fail:')) return failure(behaviour.slice('fail:'.length));
  const reply = await replyTo(() =>
    created(adjustmentObject(newAdjustment(asked, payment, { made, now }, behaviour))),
  );
  return behaviour === 'reply_lost' ? { ...reply, isCut: true } : reply;
}
