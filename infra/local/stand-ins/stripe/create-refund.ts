import * as z from 'zod/mini';
import type { Payment } from '../../../../shared/domain/payment.ts';
import { type ApiReply, replyTo, silence } from '../api-reply.ts';
import { minted } from '../minted.ts';
import type { Behaviour } from '../payment-calls.ts';
import { paidFor } from '../told-payments.ts';
import type { World } from '../world.ts';
import { amount, done, id, metadata } from './call.ts';
import { chargeIdOf, paymentIdOf } from './charges.ts';
import { failure, invalid, parsedParams, refuse } from './errors.ts';
import type { Params } from './form.ts';
import { refundObject } from './refund-object.ts';
import { type MadeRefund, type RefundsMade, refundedAmount } from './refunds-made.ts';

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

const Create = z.object({
  payment_intent: z.optional(id),
  charge: z.optional(id),
  amount: z.optional(amount),
  currency: z.optional(z.string()),
  reason: z.optional(z.enum(reasons, 'parameter_invalid_enum')),
  metadata: z.optional(metadata),
});

type Create = z.infer<typeof Create>;

function paymentIn({ payment_intent, charge }: Create): string {
  if (payment_intent !== undefined) return payment_intent;
  if (charge !== undefined) return paymentIdOf(charge);
  return invalid({
    code: 'parameter_missing',
    message: 'One of the following params should be provided: payment_intent or charge.',
  });
}

/** Everything that is left where no amount is asked for; no limit for what nobody told of. */
function allowedAmount(asked: number | undefined, left: number | undefined, charge: string) {
  if (left === undefined) return asked ?? 0;
  if (left === 0) {
    const message = `Charge ${charge} has already been refunded.`;
    return refuse({ code: 'charge_already_refunded', message });
  }
  if (asked !== undefined && asked > left) {
    const message = `Refund amount (${asked}) is greater than unrefunded amount on charge (${left})`;
    return refuse({ code: 'amount_too_large', message, param: 'amount' });
  }
  return asked ?? left;
}

function newRefund(
  asked: Create,
  payment: Payment | undefined,
  { made, world }: { readonly made: RefundsMade; readonly world: World },
  behaviour: Behaviour,
): MadeRefund {
  const paymentId = paymentIn(asked);
  const paid = paidFor(payment)?.amount;
  const refunded = refundedAmount(made.of(paymentId, payment));
  const left = paid && Math.max(0, paid.amountMinor - refunded);
  const refund: MadeRefund = {
    id: minted.stripe('re'),
    paymentId,
    status: behaviour === 'pending' ? 'pending' : 'succeeded',
    amount: allowedAmount(asked.amount, left, chargeIdOf(paymentId)),
    currency: (paid?.currency ?? asked.currency ?? 'usd').toLowerCase(),
    reason: asked.reason ?? null,
    metadata: asked.metadata ?? {},
    at: world.now(),
  };
  made.put(refund);
  return refund;
}

export async function createRefund(
  params: Params,
  made: RefundsMade,
  world: World,
): Promise<ApiReply> {
  const asked = parsedParams(Create, params);
  const payment = await world.told.of(paymentIn(asked));
  const behaviour = world.behave();
  if (behaviour === 'timeout') return silence;
  if (behaviour.startsWith('fail:')) return failure(behaviour.slice('fail:'.length));
  const reply = await replyTo(() =>
    done(refundObject(newRefund(asked, payment, { made, world }, behaviour))),
  );
  return behaviour === 'reply_lost' ? { ...reply, isCut: true } : reply;
}
