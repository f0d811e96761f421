import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Store } from './store.ts';

/** The table was too busy for as long as we could wait: the same request may simply be repeated. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

const firstDelay = 25;
const longestDelay = 2_000;
const mostTries = 12;

/** Time the answer itself needs. */
const reserve = 250;

/** Reasons after which the very same transaction may succeed; nothing was written. */
const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

export const isPassing = (reason: string | undefined): boolean => passing.has(reason ?? '');

// By its name: functions without a table know these errors too, and do without the client.
const isCancelled = (error: Error): error is TransactionCanceledException =>
  error.name === 'TransactionCanceledException';

/** Whether nothing was done because others were at the same items, or there were too many. */
export function isCollision(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!isCancelled(error)) return isPassing(error.name);
  return (error.CancellationReasons ?? []).some(({ Code }) => isPassing(Code));
}

/** Whether the table did not answer, or only that it could not: nothing says that repeating fails. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { httpStatusCode = 0 } = '$metadata' in error ? (error.$metadata as Metadata) : {};
  return isCollision(error) || error.name === 'TimeoutError' || httpStatusCode >= 500;
}

type Metadata = { readonly httpStatusCode?: number };

/** What one try came to: an answer, or that it collided and may be tried again. */
export type Try<Answer> = { readonly answer: Answer } | 'collided';

/**
 * Tries until there is an answer: full jitter from 25 ms to 2 s, up to 12 tries, inside the time
 * that is left. The SDK itself never retries a cancelled transaction.
 *
 * @throws Busy when the tries or the time are spent
 */
export async function untilAnswered<Answer>(
  store: Store,
  attempt: () => Promise<Try<Answer>>,
): Promise<Answer> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const result = await attempt();
    if (result !== 'collided') return result.answer;
    const delay = store.random() * Math.min(longestDelay, firstDelay * 2 ** tries);
    const isLast = tries === mostTries - 1;
    if (isLast || store.timeLeft() < delay + reserve) break;
    await store.pause(delay);
  }
  throw new Busy('the table was busy; repeat the same request');
}
