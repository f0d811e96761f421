import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut, sum, toCredits } from '../../shared/domain/credits.ts';
import type { Draw } from '../../shared/domain/draw.ts';
import type { LotId } from '../../shared/domain/ids.ts';
import { toInstant } from '../../shared/domain/instant.ts';
import * as jobs from '../../shared/domain/job.ts';

const startedAt = toInstant('2026-03-02T09:00:00.000Z');

type State = jobs.Variant['state'];

const ends = {
  captured: { state: 'captured', outcome: 'succeeded', settledAt: startedAt, clause: 'SK-18' },
  restored: { state: 'restored', outcome: 'model_failed', settledAt: startedAt, clause: 'SK-02' },
  pending: { state: 'pending' },
} as const;

/** A job of one variant a state, which paid for itself from these draws. */
function jobOf(states: readonly State[], draws: readonly Draw[]): jobs.Job {
  const credits = shareOut(sum(draws.map((draw) => draw.credits)), states.length);
  const variants = states.map((state, index) => ({
    variantId: `v${index + 1}`,
    credits: credits[index],
    deliveries: [],
    ...ends[state],
  }));
  return {
    product: 'skena',
    jobId: 'j1',
    accountId: 'ada',
    action: 'image',
    startedAt,
    capAt: startedAt,
    draws,
    variants,
    policy: 'skena@1',
    fingerprint: '',
  } as unknown as jobs.Job;
}

const lot = (name: string) => `lot_${name}` as LotId;
const draw = (name: string, credits: number): Draw => ({
  lotId: lot(name),
  credits: toCredits(credits),
});

describe('what a job is, by how its variants ended', () => {
  // biome-ignore format: one case a row
  it.each<[string, State[], jobs.JobStatus]>([
    ['all pending',                  ['pending', 'pending'],               'running'],
    ['one pending still',            ['captured', 'restored', 'pending'],  'running'],
    ['all captured',                 ['captured', 'captured'],             'completed'],
    ['all restored',                 ['restored', 'restored'],             'refunded'],
    ['some of either',               ['captured', 'restored'],             'partly_refunded'],
  ])('%s', (_case, states, status) => {
    expect(jobs.jobStatus(jobOf(states, [draw('a', 6)]))).toBe(status);
  });
});

describe('the pending part of a draw lies between what was spent and what went back', () => {
  const draws = [draw('a', 3), draw('b', 6)];
  const [p, c, r] = ['pending', 'captured', 'restored'] as const;

  it.each<[string, State[], Draw[]]>([
    ['nothing settled', [p, p, p], [draw('a', 3), draw('b', 6)]],
    ['spending began with the first lot', [c, p, p], [draw('b', 6)]],
    ['giving back with the last', [r, p, p], [draw('a', 3), draw('b', 3)]],
    ['whichever variant it was', [p, p, c], [draw('b', 6)]],
    ['both', [c, p, r], [draw('b', 3)]],
    ['all settled', [c, c, r], []],
  ])('%s', (_case, states, pending) => {
    expect(jobs.pendingDraws(jobOf(states, draws))).toEqual(pending);
  });

  it('is counted over all running jobs, lot by lot', () => {
    const running = [
      jobOf(['pending', 'captured'], [draw('a', 2), draw('b', 2)]),
      jobOf(['pending'], [draw('b', 5)]),
    ];
    expect(jobs.pendingFrom(running, lot('a'))).toBe(0);
    expect(jobs.pendingFrom(running, lot('b'))).toBe(7);
    expect(jobs.pendingFrom([], lot('a'))).toBe(0);
  });
});

describe('3: captured + restored + pending = charged, per job and per lot drawn', () => {
  const state = fc.constantFrom<State[]>('pending', 'captured', 'restored');
  const draws = fc
    .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 })
    .map((amounts) => amounts.map((credits, index) => draw(`${index}`, credits)));
  const job = fc
    .tuple(fc.array(state, { minLength: 1, maxLength: 100 }), draws)
    .map(([states, drawn]) => jobOf(states, drawn));

  it('however its variants ended', () => {
    fc.assert(
      fc.property(job, (made) => {
        const drawn = sum(made.draws.map(({ credits }) => credits));
        const parts = [jobs.captured(made), jobs.restored(made), jobs.pending(made)];
        expect(jobs.charged(made)).toBe(drawn);
        expect(sum(parts)).toBe(drawn);
        expect(sum(jobs.pendingDraws(made).map(({ credits }) => credits))).toBe(jobs.pending(made));
        for (const { lotId, credits } of made.draws) {
          expect(jobs.pendingFrom([made], lotId)).toBeLessThanOrEqual(credits);
        }
      }),
    );
  });

  it('it is running for exactly as long as a variant is pending', () => {
    fc.assert(
      fc.property(job, (made) => {
        const isRunning = made.variants.some(jobs.isPending);
        expect(jobs.jobStatus(made) === 'running').toBe(isRunning);
      }),
    );
  });
});
