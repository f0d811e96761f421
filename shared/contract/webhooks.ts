import * as z from 'zod/mini';
import type { SignedContract } from './operation-contract.ts';

/** As much of an event as shows that it is one; what it says is the provider's to document. */
export const StripeEvent = z.looseObject({
  id: z.string(),
  type: z.string(),
  created: z.int(),
  data: z.looseObject({}),
});

export const PaddleEvent = z.looseObject({
  event_id: z.string(),
  event_type: z.string(),
  occurred_at: z.string(),
  data: z.looseObject({}),
});

export const Received = z.object({ received: z.literal(true) });

const received = {
  tag: 'Events',
  status: 200,
  errors: ['malformed_json'],
  method: 'POST',
  badSignature: 400,
  answer: Received,
} as const;

export const ReceiveStripeEvent = {
  ...received,
  operationId: 'receiveStripeEvent',
  summary: 'Tell of a payment, refund or dispute at Stripe',
  description:
    'Answered 200 once the event is stored, whether or not it could be applied: one that could not be is applied later, or shown to somebody. Told again, in whatever order, it changes nothing. A product that does not use Stripe has no such path.',
  path: '/v1/{product}/webhooks/stripe',
  signedBy: 'stripe',
  body: StripeEvent,
} as const satisfies SignedContract;

export const ReceivePaddleEvent = {
  ...received,
  operationId: 'receivePaddleEvent',
  summary: 'Tell of a transaction or adjustment at Paddle',
  description:
    'Answered 200 once the event is stored, whether or not it could be applied: one that could not be is applied later, or shown to somebody. Told again, in whatever order, it changes nothing. A product that does not use Paddle has no such path.',
  path: '/v1/{product}/webhooks/paddle',
  signedBy: 'paddle',
  body: PaddleEvent,
} as const satisfies SignedContract;
