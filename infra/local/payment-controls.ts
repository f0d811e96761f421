import * as z from 'zod/mini';
import { ok } from '../../shared/runtime/answer.ts';
import { Problem } from '../../shared/runtime/problem.ts';
import { type Control, parsed } from './control.ts';
import type { Behaviour, PaymentCalls } from './stand-ins/payment-calls.ts';
import type { StandIns } from './stand-ins/start.ts';
import { type Delivery, deliver, productFor } from './stand-ins/webhook-delivery.ts';

const provider = z.enum(['stripe', 'paddle']);

const isBehaviour = (text: string): text is Behaviour =>
  /^(ok|pending|timeout|reply_lost|fail:[a-z0-9_.-]+)$/.test(text);

const Next = z.strictObject({
  provider,
  behaviour: z
    .string()
    .check(z.refine(isBehaviour, 'must be ok, pending, timeout, reply_lost or fail:<error code>')),
});

/** The words the providers themselves have for where a refund or an adjustment stands. */
const Settle = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('stripe'),
    id: z.string().check(z.minLength(1)),
    outcome: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
  }),
  z.strictObject({
    provider: z.literal('paddle'),
    id: z.string().check(z.minLength(1)),
    outcome: z.enum(['pending_approval', 'approved', 'rejected', 'reversed']),
  }),
]);

/** @property delivery how what is settled is told to the stack */
export type PaymentControlled = {
  readonly calls: PaymentCalls;
  readonly standIns: StandIns;
  readonly delivery: Delivery;
};

/** @throws Problem `not_found` for what the stand-in neither made nor was told of */
async function settled(
  { provider, id, outcome }: z.infer<typeof Settle>,
  { standIns, delivery }: PaymentControlled,
) {
  const { settle, told } = standIns[provider];
  const change = await settle(id, outcome);
  if (!change) throw new Problem('not_found');
  const payment = await told.of(change.paymentId);
  const product = productFor(provider, payment?.product, change);
  // Of a payment that nobody told of, nobody can say whose webhook it is.
  if (product === undefined) return { provider, id, status: outcome };
  const status = await deliver(provider, product, change.event, delivery);
  return { provider, id, status: outcome, delivered: { status } };
}

/** What the stand-ins for the payment providers were asked, and what they are to do. */
export function paymentControls(controlled: PaymentControlled): Readonly<Record<string, Control>> {
  const { calls } = controlled;
  return {
    '/_local/payments': { method: 'GET', perform: () => ok(calls.received) },
    '/_local/payments/next': {
      method: 'POST',
      perform: (body) => {
        const { provider, behaviour } = parsed(Next, body);
        return ok({ provider, queued: calls.queue(provider, behaviour as Behaviour) });
      },
    },
    '/_local/payments/settle': {
      method: 'POST',
      perform: async (body) => ok(await settled(parsed(Settle, body), controlled)),
    },
  };
}
