import { ApiError } from '@paddle/paddle-node-sdk';
import {
  isTimeout,
  later,
  type NotAccepted,
  plainWord,
  refused,
  unknown,
} from '../refund-reply.ts';

/** Nothing was done, and it may go another time; Paddle calls some of these an `api_error`. */
const passing = new Set([
  'adjustment_pending_refund_request',
  'too_many_requests',
  'concurrent_modification',
  'conflict',
]);

/** Nothing was done either: a key that is wrong or may not, which a person has to mend. */
const oursToMend = new Set([
  'authentication_missing',
  'authentication_malformed',
  'invalid_token',
  'invalid_access_token',
  'forbidden',
]);

/**
 * What an error of Paddle's SDK says of the refund that was asked for. The SDK names no HTTP status:
 * `request_error` is its word for 4xx, `api_error` for 5xx. A page that is no JSON is a `SyntaxError`
 * there, a connection that failed a `TypeError`, and an answer of another shape a `TypeError` too.
 *
 * @returns `unknown` for every error that does not say for sure that nothing was done
 * @see https://developer.paddle.com/errors
 */
export function classifyError(error: unknown): NotAccepted {
  if (isTimeout(error)) return unknown('timeout');
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return unknown('connection_failed');
  }
  if (!(error instanceof ApiError)) return unknown('unreadable_reply');
  const code = plainWord(error.code) ?? plainWord(error.type) ?? 'unreadable_reply';
  if (passing.has(code) || oursToMend.has(code)) return later(code);

  return error.type === 'request_error' ? refused(code) : unknown(code);
}
