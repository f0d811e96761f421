import { describe, expect, it } from 'vitest';
import { readPaddleEvent } from '../../shared/payments/paddle/read-event.ts';
import { event, read, transaction } from './paddle-objects.ts';
import { ignored } from './readings.ts';

describe('an event', () => {
  it('carries its own id, type and time, to the millisecond', () => {
    expect(readPaddleEvent(event('price.created', {}))).toEqual({
      provider: 'paddle',
      eventId: 'evt_1',
      type: 'price.created',
      occurredAt: '2026-11-20T09:30:00.123Z',
      reading: ignored('unknown_type'),
    });
  });

  it('may tell its time with an offset', () => {
    const body = { ...event('price.created', {}), occurred_at: '2026-11-20T11:30:00+02:00' };
    expect(readPaddleEvent(body)?.occurredAt).toBe('2026-11-20T09:30:00.000Z');
  });

  // biome-ignore format: one case a row
  it.each<[string, unknown]>([
    ['null',                       null],
    ['a text',                     'evt_1'],
    ['a list',                     []],
    ['no id',                      { ...event('transaction.paid', transaction), event_id: undefined }],
    ['an id for no key',           { ...event('transaction.paid', transaction), event_id: 'evt 1' }],
    ['no type',                    { ...event('transaction.paid', transaction), event_type: undefined }],
    ['no time',                    { ...event('transaction.paid', transaction), occurred_at: undefined }],
    ['a time that is none',        { ...event('transaction.paid', transaction), occurred_at: '2026-02-30T00:00:00Z' }],
    ['a time before year 0',       { ...event('transaction.paid', transaction), occurred_at: '0000-01-01T00:00:00+01:00' }],
    ['a time past year 9999',      { ...event('transaction.paid', transaction), occurred_at: '9999-12-31T23:59:59-01:00' }],
    ['no data',                    event('transaction.paid', null)],
  ])('is none: %s', (_case, body) => {
    expect(readPaddleEvent(body)).toBeUndefined();
  });

  it('that is a simulation never grants, however it is signed', () => {
    const body = { ...event('transaction.completed', transaction), event_id: 'ntfsimevt_1' };
    expect(readPaddleEvent(body)?.reading).toEqual(ignored('simulated'));
  });

  it.each(['subscription.created', 'transaction.unheard_of', 'toString', ''])(
    'of type %j is ignored',
    (type) => {
      expect(read(type, transaction)).toEqual(ignored('unknown_type'));
    },
  );
});
