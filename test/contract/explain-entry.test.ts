import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainEntry } from '../../shared/contract/explain-entry.ts';
import { outcomes } from '../../shared/contract/messages/jobs.ts';
import type { Entry, EntryKind } from '../../shared/domain/entry.ts';
import type { JobId, OrderId } from '../../shared/domain/ids.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import {
  decimal,
  expectSaid,
  lotsSaid,
  momentWords,
  readersOf,
  someDraws,
  someMinor,
  totalOf,
} from './said.ts';

type Told = Omit<Entry, 'entryId'>;
type Case = { readonly said: Partial<Told>; readonly names?: readonly string[] };

const clause = 'SK-99';
const orderId = 'ord_7q2' as OrderId;
const lotId = 'lot_7q2';
const jobId = 'job-31' as JobId;

const entryOf = (kind: EntryKind, said: Partial<Told>): Told => ({
  kind,
  credits: 0,
  draws: [],
  clause,
  policy: 'skena@1',
  ...said,
});

const ofOrder = { orderId };
const given = { by: 'sue', reason: 'it was slow' };
const clawback = { ...ofOrder, cause: 'given_back' };

/** What takes or gives credits of lots, by its sign. */
// biome-ignore format: one entry a row
const moving: readonly (readonly [string, EntryKind, 1 | -1, Case])[] = [
  ['a trial',                    'grant',     1,  { said: { cause: 'trial' } }],
  ['a purchase',                 'grant',     1,  { said: { ...ofOrder, cause: 'starter' },   names: [orderId, 'starter'] }],
  ['a charge',                   'charge',    -1, { said: { jobId, cause: 'video' },          names: [jobId, 'video'] }],
  ['a restore of no known end',  'restore',   1,  { said: { jobId, cause: 'who_knows' },      names: [jobId] }],
  ['a lost dispute',             'clawback',  -1, { said: ofOrder,                            names: [orderId] }],
  ['a debt that is paid',        'clawback',  -1, { said: { ...ofOrder, cause: 'owed' },      names: [orderId] }],
  ['credits back, for a dispute', 'clawback', -1, { said: clawback,                           names: [orderId] }],
  ['a refund',                   'refund',    -1, { said: ofOrder,                            names: [orderId] }],
  ['credits back, for a refund', 'refund',    -1, { said: clawback,                           names: [orderId] }],
  ['given again',                'reinstate', 1,  { said: ofOrder,                            names: [orderId] }],
  ['a debt that need not be',    'reinstate', 1,  { said: { ...ofOrder, cause: 'repaid' },    names: [orderId] }],
  ['a closure',                  'forfeit',   -1, { said: { cause: 'customer' } }],
  ['a closure by the product',   'forfeit',   -1, { said: { cause: 'operator' } }],
  ['a gift',                     'adjust',    1,  { said: given,                              names: ['sue', 'it was slow'] }],
  ['a correction',               'adjust',    -1, { said: { ...given, cause: 'cse_5' },       names: ['sue', 'cse_5'] }],
];

/** What moves nothing: credits can be spent no more, or again; or less is owed, or more. */
// biome-ignore format: one entry a row
const still: readonly (readonly [string, EntryKind, Partial<Told>, readonly number[]])[] = [
  ['frozen for a refund',        'refund',    { ...ofOrder, frozen: 1200, cause: 'refund_open' },   [1200]],
  ['frozen for a dispute',       'clawback',  { ...ofOrder, frozen: 1200, cause: 'disputed' },      [1200]],
  ['thawed after a refund',      'reinstate', { ...ofOrder, frozen: -1, cause: 'refund_over' },     [1]],
  ['thawed after a dispute',     'reinstate', { ...ofOrder, frozen: -1, cause: 'dispute_over' },    [1]],
  ['nothing left to take',       'clawback',  { ...ofOrder, owed: 60 },                             [60]],
  ['nothing left to give up',    'refund',    { ...ofOrder, owed: 60 },                             [60]],
  ['less owed',                  'reinstate', { ...ofOrder, owed: -60 },                            [60]],
];

