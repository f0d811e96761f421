import * as z from 'zod/mini';
import { grounds } from '../domain/refund.ts';
import {
  accountId,
  credits,
  day,
  instant,
  money,
  orderId,
  person,
  refundId,
  refundQuoteId,
  text,
} from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const nothing = z.strictObject({});
const ground = z.enum(grounds);

export const RefundQuote = z.object({
  refundQuoteId: z.string(),
  orderId: z.string(),
  ground,
  outcome: z.enum(['automatic', 'review', 'refused']),
  code: z.string(),
  clause: z.string(),
  explanation: z.string(),
  gross: money,
  fee: money,
  net: money,
  creditsRetired: credits,
  decisionWithin: z.optional(z.string()),
  payoutWithin: z.string(),
  expiresAt: instant,
});

const state = z.enum(['under_review', 'approved', 'submitted', 'succeeded', 'failed', 'denied']);

export const Refund = z.object({
  refundId: z.string(),
  orderId: z.string(),
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
  clause: z.string(),
  explanation: z.string(),
  history: z.array(z.object({ state, at: instant, by: z.string(), note: z.optional(z.string()) })),
});

const isNamed = ({
  orderId,
  paidOn,
  amountMinor,
}: {
  readonly orderId?: unknown;
  readonly paidOn?: unknown;
  readonly amountMinor?: unknown;
}) => orderId !== undefined || paidOn !== undefined || amountMinor !== undefined;

export const QuoteRefund = {
  method: 'POST',
  path: '/v1/{product}/refund-quotes',
  access: 'app',
  idempotency: 'none',
  params: nothing,
  query: nothing,
  body: z
    .strictObject({
      accountId,
      orderId: z.optional(orderId),
      paidOn: z.optional(day),
      amountMinor: z.optional(z.int().check(z.minimum(0))),
      ground,
      statement: z.optional(text),
    })
    .check(
      z.refine(isNamed, {
        error: 'name the order by its id, or by paidOn and amountMinor',
        path: ['orderId'],
      }),
    ),
  answer: RefundQuote,
} as const satisfies OperationContract;

export const RequestRefund = {
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
