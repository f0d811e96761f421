import * as z from 'zod/mini';
import { accountId, credits, instant, jobId, quoteId, variantId, word } from './fields.ts';
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

export const Quote = z.object({
  quoteId: z.string(),
  action: z.string(),
  variants: z.int(),
  credits,
  perVariant: z.array(credits),
  rateCard: z.string(),
  draws: z.array(
    z.object({
      lotId: z.string(),
      kind: z.enum(['trial', 'purchase', 'goodwill']),
      credits,
    }),
  ),
  endsRefundOf: z.array(z.string()),
  sufficient: z.boolean(),
  balanceAfter: credits,
  expiresAt: instant,
});

const RatedAction = z.object({ action: z.string(), credits });

export const Rates = z.object({
  rateCard: z.string(),
  since: instant,
  actions: z.array(RatedAction),
  announced: z.optional(
    z.object({
      rateCard: z.string(),
      from: instant,
      announcedAt: instant,
      actions: z.array(RatedAction),
    }),
  ),
});

const nothing = z.strictObject({});
const jobPath = z.object({ jobId });

/** How many outputs, or their ids; both 1 to 100. */
const variants = z.union(
  [
    z.int().check(z.minimum(1), z.maximum(100)),
    z.array(variantId).check(
      z.minLength(1),
      z.maxLength(100),
      z.refine((ids) => new Set(ids).size === ids.length, 'must not name a variant twice'),
    ),
  ],
  { error: 'must be a count from 1 to 100, or 1 to 100 different variant ids' },
);

const app = { access: 'app', query: nothing } as const;

export const GetRates = {
  ...app,
  method: 'GET',
  path: '/v1/{product}/rates',
  idempotency: 'none',
  params: nothing,
  body: nothing,
  answer: Rates,
} as const satisfies OperationContract;

export const QuoteJob = {
  ...app,
  method: 'POST',
  path: '/v1/{product}/quotes',
  idempotency: 'none',
  params: nothing,
  body: z.strictObject({ accountId, action: word, variants }),
  answer: Quote,
} as const satisfies OperationContract;

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
