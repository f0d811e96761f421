import Stripe from 'stripe';
import {
  isTimeout,
  later,
  type NotAccepted,
  plainWord,
  refused,
  unknown,
} from '../refund-reply.ts';

const { StripeConnectionError, StripeError } = Stripe.errors;

/** Nothing was done, and it may go another time: too much at once, or too little money with Stripe. */
const passing = new Set([
  'rate_limit',
  'lock_timeout',
  'idempotency_key_in_use',
  'balance_insufficient',
]);

/** Nothing was done either: a key that is wrong or may not, which a person has to mend. */
const oursToMend = new Map([
  [401, 'authentication_failed'],
  [403, 'permission_denied'],
  [429, 'rate_limit'],
]);

/** Stripe looked at what was asked and will not do it. */
const definite = new Set([400, 402, 404]);

type Raised = InstanceType<typeof StripeError>;

const isTimedOut = ({ detail }: Raised): boolean =>
  detail instanceof Error && 'code' in detail && detail.code === 'ETIMEDOUT';

/** Stripe gives no code to amounts above what is left, only the parameter that is wrong. */
function wordFor({ code, param, rawType, statusCode }: Raised): string {
  const parameter = plainWord(param);
  return (
    plainWord(code) ??
    (parameter && `invalid_${parameter}`) ??
    plainWord(rawType) ??
    (statusCode ? `http_${statusCode}` : 'unreadable_reply')
  );
}

/**
 * What an error of Stripe's SDK says of the refund that was asked for.
 *
 * @returns `unknown` for every error that does not say for sure that nothing was done
 * @see https://docs.stripe.com/error-codes
 */
export function classifyError(error: unknown): NotAccepted {
  if (isTimeout(error)) return unknown('timeout');
  if (!(error instanceof StripeError)) return unknown('unreadable_reply');
  if (error instanceof StripeConnectionError) {
    return unknown(isTimedOut(error) ? 'timeout' : 'connection_failed');
  }
  const status = error.statusCode ?? 0;
  const mend = oursToMend.get(status);
  if (status < 400 || status >= 500) return unknown(wordFor(error));
  if (passing.has(error.code ?? '')) return later(wordFor(error));
  if (mend) return later(plainWord(error.code) ?? mend);
  // The key was used for another amount or payment: which of the two was paid, a person must see.
  if (error.rawType === 'idempotency_error') return unknown('idempotency_error');

  return definite.has(status) ? refused(wordFor(error)) : unknown(wordFor(error));
}