describe('an entry says what moved, of which lots, by which rule', () => {
  it.each(moving)('%s', (_case, kind, sign, { said, names = [] }) => {
    fc.assert(
      fc.property(someDraws, (draws) => {
        const entry = entryOf(kind, { draws, credits: sign * totalOf(draws), ...said });
        for (const reader of readersOf()) {
          const lots = lotsSaid(draws);
          expectSaid(explainEntry(entry, reader), reader, {
            names: [clause, ...lots.names, ...names],
            numbers: [totalOf(draws), ...lots.numbers],
          });
        }
      }),
    );
  });

  it.each(outcomes)('a restore of what ended as %s says so', (cause) => {
    const entry = entryOf('restore', { jobId, cause });
    const unknown = entryOf('restore', { jobId, cause: 'who_knows' });
    for (const reader of readersOf()) {
      expect(explainEntry(entry, reader)).not.toBe(explainEntry(unknown, reader));
    }
  });

  it.each(still)('%s', (_case, kind, said, numbers) => {
    for (const reader of readersOf()) {
      const names = [clause, orderId, lotId];
      expectSaid(explainEntry(entryOf(kind, said), reader), reader, { names, numbers });
    }
  });

  it('and no two kinds of it in the same words', () => {
    const draws = [{ lotId: 'lot_a', credits: 5 }] as never;
    for (const reader of readersOf()) {
      const all = [
        ...moving.map(([, kind, sign, { said }]) => ({ kind, said, credits: 5 * sign, draws })),
        ...still.map(([, kind, said]) => ({ kind, said, credits: 0, draws: [] })),
      ].map(({ kind, said, ...moved }) =>
        explainEntry(entryOf(kind, { ...moved, ...said }), reader),
      );
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('what it changes besides is told in its own numbers', () => {
    const more = fc.integer({ min: 1, max: 10 ** 9 });
    fc.assert(
      fc.property(someDraws, more, fc.boolean(), (draws, other, isMore) => {
        const credits = totalOf(draws);
        const lots = lotsSaid(draws);
        const owed = isMore ? other : -other;
        const taken = entryOf('clawback', { ...ofOrder, draws, credits: -credits, owed });
        const back = entryOf('restore', { jobId, draws, credits, frozen: other });
        for (const reader of readersOf()) {
          const numbers = [credits, other, ...lots.numbers];
          const names = [clause, ...lots.names];
          expectSaid(explainEntry(taken, reader), reader, { names: [...names, orderId], numbers });
          expectSaid(explainEntry(back, reader), reader, { names: [...names, jobId], numbers });
        }
      }),
    );
  });
});

describe('an offer after an outage says what is offered, and until when (JM-07)', () => {
  const expiresAt = toInstant('2026-04-05T22:30:00.000Z');
  const quote = 'rfq_01ABC';

  it('in its own amounts', () => {
    fc.assert(
      fc.property(someMinor, fc.nat(10 ** 6), (netMinor, creditsRetired) => {
        const facts = { netMinor, currency: 'USD', creditsRetired, expiresAt };
        const offer = entryOf('refund', { ...ofOrder, cause: quote, facts });
        for (const reader of readersOf()) {
          expectSaid(explainEntry(offer, reader), reader, {
            names: [clause, orderId, lotId, quote, momentWords(reader, expiresAt)],
            numbers: [decimal(netMinor), creditsRetired],
          });
        }
      }),
    );
  });

  it('one whose terms were not kept with it names the quote that has them', () => {
    const offer = entryOf('refund', { ...ofOrder, cause: quote });
    for (const reader of readersOf()) {
      const names = [clause, orderId, lotId, quote];
      expectSaid(explainEntry(offer, reader), reader, { names, numbers: [] });
    }
  });
});
