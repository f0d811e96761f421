import type { PaymentId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { PaymentFact, Provider } from './payment.ts';

/**
 * A provider's event, read.
 *
 * @property livemode whether real money moved, where the provider says it
 *
 * `ignored` events are known to matter to nobody (or are of a type nobody asked for); `parked` ones
 * are of a type that matters and could not be understood, so somebody must be shown.
 */
export type ProviderEvent = {
  readonly provider: Provider;
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly livemode?: boolean;
  readonly reading:
    | {
        readonly read: 'facts';
        readonly paymentId: PaymentId;
        readonly facts: readonly PaymentFact[];
      }
    | { readonly read: 'ignored'; readonly why: string }
    | { readonly read: 'parked'; readonly why: string; readonly paymentId?: PaymentId };
};
