import type { InboundEvent } from '../domain/inbound-event.ts';
import { type Instant, toMilliseconds } from '../domain/instant.ts';
import { toStoredEvent } from './event-item.ts';
import type { GuardedItem } from './guarded-item.ts';
import { dueShardOf, eventKey } from './keys.ts';

const keyOf = ({ product, event }: InboundEvent) =>
  eventKey(product, event.provider, event.eventId);

/** Stores an event before anything is done about it, once. */
export function putEvent(inbound: InboundEvent): GuardedItem {
  const key = keyOf(inbound);
  return {
    guard: 'event_new',
    put: {
      Item: {
        ...key,
        ...toStoredEvent(inbound),
        ...(inbound.dueAt && { dueShard: dueShardOf(key), dueAt: inbound.dueAt }),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** What the event says is now part of its payment; nothing is due any more. */
export const markApplied = (inbound: InboundEvent, at: Instant): GuardedItem => ({
  guard: 'event_as_read',
  update: {
    Key: keyOf(inbound),
    UpdateExpression: 'SET appliedAt = :at REMOVE dueShard, dueAt, body',
    ConditionExpression: 'attempts = :attempts AND attribute_not_exists(appliedAt)',
    ExpressionAttributeValues: { ':at': toMilliseconds(at), ':attempts': inbound.attempts },
  },
});

/** Puts the next look at an event off. */
export const postponeEvent = (inbound: InboundEvent, dueAt: Instant): GuardedItem => ({
  guard: 'event_as_read',
  update: {
    Key: keyOf(inbound),
    UpdateExpression: 'SET attempts = :next, dueAt = :dueAt, dueShard = :shard',
    ConditionExpression: 'attempts = :attempts AND attribute_not_exists(appliedAt)',
    ExpressionAttributeValues: {
      ':next': inbound.attempts + 1,
      ':attempts': inbound.attempts,
      ':dueAt': dueAt,
      ':shard': dueShardOf(keyOf(inbound)),
    },
  },
});
