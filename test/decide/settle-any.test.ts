import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draw } from '../../shared/domain/draw.ts';
import {
  captured,
  charged,
  type Job,
  pending,
  pendingDraws,
  restored,
} from '../../shared/domain/job.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { policy as jimeng } from '../../shared/products/jimeng/policy.ts';
import { policy as remixer } from '../../shared/products/post-remixer/policy.ts';
import { policy as skena } from '../../shared/products/skena/policy.ts';
import { delivered, ids, inTime, settled, tooLate } from './endings.ts';
import { at, jobOf, total } from './given.ts';

// biome-ignore format: one word after the other
const outcomes = ['succeeded', 'model_failed', 'timed_out', 'cancelled', 'internal_error', 'no_usable_output'] as const;

describe('whatever is claimed of whichever job', () => {
  const shares = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 });
  const jobs = fc
    .tuple(shares, fc.array(fc.nat(), { maxLength: 4 }), fc.nat(63))
    .map(([parts, cuts, saved]) => {
      const price = parts.reduce((sum, part) => sum + part, 0);
      const ends = [...cuts.map((cut) => cut % (price + 1)), price].toSorted((a, b) => a - b);
      const draws = ends
        .map((end, index) => [`lot_${index}`, end - (ends[index - 1] ?? 0)] as const)
        .filter(([, credits]) => credits > 0);
      const job = jobOf(draws, parts);
      const names = job.variants.map(({ variantId }) => variantId as string);
      return delivered(job, ...names.filter((_, index) => saved & (1 << index)));
    });
  const claims = fc.array(
    fc.record({
      outcome: fc.constantFrom(...outcomes),
      variantIds: fc.option(fc.uniqueArray(fc.constantFrom(...ids('v1', 'v2', 'v3'))), {
        nil: undefined,
      }),
      reason: fc.option(fc.constantFrom('model_error', 'model_timeout'), { nil: undefined }),
      now: fc.constantFrom(at, inTime, tooLate),
    }),
    { maxLength: 10 },
  );
  const policies = fc.constantFrom<Policy>(skena, remixer, jimeng);

  /** Each credit, one by one, by the lot it was drawn from. */
  const oneByOne = (draws: readonly Draw[]) =>
    draws.flatMap(({ lotId, credits }) => Array.from({ length: credits }, () => lotId));

  type Step = ReturnType<typeof settled> & {
    readonly before: Job;
    readonly gone: readonly string[];
  };

  /** Plays the claims and looks at every step. @property gone credits that have gone back so far */
  const play = (check: (step: Step) => void) =>
    fc.assert(
      fc.property(jobs, claims, policies, (job, told, policy) => {
        let before = job;
        let gone: readonly string[] = [];
        for (const { now, variantIds, reason, outcome } of told) {
          // A worker that tells of a success tells of one variant.
          const named = outcome === 'succeeded' ? ids(variantIds?.[0] ?? 'v1') : variantIds;
          const claim = { outcome, ...(named && { variantIds: named }), ...(reason && { reason }) };
          const step = settled(before, claim, policy, now);
          gone = [...gone, ...oneByOne(step.returned)];
          check({ ...step, before, gone });
          before = step.job;
        }
      }),
      { numRuns: 1_500 },
    );

  it('a variant is settled once, and what is written of it stays', () => {
    play(({ before, ...step }) => {
      before.variants.forEach((variant, index) => {
        if (variant.state !== 'pending') expect(step.job.variants[index]).toEqual(variant);
      });
      const count = (job: Job) => job.variants.filter(({ state }) => state !== 'pending').length;
      if (!('refused' in step)) expect(count(step.job)).toBeGreaterThan(count(before));
    });
  });

  it('captured, restored and pending are what was charged', () => {
    play(({ before, job, returned }) => {
      expect(captured(job) + restored(job) + pending(job)).toBe(charged(job));
      expect(total(returned)).toBe(restored(job) - restored(before));
    });
  });

  it('all that has gone back is what was drawn last, credit by credit', () => {
    play(({ job, gone }) => {
      expect(gone).toEqual(oneByOne(job.draws.toReversed()).slice(0, restored(job)));
    });
  });

  it('what is pending of a lot is never what has gone back, or was captured', () => {
    play(({ job }) => {
      const of = (draws: readonly Draw[], lotId: string) =>
        total(draws.filter((draw) => draw.lotId === lotId));
      expect(total(pendingDraws(job))).toBe(pending(job));
      for (const { lotId } of job.draws) {
        expect(of(pendingDraws(job), lotId)).toBeLessThanOrEqual(of(job.draws, lotId));
      }
    });
  });

  it('only what was given back can be late', () => {
    play(({ job }) => {
      for (const { state, late } of job.variants) if (late) expect(state).toBe('restored');
    });
  });

  it('in any order the same variants give the same lots the same credits', () => {
    const ends = fc.array(fc.constantFrom(...outcomes), { minLength: 6, maxLength: 6 });
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
    fc.assert(
      fc.property(jobs, ends, orders, policies, (job, told, order, policy) => {
        const settle = (sequence: readonly number[]) => {
          const given = new Map<string, number>();
          let now = job;
          for (const index of sequence) {
            const variantIds = ids(`v${index + 1}`);
            const step = settled(
              now,
              { outcome: told[index] ?? 'succeeded', variantIds, reason: 'r' },
              policy,
            );
            for (const { lotId, credits } of step.returned) {
              given.set(lotId, (given.get(lotId) ?? 0) + credits);
            }
            now = step.job;
          }
          return { given, variants: now.variants };
        };
        expect(settle(order)).toEqual(settle([0, 1, 2, 3, 4, 5]));
      }),
      { numRuns: 1_500 },
    );
  });
});
