import * as z from 'zod/mini';
import type { Outcome } from '../domain/job.ts';
import { clause, Draw, explanation } from './answer-fields.ts';
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

const deliveryKinds = ['saved', 'exported', 'downloaded'] as const;

const outcomes = [
  'succeeded',
  'model_failed',
  'timed_out',
  'cancelled',
  'internal_error',
  'no_usable_output',
] satisfies Outcome[];

export const Delivery = z.object({ kind: z.enum(deliveryKinds), at: instant });

export const Variant = z.object({
  variantId,
  credits,
  state: z.enum(['pending', 'captured', 'restored']),
  outcome: z.optional(z.enum(outcomes)),
  reason: z.optional(z.string()),
  settledAt: z.optional(instant),
  clause: z.optional(clause),
  late: z.optional(z.literal(true)),
  deliveries: z.array(Delivery),
});

export const JobCredits = z.object({
  charged: credits,
  captured: credits,
  restored: credits,
  pending: credits,
});

export const Job = z.object({
  jobId,
  accountId,
  action: z.string(),
  status: z.enum(['running', 'completed', 'partly_refunded', 'refunded']),
  startedAt: instant,
  capAt: z.optional(instant),
  credits: JobCredits,
  variants: z.array(Variant),
  tile: z.string(),
  explanation: z.array(explanation),
  draws: z.array(Draw),
});

const nothing = z.strictObject({});
const jobPath = z.object({ jobId });

const app = { access: 'app', query: nothing } as const;

export const StartJob = {
  operationId: 'startJob',
  tag: 'Jobs',
  summary: 'Start a job and charge its credits',
  description:
    'Charges the lots that cost the customer least to lose, once for a `jobId`: the same request again is answered 200 with the job as it stands. The price is that of the quote, or the current one where it is no more than `shownCredits` (SK-13, PR-03).',
  status: 201,
  errors: [
    'account_not_found',
    'quote_not_found',
    'insufficient_credits',
    'account_closed',
    'job_exists',
    'price_not_shown',
    'price_changed',
    'quote_expired',
  ],
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
  operationId: 'getJob',
  tag: 'Jobs',
  summary: 'Read a job',
  status: 200,
  errors: ['job_not_found'],
  ...app,
  method: 'GET',
  path: '/v1/{product}/jobs/{jobId}',
  idempotency: 'none',
  params: jobPath,
  body: nothing,
  answer: Job,
} as const satisfies OperationContract;

export const CancelJob = {
  operationId: 'cancelJob',
  tag: 'Jobs',
  summary: 'Cancel what is still rendering',
  description:
    'Every variant that is pending ends as `cancelled`, and its credits go back to the lots they came from (SK-05).',
  status: 200,
  errors: ['job_not_found', 'job_settled', 'not_cancellable'],
  ...app,
  method: 'POST',
  path: '/v1/{product}/jobs/{jobId}/cancellation',
  idempotency: 'natural',
  params: jobPath,
  body: nothing,
  answer: Job,
} as const satisfies OperationContract;

export const RecordDelivery = {
  operationId: 'recordDelivery',
  tag: 'Jobs',
  summary: 'Note that an output was saved, exported or downloaded',
  description: 'Evidence that an output reached its customer; the first of a kind counts (PR-06).',
  status: 200,
  errors: ['job_not_found', 'variant_not_found'],
  ...app,
  method: 'POST',
  path: '/v1/{product}/jobs/{jobId}/deliveries',
  idempotency: 'natural',
  params: jobPath,
  body: z.strictObject({
    variantId,
    kind: z.enum(deliveryKinds),
  }),
  answer: Job,
} as const satisfies OperationContract;
