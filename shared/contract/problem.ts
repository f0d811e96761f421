import * as z from 'zod/mini';

/** Every error a caller can meet: its status, and what it says to a person. */
// biome-ignore format: one error a row
export const problems = {
  malformed_json:            { status: 400, title: 'The body is not JSON' },
  idempotency_key_required:  { status: 400, title: 'The Idempotency-Key header is missing, or is not 1-255 printable characters' },
  unauthenticated:           { status: 401, title: 'No API key, or one we do not know' },
  bad_signature:             { status: 401, title: 'The signature does not match, or is too old or too new' },
  insufficient_credits:      { status: 402, title: 'The account has too few credits' },
  forbidden:                 { status: 403, title: 'This key may not do that' },
  not_found:                 { status: 404, title: 'There is nothing here' },
  account_not_found:         { status: 404, title: 'There is no such account' },
  job_not_found:             { status: 404, title: 'There is no such job' },
  variant_not_found:         { status: 404, title: 'The job has no such variant' },
  quote_not_found:           { status: 404, title: 'The account has no such quote' },
  order_not_found:           { status: 404, title: 'The account has no such order' },
  refund_not_found:          { status: 404, title: 'There is no such refund' },
  dispute_not_found:         { status: 404, title: 'There is no such dispute' },
  method_not_allowed:        { status: 405, title: 'This path does not take that method' },
  account_closed:            { status: 409, title: 'The account is closed' },
  account_exists:            { status: 409, title: 'The account was opened with another e-mail address' },
  already_attached:          { status: 409, title: 'The payment belongs to an account already' },
  forfeit_not_acknowledged:  { status: 409, title: 'Closing the account forfeits another number of credits than was acknowledged' },
  idempotency_conflict:      { status: 409, title: 'The Idempotency-Key was used with another request' },
  job_exists:                { status: 409, title: 'Another job was started under this id' },
  job_settled:               { status: 409, title: 'Nothing of the job is pending any more' },
  lot_changed:               { status: 409, title: 'The credits are not what they were when the refund was quoted; ask for a new quote' },
  not_cancellable:           { status: 409, title: 'Jobs of this product cannot be cancelled' },
  price_changed:             { status: 409, title: 'The price is not the one that was shown' },
  price_not_shown:           { status: 409, title: 'The price has to be shown before the job starts: name a quote or shownCredits' },
  refund_decided:            { status: 409, title: 'The refund waits for no decision' },
  refund_refused:            { status: 409, title: 'The policy does not pay this back' },
  quote_expired:             { status: 409, title: 'The quote has expired' },
  too_large:                 { status: 413, title: 'The body is larger than 256 KiB' },
  unsupported_media_type:    { status: 415, title: 'The body has to be application/json' },
  invalid_request:           { status: 422, title: 'The request is not valid' },
  internal_error:            { status: 500, title: 'Something went wrong on our side; nothing was half done' },
  busy:                      { status: 503, title: 'Too busy just now; repeat the same request' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

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
