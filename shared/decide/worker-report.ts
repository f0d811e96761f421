import type { Outcome } from '../domain/job.ts';
import { own } from '../domain/own.ts';

/** What a worker's word for a failure comes to. */
const outcomeOfReason: Readonly<Record<string, Outcome>> = {
  model_error: 'model_failed',
  content_blocked: 'model_failed',
  model_timeout: 'timed_out',
  enqueue_failed: 'internal_error',
  storage_upload_failed: 'internal_error',
  database_error: 'internal_error',
  internal_error: 'internal_error',
};

/** A reason nobody knows, or none, is the operator's own trouble (SK-06), never the customer's. */
export const failureOutcome = (reason: string | null | undefined): Outcome =>
  own(outcomeOfReason, reason ?? '') ?? 'internal_error';

/** An output of no bytes is no output (SK-02); where no output is described, it is believed. */
export const successOutcome = (output: { readonly bytes: number } | undefined): Outcome =>
  output?.bytes === 0 ? 'no_usable_output' : 'succeeded';
