import type { Instant } from '../../../shared/domain/instant.ts';
import type { Provider } from '../../../shared/domain/payment.ts';

/**
 * What the next call that creates a refund or an adjustment comes to: `ok`, `pending`,
 * `fail:<the provider's error code>`, `timeout` (nothing done, no answer), `reply_lost` (done, no
 * answer).
 */
export type Behaviour = 'ok' | 'pending' | 'timeout' | 'reply_lost' | `fail:${string}`;

/** A call that a stand-in received, and how it ended. */
export type PaymentCall = {
  readonly provider: Provider;
  readonly call: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string;
  readonly at: Instant;
  readonly result: {
    readonly outcome: 'ok' | 'error' | 'no_reply';
    readonly id?: string;
    readonly code?: string;
  };
};

/** What the stand-ins for both providers remember, and how their next calls were told to end. */
export class PaymentCalls {
  readonly #calls: PaymentCall[] = [];
  readonly #next: Readonly<Record<Provider, Behaviour[]>> = { stripe: [], paddle: [] };

  get received(): readonly PaymentCall[] {
    return this.#calls;
  }

  record(call: PaymentCall): void {
    this.#calls.push(call);
  }

  /** @returns all behaviours that wait for calls to this provider, the next one first */
  queue(provider: Provider, behaviour: Behaviour): readonly Behaviour[] {
    this.#next[provider].push(behaviour);
    return this.#next[provider];
  }

  /** What this call comes to; the one after it is another's. */
  take(provider: Provider): Behaviour {
    return this.#next[provider].shift() ?? 'ok';
  }
}
