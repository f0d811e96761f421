import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainJob, explainTile } from '../../shared/contract/explain-job.ts';
import { outcomes } from '../../shared/contract/messages/jobs.ts';
import type { Reader } from '../../shared/contract/reader.ts';
import { decideSettlement, withSettled } from '../../shared/decide/settle.ts';
import { toCredits } from '../../shared/domain/credits.ts';
import { type Draw, sliceDraws } from '../../shared/domain/draw.ts';
import type { EntryId, VariantId } from '../../shared/domain/ids.ts';
import { later } from '../../shared/domain/instant.ts';
import {
  captured,
  isPending,
  type Job,
  pending,
  pendingDraws,
  type Variant,
} from '../../shared/domain/job.ts';
import { postRemixer } from '../../shared/products/post-remixer/product.ts';
import { skena } from '../../shared/products/skena/product.ts';
import { at, jobOf } from '../decide/given.ts';
import { underPolicy } from '../support/under-policy.ts';
import { expectSaid, lotsSaid, momentWords, readersOf } from './said.ts';

const variantOf = (said: Partial<Variant>): Variant =>
  ({ variantId: 'v1', credits: toCredits(12), deliveries: [], ...said }) as Variant;

const draws = [
  { lotId: 'lot_a', credits: 5 },
  { lotId: 'lot_b', credits: 7 },
] as unknown as readonly Draw[];

const jobWith = (...variants: readonly Variant[]): Job => ({ ...jobOf([], []), draws, variants });

const settledAt = later(at, { minutes: 1 });
const clause = 'SK-99';
const saved = [{ kind: 'saved', at }] as const;

/** The first of a job's sentences, in every language. */
const firstOf = (job: Job, look: (text: string, reader: Reader) => void, product = skena) => {
  for (const reader of readersOf(product)) look(explainJob(job, reader)[0] ?? '', reader);
};

describe('a variant says how it ended, which lots paid or got back how much, and by which rule', () => {
  const lots = { names: ['lot_a', 'lot_b'], numbers: [5, 7] };
  const states = ['captured', 'restored'] as const;
  const ends = outcomes.flatMap((outcome) => states.map((state) => [state, outcome] as const));

  it.each(ends)('%s as %s', (state, outcome) => {
    for (const deliveries of [[], saved]) {
      const job = jobWith(variantOf({ state, outcome, settledAt, clause, deliveries }));
      firstOf(job, (text, reader) => {
        const names = ['v1', clause, ...lots.names];
        expectSaid(text, reader, { names, numbers: [12, ...lots.numbers] });
      });
    }
  });

  it('each end in words of its own', () => {
    for (const reader of readersOf()) {
      const said = ends.flatMap(([state, outcome]) =>
        [[], saved].map((deliveries) =>
          explainJob(jobWith(variantOf({ state, outcome, settledAt, clause, deliveries })), reader),
        ),
      );
      // A delivery changes what is said of what was captured although it failed, and of nothing else.
      expect(new Set(said.flat()).size).toBe(6 + 6 + 5);
    }
  });

  it('a success that came too late is free', () => {
    const settled = { state: 'restored', outcome: 'timed_out', settledAt, clause } as const;
    for (const reader of readersOf()) {
      const [late = ''] = explainJob(jobWith(variantOf({ ...settled, late: true })), reader);
      const [early = ''] = explainJob(jobWith(variantOf(settled)), reader);
      expect(late.startsWith(`${early} `)).toBe(true);
    }
  });

  it('one that is rendering says what is set aside, and when it goes back', () => {
    const job = jobWith(variantOf({ state: 'pending' }));
    firstOf(job, (text, reader) => {
      const names = ['v1', ...lots.names, 'SK-04', momentWords(reader, job.capAt)];
      expectSaid(text, reader, { names, numbers: [12, ...lots.numbers] });
    });
  });

  it('and does not promise that where the policy keeps the credits', () => {
    const { settlement } = skena.policy;
    const timed_out = { clause: 'SK-04', restores: false };
    const harsh = underPolicy(skena, {
      ...skena.policy,
      settlement: { ...settlement, timed_out },
    });
    const job = jobWith(variantOf({ state: 'pending' }));
    firstOf(job, (text) => expect(text).not.toContain('SK-04'), harsh);
  });

  it('of several on several lots it is not known yet which pays', () => {
    const [first, second] = [toCredits(4), toCredits(8)];
    const job = jobWith(
      variantOf({ state: 'pending', credits: first }),
      variantOf({ variantId: 'v2' as VariantId, state: 'pending', credits: second }),
    );
    firstOf(job, (text, reader) => {
      const names = ['v1', 'lot_a', 'lot_b', 'SK-04', momentWords(reader, job.capAt)];
      expectSaid(text, reader, { names, numbers: [4, 5, 7] });
    });
  });
});

