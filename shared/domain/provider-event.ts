import type { PaymentId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { PaymentFact, Provider } from './payment.ts';

/**
 * A provider's event, read.
 *
 * @property apiVersion of the provider's API that the event was written in, where it says so
 * @property livemode whether real money moved, where the provider says it
 *
 * Stripe's refunds, disputes and warnings may name a charge alone; then the payment has to be asked for.
 * `ignored` events are known to matter to nobody (or are of a type nobody asked for); `parked` ones
 * are of a type that matters and could not be understood, so somebody must be shown.
 */
export type ProviderEvent = {
  readonly provider: Provider;
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly livemode?: boolean;
  readonly apiVersion?: string;
  readonly reading:
    | {
        readonly read: 'facts';
        readonly paymentId: PaymentId;
        readonly facts: readonly PaymentFact[];
      }
    | {
        readonly read: 'of_charge';
        readonly chargeId: string;
        readonly facts: readonly PaymentFact[];
      }
    | { readonly read: 'ignored'; readonly why: string }
    | { readonly read: 'parked'; readonly why: string; readonly paymentId?: PaymentId };
};
