import * as z from 'zod/mini';
import { jobId, variantId } from './fields.ts';
import { Job } from './jobs.ts';
import type { SignedContract } from './operation-contract.ts';

/** Whatever the worker says: a failure must not be lost for being told at length. */
const reason = z.optional(z.nullable(z.string()));

export const Output = z.object({
  uri: z.optional(z.string()),
  bytes: z.int().check(z.minimum(0)),
  contentType: z.optional(z.string()),
});

const told = {
  jobId,
  occurredAt: z.iso.datetime({ offset: true }),
  output: z.optional(Output),
  model: z.optional(z.looseObject({})),
};

export const VariantSucceeded = z.object({
  ...told,
  type: z.literal('variant.succeeded'),
  variantId,
});

export const VariantFailed = z.object({
  ...told,
  type: z.literal('variant.failed'),
  variantId,
  reason,
});

export const JobFailed = z.object({ ...told, type: z.literal('job.failed'), reason });

export const VariantProgressed = z.object({
  ...told,
  type: z.literal('variant.progressed'),
  variantId,
  fraction: z.number().check(z.minimum(0), z.maximum(1)),
});

/** What a render worker tells. Fields that are not ours are left to it. */
export const JobEvent = z.discriminatedUnion('type', [
  VariantSucceeded,
  VariantFailed,
  JobFailed,
  VariantProgressed,
]);

export const JobEventAnswer = z.object({
  applied: z.boolean(),
  job: Job,
  code: z.optional(z.enum(['already_settled', 'time_limit_passed'])),
});

export const HearJobEvent = {
  operationId: 'hearJobEvent',
  tag: 'Events',
  summary: 'Tell how a variant ended',
  description:
    'From a render worker, signed by the Standard Webhooks specification. A variant is settled once: whoever tells of it later is answered `applied: false` with a `code`. A job or variant that is not there yet is worth telling again.',
  status: 200,
  errors: ['malformed_json', 'invalid_request', 'job_not_found', 'variant_not_found'],
  method: 'POST',
  path: '/v1/{product}/job-events',
  signedBy: 'worker',
  badSignature: 401,
  body: JobEvent,
  answer: JobEventAnswer,
} as const satisfies SignedContract;
