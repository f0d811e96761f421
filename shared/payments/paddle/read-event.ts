import * as z from 'zod/mini';
import type { ProviderEvent } from '../../domain/provider-event.ts';
import { id, ignored } from '../reading.ts';
import { type ReadObject, time } from './fields.ts';
import { readAdjustment } from './read-adjustment.ts';
import { readTransaction } from './read-transaction.ts';

const Envelope = z.looseObject({
  event_id: id,
  event_type: z.string(),
  occurred_at: time,
  data: z.looseObject({}),
});

const unknownType: ReadObject = () => ignored('unknown_type');

/** Paddle signs simulations like the real thing, in production too; they must never grant. */
const simulated: ReadObject = () => ignored('simulated');

// biome-ignore format: one type a row
const readers = new Map<string, ReadObject>([
  ['transaction.created',        readTransaction],
  ['transaction.ready',          readTransaction],
  ['transaction.billed',         readTransaction],
  ['transaction.updated',        readTransaction],
  ['transaction.revised',        readTransaction],
  ['transaction.past_due',       readTransaction],
  ['transaction.payment_failed', readTransaction],
  ['transaction.paid',           readTransaction],
  ['transaction.completed',      readTransaction],
  ['transaction.canceled',       readTransaction],
  ['adjustment.created',         readAdjustment],
  ['adjustment.updated',         readAdjustment],
]);

const readerFor = (eventId: string, type: string): ReadObject =>
  eventId.startsWith('ntfsimevt_') ? simulated : (readers.get(type) ?? unknownType);

/**
 * What a Paddle event says, from its parsed JSON. The type only says which object to expect: an
 * event may be late, and what happened is what the object itself says. Never throws.
 *
 * @returns undefined when it is no event at all
 * @see https://developer.paddle.com/webhooks/overview
 */
export function readPaddleEvent(body: unknown): ProviderEvent | undefined {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return undefined;
  const { event_id: eventId, event_type: type, occurred_at: occurredAt, data } = envelope.data;
  const reading = readerFor(eventId, type)(data, { at: occurredAt });
  return { provider: 'paddle', eventId, type, occurredAt, reading };
}
