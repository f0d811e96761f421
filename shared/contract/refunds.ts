import * as z from 'zod/mini';
import { clause, explanation } from './answer-fields.ts';
import {
  credits,
  instant,
  money,
  orderId,
  person,
  refundId,
  refundQuoteId,
  text,
} from './fields.ts';
import type { OperationContract } from './operation-contract.ts';
import { ground } from './refund-quotes.ts';

const nothing = z.strictObject({});

export const state = z.enum([
  'under_review',
  'approved',
  'submitted',
  'succeeded',
  'failed',
  'denied',
]);

export const RefundStep = z.object({
  state,
  at: instant,
  by: z.string(),
  note: z.optional(z.string()),
});

export const Refund = z.object({
  refundId,
  orderId,
  accountId: z.string(),
  ground,
  state,
  gross: money,
  fee: money,
  net: money,
  creditsRetired: credits,
  decisionDueAt: z.optional(instant),
  payoutDueAt: z.optional(instant),
  overdue: z.optional(z.boolean()),
  external: z.boolean(),
  clause,
  explanation,
  history: z.array(RefundStep),
});

export const RequestRefund = {
  operationId: 'requestRefund',
  tag: 'Money',
  summary: 'Confirm a refund quote',
  description:
    'What the quote said is what is paid (SK-11). The refund is recorded and its credits frozen before the payment provider is called; it is paid at most once.',
  status: 202,
  errors: ['quote_not_found', 'quote_expired', 'refund_refused', 'lot_changed'],
  method: 'POST',
  path: '/v1/{product}/refunds',
  access: 'app',
  idempotency: 'required',
  params: nothing,
  query: nothing,
  body: z.strictObject({ refundQuoteId }),
  answer: Refund,
} as const satisfies OperationContract;

export const GetRefund = {
  operationId: 'getRefund',
  tag: 'Money',
  summary: 'Read a refund',
  description: 'Also one that began at the payment provider.',
  status: 200,
  errors: ['refund_not_found'],
  method: 'GET',
  path: '/v1/{product}/refunds/{refundId}',
  access: 'app',
  idempotency: 'none',
  params: z.object({ refundId }),
  query: nothing,
  body: nothing,
  answer: Refund,
} as const satisfies OperationContract;

export const DecideRefund = {
  operationId: 'decideRefund',
  tag: 'Money',
  summary: 'Approve or deny a refund',
  description:
    'For a refund that is under review, or one that the provider did not pay: `approve` tries again, `deny` ends it.',
  status: 200,
  errors: ['refund_not_found', 'refund_decided', 'refund_refused', 'lot_changed'],
  method: 'POST',
  path: '/v1/{product}/refunds/{refundId}/decision',
  access: 'support',
  idempotency: 'required',
  params: z.object({ refundId }),
  query: nothing,
  body: z.strictObject({
    decision: z.enum(['approve', 'deny']),
    reason: text,
    by: person,
    statutory: z.optional(z.boolean()),
  }),
  answer: Refund,
} as const satisfies OperationContract;