describe('what is said of lots is what the ledger has', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
  const jobs = fc.tuple(shares, fc.array(fc.nat(), { maxLength: 3 })).map(([parts, cuts]) => {
    const price = parts.reduce((sum, part) => sum + part, 0);
    const ends = [...cuts.map((cut) => cut % (price + 1)), price].toSorted((a, b) => a - b);
    const drawn = ends
      .map((end, index) => [`lot_${'abcd'[index]}`, end - (ends[index - 1] ?? 0)] as const)
      .filter(([, credits]) => credits > 0);
    return jobOf(drawn, parts);
  });
  const claims = fc.array(fc.tuple(fc.constantFrom(...outcomes), fc.integer({ min: 1, max: 5 })), {
    maxLength: 8,
  });

  it('whatever ended in whatever order, each variant names the lots of its own entry', () => {
    fc.assert(
      fc.property(jobs, claims, fc.constantFrom(skena, postRemixer), (job, told, product) => {
        let now = job;
        const moved = new Map<string, readonly Draw[]>();
        for (const [index, [outcome, number]] of told.entries()) {
          const variantId = `v${number}` as VariantId;
          const claim = { outcome, variantIds: [variantId], entryId: 'ent_0' as EntryId };
          const moment = later(at, { milliseconds: index + 1 });
          const decided = decideSettlement(now, claim, product.policy, moment);
          if ('refused' in decided) continue;
          const after = withSettled(now, decided.accepted);
          const spent = sliceDraws(now.draws, captured(now), captured(after));
          moved.set(variantId, decided.accepted.entry?.draws ?? spent);
          now = after;
        }
        for (const reader of readersOf(product)) expectLots(now, moved, reader);
      }),
    );
  });

  function expectLots(job: Job, moved: ReadonlyMap<string, readonly Draw[]>, reader: Reader) {
    const said = explainJob(job, reader);
    for (const [index, variant] of job.variants.entries()) {
      const text = said[index] ?? '';
      const { variantId, credits } = variant;
      const part = isPending(variant) ? pendingDraws(job) : moved.get(variantId);
      const lots = lotsSaid(part ?? []);
      expect(lots.names.length).toBeGreaterThan(0);
      expect(text).toContain(lots.names[0]);
      if (!isPending(variant)) {
        const names = [variantId, variant.clause, ...lots.names];
        expectSaid(text, reader, { names, numbers: [credits, ...lots.numbers] });
      }
    }
    expect(said.length).toBe(job.variants.length);
    expect(pending(job)).toBe(pendingDraws(job).reduce((sum, draw) => sum + draw.credits, 0));
  }
});

describe('the tile of a job', () => {
  const ended = (state: 'captured' | 'restored', count: number) =>
    Array.from({ length: count }, () =>
      variantOf({ state, outcome: 'succeeded', settledAt, clause }),
    );

  // biome-ignore format: one case a row
  it.each([
    // captured  restored  pending   English                            Indonesian
    [0,          0,        1,        'Rendering',                       'Sedang dirender'],
    [2,          0,        0,        'Ready',                           'Siap'],
    [0,          2,        0,        'Refunded',                        'Kredit dikembalikan'],
    [3,          1,        0,        'Partially refunded 1 of 4',       'Kredit dikembalikan sebagian, 1 dari 4'],
    [1,          1000,     0,        'Partially refunded 1,000 of 1,001', 'Kredit dikembalikan sebagian, 1.000 dari 1.001'],
  ])('%i delivered, %i given back, %i rendering', (captured, restored, rendering, ...words) => {
    const waiting = Array.from({ length: rendering }, () => variantOf({ state: 'pending' }));
    const job = jobWith(...ended('captured', captured), ...ended('restored', restored), ...waiting);
    expect(readersOf().map((reader) => explainTile(job, reader))).toEqual(words);
  });
});
