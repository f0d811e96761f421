import * as z from 'zod/mini';
import {
  accountId,
  credits,
  instant,
  jobId,
  quoteId,
  variantId,
  variants,
  word,
} from './fields.ts';
import type { OperationContract } from './operation-contract.ts';

const Variant = z.object({
  variantId: z.string(),
  credits,
  state: z.enum(['pending', 'captured', 'restored']),
  outcome: z.optional(
    z.enum([
      'succeeded',
      'model_failed',
      'timed_out',
      'cancelled',
      'internal_error',
      'no_usable_output',
    ]),
  ),
  reason: z.optional(z.string()),
  settledAt: z.optional(instant),
  clause: z.optional(z.string()),
  late: z.optional(z.literal(true)),
  deliveries: z.array(z.object({ kind: z.enum(['saved', 'exported', 'downloaded']), at: instant })),
});

const Draw = z.object({ lotId: z.string(), credits });

export const Job = z.object({
  jobId: z.string(),
  accountId: z.string(),
  action: z.string(),
  status: z.enum(['running', 'completed', 'partly_refunded', 'refunded']),
  startedAt: instant,
  capAt: z.optional(instant),
  credits: z.object({ charged: credits, captured: credits, restored: credits, pending: credits }),
  variants: z.array(Variant),
  tile: z.string(),
  explanation: z.array(z.string()),
  draws: z.array(Draw),
});

const nothing = z.strictObject({});
const jobPath = z.object({ jobId });

const app = { access: 'app', query: nothing } as const;

export const StartJob = {
  ...app,
  method: 'POST',
  path: '/v1/{product}/jobs',
  idempotency: 'natural',
  params: nothing,
  body: z.strictObject({
    jobId,
    accountId,
    action: word,
    variants,
    quoteId: z.optional(quoteId),
    shownCredits: z.optional(credits),
  }),
  answer: Job,
} as const satisfies OperationContract;

export const GetJob = {
  ...app,
  method: 'GET',
  path: '/v1/{product}/jobs/{jobId}',
  idempotency: 'none',
  params: jobPath,
  body: nothing,
  answer: Job,
} as const satisfies OperationContract;

export const CancelJob = {
  ...app,
  method: 'POST',
  path: '/v1/{product}/jobs/{jobId}/cancellation',
  idempotency: 'natural',
  params: jobPath,
  body: nothing,
  answer: Job,
} as const satisfies OperationContract;

export const RecordDelivery = {
  ...app,
  method: 'POST',
  path: '/v1/{product}/jobs/{jobId}/deliveries',
  idempotency: 'natural',
  params: jobPath,
  body: z.strictObject({
    variantId,
    kind: z.enum(['saved', 'exported', 'downloaded']),
  }),
  answer: Job,
} as const satisfies OperationContract;
