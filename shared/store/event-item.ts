import { gunzipSync, gzipSync } from 'node:zlib';
import type { InboundEvent } from '../domain/inbound-event.ts';
import { type Instant, toInstant, toMilliseconds } from '../domain/instant.ts';
import type { ProviderEvent } from '../domain/provider-event.ts';
import { partsOf } from './keys.ts';

/** Product, provider and the event's id are its key's; the rest of what was read is stored as is. */
export type StoredEvent = {
  readonly pk: string;
  readonly type: string;
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly reading: ProviderEvent['reading'];
  readonly body?: Uint8Array;
  readonly attempts: number;
  readonly appliedAt?: number;
  readonly dueAt?: string;
};

export const toStoredEvent = (inbound: InboundEvent): Omit<StoredEvent, 'pk' | 'dueAt'> => ({
  type: inbound.event.type,
  occurredAt: toMilliseconds(inbound.event.occurredAt),
  receivedAt: toMilliseconds(inbound.receivedAt),
  reading: inbound.event.reading,
  ...(inbound.body && { body: gzipSync(inbound.body) }),
  attempts: inbound.attempts,
});

export function fromStoredEvent(stored: StoredEvent): InboundEvent {
  const [, product = '', provider, eventId = ''] = partsOf(stored.pk);
  return {
    product,
    event: {
      provider: provider as ProviderEvent['provider'],
      eventId,
      type: stored.type,
      occurredAt: toInstant(stored.occurredAt),
      reading: stored.reading,
    },
    receivedAt: toInstant(stored.receivedAt),
    ...(stored.body && { body: gunzipSync(stored.body) }),
    attempts: stored.attempts,
    ...(stored.appliedAt && { appliedAt: toInstant(stored.appliedAt) }),
    ...(stored.dueAt && { dueAt: stored.dueAt as Instant }),
  };
}
