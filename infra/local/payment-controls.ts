import * as z from 'zod/mini';
import { ok } from '../../shared/runtime/answer.ts';
import { Problem } from '../../shared/runtime/problem.ts';
import { type Control, parsed } from './control.ts';
import type { Behaviour, PaymentCalls } from './stand-ins/payment-calls.ts';

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

/** What the stand-ins for the payment providers were asked, and what they are to do. */
export function paymentControls(calls: PaymentCalls): Readonly<Record<string, Control>> {
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
      perform: (body) => {
        parsed(Settle, body);
        // No function calls a provider yet, so there is no refund or adjustment to settle.
        throw new Problem('not_found');
      },
    },
  };
}
