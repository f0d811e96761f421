import * as z from 'zod/mini';

/**
 * Every error a caller can meet, and its status. What it says to a person is written in every language
 * there is, in `messages`.
 */
// biome-ignore format: one error a row
export const problems = {
  malformed_json:            { status: 400 },
  idempotency_key_required:  { status: 400 },
  unauthenticated:           { status: 401 },
  bad_signature:             { status: 401 },
  insufficient_credits:      { status: 402 },
  forbidden:                 { status: 403 },
  not_found:                 { status: 404 },
  account_not_found:         { status: 404 },
  job_not_found:             { status: 404 },
  variant_not_found:         { status: 404 },
  quote_not_found:           { status: 404 },
  order_not_found:           { status: 404 },
  refund_not_found:          { status: 404 },
  dispute_not_found:         { status: 404 },
  case_not_found:            { status: 404 },
  method_not_allowed:        { status: 405 },
  account_closed:            { status: 409 },
  account_exists:            { status: 409 },
  already_attached:          { status: 409 },
  forfeit_not_acknowledged:  { status: 409 },
  case_answered:             { status: 409 },
  dispute_over:              { status: 409 },
  evidence_not_taken:        { status: 409 },
  evidence_submitted:        { status: 409 },
  idempotency_conflict:      { status: 409 },
  job_exists:                { status: 409 },
  job_settled:               { status: 409 },
  lot_changed:               { status: 409 },
  not_cancellable:           { status: 409 },
  price_changed:             { status: 409 },
  price_not_shown:           { status: 409 },
  refund_decided:            { status: 409 },
  refund_refused:            { status: 409 },
  quote_expired:             { status: 409 },
  too_large:                 { status: 413 },
  unsupported_media_type:    { status: 415 },
  invalid_request:           { status: 422 },
  internal_error:            { status: 500 },
  busy:                      { status: 503 },
} as const satisfies Record<string, { readonly status: number }>;

export type ProblemCode = keyof typeof problems;

/** RFC 9457, with our own members beside the standard ones. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  clause: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
