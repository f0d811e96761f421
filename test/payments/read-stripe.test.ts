import { describe, expect, it } from 'vitest';
import type { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { readStripeEvent } from '../../shared/payments/stripe/read-event.ts';
import { ignored } from './readings.ts';
import { at, created, event, read, refund } from './stripe-objects.ts';

describe('an event', () => {
  it('carries its own id, type and time', () => {
    const then: Partial<ProviderEvent> = { provider: 'stripe', eventId: 'evt_1', type: 'x.y' };
    expect(readStripeEvent(event('x.y', {}))).toEqual({
      ...then,
      occurredAt: at,
      reading: ignored('unknown_type'),
    });
  });

  // biome-ignore format: one case a row
  it.each<[string, unknown]>([
    ['null',                  null],
    ['a text',                'evt_1'],
    ['a list',                [event('refund.created', refund)]],
    ['no id',                 { ...event('refund.created', refund), id: undefined }],
    ['an id for no key',      { ...event('refund.created', refund), id: 'evt#1' }],
    ['no type',               { ...event('refund.created', refund), type: 1 }],
    ['no time',               { ...event('refund.created', refund), created: undefined }],
    ['a time as text',        { ...event('refund.created', refund), created: String(created) }],
    ['a time past year 9999', { ...event('refund.created', refund), created: 253_402_300_800 }],
    ['no data',               { ...event('refund.created', refund), data: null }],
    ['no object',             event('refund.created', undefined)],
    ['a thin notification',   { id: 'evt_1', object: 'v2.core.event', type: 'v1.refund.failed', created: '2026-10-28T00:00:00Z' }],
  ])('is none: %s', (_case, body) => {
    expect(readStripeEvent(body)).toBeUndefined();
  });

  // biome-ignore format: one type a row
  it.each([
    ['charge.refunded',       'told_by_refund_events'],
    ['charge.refund.updated', 'told_by_refund_events'],
    ['review.opened',         'informational'],
    ['review.closed',         'informational'],
    ['charge.succeeded',      'unknown_type'],
    ['payment_intent.unheard_of', 'unknown_type'],
    ['constructor',           'unknown_type'],
    ['',                      'unknown_type'],
  ])('of type %s is ignored', (type, why) => {
    expect(read(type, { id: 'x' })).toEqual(ignored(why));
  });
});
