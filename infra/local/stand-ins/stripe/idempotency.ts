import { canonical } from '../../../../shared/domain/canonical.ts';
import { type Instant, later } from '../../../../shared/domain/instant.ts';
import type { ApiReply } from '../api-reply.ts';
import { stripeError } from './errors.ts';

/** @property reply nothing while the first call with the key is still being answered */
type Kept = { readonly asked: string; readonly at: Instant; readonly reply?: ApiReply };

const keptFor = { hours: 24 };

/** What was refused before anything began is not kept: asked again, it may go well. */
const isKept = ({ status, isValidation }: ApiReply): boolean =>
  !isValidation && ![0, 401, 409, 429].includes(status);

const differs = (key: string): ApiReply =>
  stripeError({
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });

const inUse = (key: string): ApiReply =>
  stripeError({
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    status: 409,
    message: `There is currently another in-progress request using the idempotency key '${key}'.`,
  });

const replayed = ({ headers, ...reply }: ApiReply): ApiReply => ({
  ...reply,
  headers: { ...headers, 'idempotent-replayed': 'true' },
});

/** The first answer to each idempotency key, for as long as Stripe promises to keep it. */
export class IdempotencyKeys {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => Instant;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** @param asked what the call asks for; the same key must not ask for anything else */
  async once(key: string, asked: unknown, perform: () => Promise<ApiReply>): Promise<ApiReply> {
    this.#prune();
    const known = this.#kept.get(key);
    if (known && known.asked !== canonical(asked)) return differs(key);
    if (known) return known.reply ? replayed(known.reply) : inUse(key);

    const begun = { asked: canonical(asked), at: this.#now() };
    this.#kept.set(key, begun);
    try {
      const reply = await perform();
      // An answer that was lost is kept all the same: it is how the caller can still learn of it.
      const { isCut: _, ...whole } = reply;
      if (isKept(reply)) this.#kept.set(key, { ...begun, reply: whole });
      else this.#kept.delete(key);
      return reply;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  #prune(): void {
    for (const [key, { at }] of this.#kept) {
      if (later(at, keptFor) <= this.#now()) this.#kept.delete(key);
    }
  }
}
