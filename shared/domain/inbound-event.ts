import type { Instant } from './instant.ts';
import type { ProviderEvent } from './provider-event.ts';

/**
 * A provider's event as it was stored, before anything was done about it.
 *
 * @property event what was read of it
 * @property body the event as it arrived, kept only while we could not read it
 * @property attempts how often applying it has failed
 * @property dueAt when it is looked at next; absent once it has been applied or needs nothing
 */
export type InboundEvent = {
  readonly product: string;
  readonly event: ProviderEvent;
  readonly receivedAt: Instant;
  readonly body?: Uint8Array;
  readonly attempts: number;
  readonly appliedAt?: Instant;
  readonly dueAt?: Instant;
};
