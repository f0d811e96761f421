import * as z from 'zod/mini';
import { jobId, variantId } from './fields.ts';
import { Job } from './jobs.ts';

/** Whatever the worker says: a failure must not be lost for being told at length. */
const reason = z.optional(z.nullable(z.string()));

const told = {
  jobId,
  occurredAt: z.iso.datetime({ offset: true }),
  output: z.optional(
    z.object({
      uri: z.optional(z.string()),
      bytes: z.int().check(z.minimum(0)),
      contentType: z.optional(z.string()),
    }),
  ),
  model: z.optional(z.looseObject({})),
};

/** What a render worker tells. Fields that are not ours are left to it. */
export const JobEvent = z.discriminatedUnion('type', [
  z.object({ ...told, type: z.literal('variant.succeeded'), variantId }),
  z.object({ ...told, type: z.literal('variant.failed'), variantId, reason }),
  z.object({ ...told, type: z.literal('job.failed'), reason }),
  z.object({
    ...told,
    type: z.literal('variant.progressed'),
    variantId,
    fraction: z.number().check(z.minimum(0), z.maximum(1)),
  }),
]);

export const JobEventAnswer = z.object({
  applied: z.boolean(),
  job: Job,
  code: z.optional(z.string()),
});
