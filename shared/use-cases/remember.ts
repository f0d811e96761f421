import type { GuardedItem } from '../store/guarded-item.ts';

/**
 * The record of a request's idempotency key with the answer that `result` will get, to be written in
 * the transaction of the effect; nothing where the request carries no key.
 */
export type Remember<Result> = (result: Result) => readonly GuardedItem[];
